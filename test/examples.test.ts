import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { openReferences } from '../src/citations/open-references.ts';
import { plainPage } from '../src/document/plain-page.ts';
import type { Finding } from '../src/gates/finding.ts';
import { GATES } from '../src/gates/index.ts';
import { openLexicon } from '../src/language/lexicon.ts';
import type { SourceFile } from '../src/pack/problem.ts';
import type { FindLibrary } from '../src/pack/read-pack.ts';
import { type Checked, check } from '../src/pipeline/check.ts';
import type { House } from '../src/pipeline/house.ts';
import { readPolicy } from '../src/policy/read-policy.ts';
import { templateSet } from '../src/render/compile-templates.ts';

const ROOT = join(import.meta.dirname, '..');
const TODAY = '2026-11-23';
const POLICY = `
schema: imprimatur.policy/v1
publisher: { name: Example Press }
people: [{ id: demo-author, name: Dana Demo, roles: [author] }]
`;

const slashed = (path: string): string => relative(ROOT, path).split(sep).join('/');
const sourceFile = (path: string): SourceFile => ({ path: slashed(path), bytes: readFileSync(path) });
const examples = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, 'examples', folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort();

/** The nearest `libraries/<id>.yaml` above a pack, as the packs of a publisher find it. */
function librariesOf(pack: string): FindLibrary {
  return (id) => {
    for (let folder = dirname(pack); folder.startsWith(ROOT); folder = dirname(folder)) {
      const path = join(folder, 'libraries', `${id}.yaml`);
      if (existsSync(path)) return sourceFile(path);
    }
    return undefined;
  };
}

async function exampleHouse(): Promise<House> {
  const templates = join(ROOT, 'templates');
  const files = readdirSync(templates, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({
      path: relative(templates, path).split(sep).join('/'),
      text: readFileSync(path, 'utf8'),
    }));
  const policy = readPolicy({ path: 'policy.yaml', bytes: new TextEncoder().encode(POLICY) });
  if (!policy.ok) throw new Error(JSON.stringify(policy.problems));
  const references = await openReferences({ name: 'vancouver' });
  return {
    policy: policy.value,
    templates: templateSet(files),
    references,
    gates: GATES,
    lexicon: openLexicon(),
    retractions: undefined,
  };
}

let house: House;
beforeAll(async () => {
  house = await exampleHouse();
});

const checkExample = (folder: string, name: string): Checked => {
  const path = join(ROOT, 'examples', folder, name);
  return check(sourceFile(path), librariesOf(path), house, TODAY);
};
const errorsOf = ({ findings }: Checked): readonly Finding[] => findings.filter(({ severity }) => severity === 'error');

/** The `- id:` of the entry in which a finding's place lies, in the file that it names. */
function entryAt({ where }: Finding): string | undefined {
  const lines = readFileSync(join(ROOT, where.path), 'utf8').split('\n').slice(0, where.line);
  return lines.findLast((line) => /^ {2}- id: /.test(line))?.slice('  - id: '.length);
}

