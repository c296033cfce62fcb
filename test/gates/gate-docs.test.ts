import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_GATES } from '../../src/gates/all-gates.ts';
import type { Finding } from '../../src/gates/finding.ts';
import { GATES } from '../../src/gates/index.ts';
import type { Report } from '../../src/gates/report.ts';
import { readPack } from '../../src/pack/read-pack.ts';
import { audit } from '../../src/pipeline/audit.ts';
import { check, PACK_VALID } from '../../src/pipeline/check.ts';
import type { House } from '../../src/pipeline/house.ts';
import { EXAMPLE_PACK, exampleHouse, examplePack, fileOf, PAGES, reportOn, TODAY } from './example-house.ts';
import {
  changePack,
  changesOf,
  type Example,
  type Expected,
  examplesOf,
  expectedOfRaw,
  SHOWS,
} from './read-examples.ts';

const PACK_VALID_PAGE = {
  id: PACK_VALID,
  severity: 'error',
  floor: 'error',
  summary: 'The file is a fact pack that can be read: safe YAML, the known keys, and text that a reader can see.',
};
const EXPLAINED = [PACK_VALID_PAGE, ...ALL_GATES];

const textOf = (page: string): string => readFileSync(join(PAGES, `${page}.md`), 'utf8');
const pages = readdirSync(PAGES)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => name.replace(/\.md$/, ''))
  .sort();
const examples = pages.flatMap((page) => examplesOf(page, textOf(page)));
const showing = (...shows: Example['shows'][]) =>
  examples
    .filter((example) => shows.includes(example.shows))
    .map((example): [string, Example] => [`${example.page}.md:${example.line}`, example]);

let house: House;
let base: Report;
beforeAll(async () => {
  house = await exampleHouse();
  base = reportOn(examplePack(), house);
});

function reportOf(example: Example): { readonly report: Report; readonly expected: Expected } {
  const { pack, around, expected } = changesOf(example);
  return { report: reportOn(fileOf(changePack(examplePack().bytes, pack)), house, around), expected };
}

const fits = ({ message, element, where }: Finding, expected: Expected): boolean =>
  (expected.element === undefined || expected.element === element) &&
  (expected.fact === undefined || expected.fact === where.factId) &&
  (expected.source === undefined || expected.source === where.sourceId) &&
  (expected.line === undefined || expected.line === where.line) &&
  (expected.message === undefined || message.includes(expected.message));

/** What tells a finding from the others, whatever line it stands on. */
const nameOf = ({ gate, message, where }: Finding): string =>
  [gate, where.factId ?? where.sourceId ?? '', message].join('\n');

const told = ({ findings }: Report): string =>
  findings.map(({ gate, severity, message }) => `${severity} ${gate}: ${message}`).join('\n');