describe('the accepted examples', () => {
  it('say in their first line what they are and that their facts must be checked', () => {
    const paths = [...examples('accepted').map((name) => `accepted/${name}`), 'libraries/depression.yaml'];

    const heads = paths.map((path) =>
      readFileSync(join(ROOT, 'examples', path), 'utf8')
        .split('\n')
        .slice(0, 2)
        .join(' '),
    );

    for (const head of heads)
      expect(head).toMatch(/^# Example, as of 2026-11-23\. .* check each fact at its source\.$/);
  });

  it.each(examples('accepted'))('%s passes', (name) => {
    const checked = checkExample('accepted', name);

    expect(errorsOf(checked)).toEqual([]);
    expect(checked.verdict).toBe('pass');
    expect(checked.slug).toBe(name.replace('.yaml', ''));
  });

  it.each(examples('accepted'))('%s shows every fact that it may', (name) => {
    const { made } = checkExample('accepted', name);

    const missing = made?.pack.facts.filter(({ id }) => !made.html.includes(`data-fact="${id}"`));

    expect(missing).toEqual([]);
  });

  it.each(examples('accepted'))('%s is a page in plain markup, which is read several times as fast', (name) => {
    const { made } = checkExample('accepted', name);

    expect(plainPage(made?.html ?? '')).toBeDefined();
  });

  it.each(examples('accepted'))('%s has its findings located in the entry that they speak of', (name) => {
    const { findings } = checkExample('accepted', name);

    const spoken = findings.filter(({ where }) => where.factId !== undefined || where.sourceId !== undefined);

    expect(spoken.length).toBeGreaterThan(0);
    for (const finding of spoken) {
      const id = finding.where.factId ?? finding.where.sourceId ?? '';
      const path = id.startsWith('depression/') ? 'examples/libraries/depression.yaml' : `examples/accepted/${name}`;
      expect(finding.where.path).toBe(path);
      expect(entryAt(finding)).toBe(id.replace('depression/', ''));
    }
  });

  it('get from the library only what concerns the places they cover', () => {
    const factsOf = (name: string): readonly string[] =>
      (checkExample('accepted', name).made?.pack.facts ?? []).map(({ id }) => id);

    const kratom = factsOf('kratom-depression.yaml');
    const stJohnsWort = factsOf('st-johns-wort-depression.yaml');

    expect(kratom).toEqual(expect.arrayContaining(['depression/crisis-us', 'depression/crisis-th']));
    expect(kratom).not.toContain('depression/crisis-ie');
    expect(kratom).not.toContain('depression/poison-us');
    expect(stJohnsWort).toEqual(
      expect.arrayContaining(['depression/crisis-us', 'depression/crisis-ie', 'depression/poison-us']),
    );
    expect(stJohnsWort).not.toContain('depression/crisis-th');
  });
});

interface Expectation {
  readonly gate: string;
  readonly element: string | undefined;
  readonly also: readonly string[];
}

function expectationOf(name: string): Expectation {
  const [first = '', why = '', third = ''] = readFileSync(join(ROOT, 'examples', 'rejected', name), 'utf8').split('\n');
  const [, gate = '', element] = /^# expect: ([a-z-]+)(?: ([a-z-]+))?$/.exec(first) ?? [];
  expect(why).toMatch(/^# [A-Z].*\.$/);
  return { gate, element, also: third.startsWith('# also: ') ? third.slice('# also: '.length).split(', ') : [] };
}

describe('the rejected examples', () => {
  it.each(examples('rejected'))('%s is kept out by the gates that its first lines name, and by no other', (name) => {
    const { gate, element, also } = expectationOf(name);

    const checked = checkExample('rejected', name);

    const errors = errorsOf(checked);
    const gates = new Set(errors.map((finding) => finding.gate));
    expect(checked.verdict).toBe(gate === 'pack-valid' ? 'invalid' : 'reject');
    expect([...gates].sort()).toEqual([gate, ...also].sort());
    if (element !== undefined)
      expect(errors.filter((finding) => finding.gate === gate).map((finding) => finding.element)).toContain(element);
  });

  it.each(examples('rejected'))(
    '%s has its errors located in its own file, in the entry that they speak of',
    (name) => {
      const errors = errorsOf(checkExample('rejected', name));

      for (const finding of errors) {
        expect(finding.where.path).toBe(`examples/rejected/${name}`);
        const id = finding.where.factId ?? finding.where.sourceId;
        if (id !== undefined) expect(entryAt(finding)).toBe(id);
      }
    },
  );

  it('keep the kava article out for its missing overdose lines and nothing else', () => {
    const errors = errorsOf(checkExample('rejected', 'kava-anxiety.yaml'));

    expect(errors.map(({ gate, element }) => `${gate} ${element}`)).toEqual(['safety-elements overdose']);
    expect(errors[0]?.message).toContain('Germany (DE), Australia (AU)');
  });

  it('show the misspelt key at its line and column', () => {
    const [error] = errorsOf(checkExample('rejected', 'misspelt-key.yaml'));

    const text = readFileSync(join(ROOT, 'examples/rejected/misspelt-key.yaml'), 'utf8').split('\n');
    const line = text.findIndex((candidate) => candidate.startsWith('    populaton:')) + 1;
    expect(error?.where).toMatchObject({ line, column: 5 });
    expect(error?.remedy).toBe('Did you mean `population`?');
  });
});

describe('all examples', () => {
  it('have slugs of their own', () => {
    const slugs = ['accepted', 'rejected'].flatMap((folder) =>
      examples(folder).map(
        (name) => /^slug: (.+)$/m.exec(readFileSync(join(ROOT, 'examples', folder, name), 'utf8'))?.[1],
      ),
    );

    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs).not.toContain(undefined);
  });
});