describe('the example pack', () => {
  it('passes every gate without an error', () => {
    const errors = base.findings.filter(({ severity }) => severity === 'error');

    expect(errors).toEqual([]);
    expect(base.verdict).toBe('pass');
    expect(base.gates).toEqual(
      GATES.map(({ id }) => ({ id, verdict: expect.stringMatching(/^(pass|not-applicable)$/) })),
    );
  });

  it('says in its first line what it is', () => {
    expect(readFileSync(EXAMPLE_PACK, 'utf8')).toMatch(/^# The base of the examples on these pages, as of 2026-11-23/);
  });
});

describe('the pages', () => {
  it('are one for each gate and one for reading packs', () => {
    expect(pages).toEqual(EXPLAINED.map(({ id }) => id).sort());
  });

  it.each(EXPLAINED.map((gate) => [gate.id, gate] as const))(
    '%s opens with its id, summary and severity',
    (id, { summary, severity, floor }) => {
      const [title, , sentence, , grave] = textOf(id).split('\n');

      expect(title).toBe(`# ${id}`);
      expect(sentence).toBe(summary);
      expect(grave).toBe(`Severity: ${severity} · floor: ${floor}`);
    },
  );

  it.each(pages)('%s says what it checks, how to pass, and why, with a source', (page) => {
    const text = textOf(page);

    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
      'What it checks',
      'How to pass',
      'Rationale',
      'Examples',
    ]);
    expect(/^## Rationale\n(.*?)^## Examples$/ms.exec(text)?.[1]).toMatch(/\bSources?: \S.+\n+$/);
  });

  it.each(pages)('%s has an accepted example and one that is not', (page) => {
    const shown = examples.filter((example) => example.page === page).map(({ shows }) => shows);

    const accepted = shown.filter((shows) => shows === 'passes' || shows === 'clean');
    expect(accepted.length).toBeGreaterThan(0);
    expect(shown.length - accepted.length).toBeGreaterThan(0);
  });

  it.each(pages)('%s has no fenced block that is not run', (page) => {
    const fences = textOf(page).match(/^```\S.*$/gm) ?? [];

    expect(fences).toHaveLength(examplesOf(page, textOf(page)).length);
    for (const fence of fences) expect(SHOWS).toContain(fence.split(' ')[1]);
  });

  it('are listed in the README, in the order of the report, with their summaries', () => {
    const listed = readFileSync(join(PAGES, 'README.md'), 'utf8').match(/^- \[.*$/gm);

    expect(listed).toEqual(EXPLAINED.map(({ id, summary }) => `- [${id}](${id}.md): ${summary}`));
  });

  it('link to pages that are there', () => {
    const links = [...pages, 'README'].flatMap((page) => [...textOf(page).matchAll(/\]\(([a-z-]+)\.md\)/g)]);

    for (const [, target] of links) expect(pages).toContain(target);
  });
});

describe('the accepted examples', () => {
  it.each(showing('passes'))('%s passes', (_, example) => {
    const { report } = reportOf(example);

    const errors = report.findings.filter(({ gate, severity }) => gate === example.page && severity === 'error');
    expect(errors).toEqual([]);
    expect([report.verdict, told(report)]).toEqual(['pass', told(report)]);
  });
});

describe('the rejected examples', () => {
  it.each(showing('rejected'))('%s is kept out by the gate of its page', (_, example) => {
    const { report, expected } = reportOf(example);

    const found = report.findings.filter(
      (finding) => finding.gate === example.page && finding.severity === 'error' && fits(finding, expected),
    );
    expect([report.verdict, told(report)]).toEqual(['reject', told(report)]);
    expect([found.length > 0, told(report)]).toEqual([true, told(report)]);
  });
});

describe('the examples of warnings', () => {
  it.each(showing('warned'))('%s is warned of by the gate of its page', (_, example) => {
    const { report, expected } = reportOf(example);

    const own = report.findings.filter(({ gate }) => gate === example.page);
    const before = new Set(base.findings.map(nameOf));
    const fresh = own.filter((finding) => finding.severity === 'warning' && !before.has(nameOf(finding)));
    expect([fresh.some((finding) => fits(finding, expected)), told(report)]).toEqual([true, told(report)]);
    expect(own.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('the examples of articles', () => {
  const said = (example: Example): readonly string[] => {
    const file = { path: 'example.txt', bytes: new TextEncoder().encode(example.text) };
    return audit(file, house, TODAY).findings.flatMap(({ gate, message }) => (gate === example.page ? [message] : []));
  };

  it.each(showing('clean'))('%s is left alone by the gate of its page', (_, example) => {
    expect(said(example)).toEqual([]);
  });

  it.each(showing('flagged'))('%s is flagged by the gate of its page', (_, example) => {
    expect(said(example).length).toBeGreaterThan(0);
  });
});

describe('the examples of files that cannot be read', () => {
  it.each(showing('invalid'))('%s is refused', (_, example) => {
    const { pack, expected } = changesOf(example);

    const { verdict, findings } = check(fileOf(changePack(examplePack().bytes, pack)), () => undefined, house, TODAY);

    expect(verdict).toBe('invalid');
    expect(expected.message).toBeDefined();
    expect(findings.filter((finding) => fits(finding, expected)).map(({ gate }) => gate)).toEqual([PACK_VALID]);
    expect(findings.map(({ message }) => message)).toHaveLength(1);
  });

  it.each(showing('invalid-yaml'))('%s is refused', (_, example) => {
    const expected = expectedOfRaw(example);

    const reading = readPack({ path: 'example.yaml', bytes: new TextEncoder().encode(example.text) }, () => undefined);

    const problems = reading.ok ? [] : reading.problems;
    expect(expected.message).toBeDefined();
    expect(problems.map(({ message }) => message).join('\n')).toContain(expected.message);
    if (expected.line !== undefined) expect(problems.map(({ where }) => where.line)).toContain(expected.line);
  });
});
