import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { CORE_SCHEMA, dump, load } from 'js-yaml';
import type { Problem } from '../../src/pack/problem.ts';
import { type FindLibrary, readPack } from '../../src/pack/read-pack.ts';
import type { ReadPack } from '../../src/pack/resolve-pack.ts';
import { asFile, changed, LIBRARY, PACK } from './example-pack.ts';

const USING = changed(PACK, 'sources:\n', 'uses: [colds]\nsources:\n');
const LIBRARY_PATH = 'packs/libraries/colds.yaml';
const withLibrary =
  (text: string): FindLibrary =>
  (id) =>
    id === 'colds' ? asFile(text, LIBRARY_PATH) : undefined;

function resolved(pack: string, library = LIBRARY): ReadPack {
  const reading = readPack(asFile(pack), withLibrary(library));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}
function problemsOf(pack: string, library = LIBRARY): readonly Problem[] {
  const reading = readPack(asFile(pack), withLibrary(library));
  return reading.ok ? [] : reading.problems;
}

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

describe('a pack that uses a library', () => {
  it('has the facts and sources of the library under the name of the library', () => {
    const { pack } = resolved(USING);

    expect(pack.libraries).toEqual(['colds']);
    expect(pack.facts.map(({ id }) => id)).toEqual(['shorter-colds', 'colds/report-us', 'colds/when-to-see-a-doctor']);
    expect(pack.facts[1]?.citations[0]?.source).toBe('colds/us-line');
    expect(pack.sources.map(({ id }) => id)).toEqual(['review-2024', 'colds/us-line']);
  });

  it('has the facts on a place only where it covers the place', () => {
    const { pack } = resolved(changed(USING, '[US, GB]', '[IE]'));

    expect(pack.facts.map(({ id }) => id)).toEqual(['shorter-colds', 'colds/report-ie', 'colds/when-to-see-a-doctor']);
  });

  it('has the facts on a country of which it covers a part', () => {
    const { pack } = resolved(changed(USING, '[US, GB]', '[US-AL]'));

    expect(pack.facts.map(({ id }) => id)).toContain('colds/report-us');
  });

  it('is refused when the library cites the source of another library', () => {
    const library = changed(LIBRARY, 'source: us-line', 'source: flu/us-line');

    const [problem] = problemsOf(USING, library);

    expect(problem?.where).toMatchObject({ path: LIBRARY_PATH, line: lineOf(library, 'source: flu/us-line') });
    expect(problem?.message).toContain('another library');
  });

  it('leaves out the facts that it omits, and says so with the reason', () => {
    const { pack } = resolved(
      changed(USING, 'uses:', 'omit: [{ fact: colds/report-us, why: said better below }]\nuses:'),
    );

    expect(pack.facts.map(({ id }) => id)).toEqual(['shorter-colds', 'colds/when-to-see-a-doctor']);
    expect(pack.omitted).toEqual([{ fact: 'colds/report-us', why: 'said better below' }]);
  });

  it('has the contributors of the library when it uses one of its facts', () => {
    const { pack } = resolved(USING);

    expect(pack.contributors.map(({ id }) => id)).toEqual(['ana', 'ben']);
  });

  it('does not have the contributors of a library of which it uses no fact', () => {
    const omit = 'omit: [{ fact: colds/report-us, why: no }, { fact: colds/when-to-see-a-doctor, why: no }]';

    const { pack } = resolved(changed(USING, 'uses:', `${omit}\nuses:`));

    expect(pack.contributors.map(({ id }) => id)).toEqual(['ana']);
  });

  it('may cite a source of the library in a fact of its own', () => {
    const { pack } = resolved(changed(USING, 'source: review-2024, locator', 'source: colds/unused, locator'));

    expect(pack.sources.map(({ id }) => id)).toEqual(['review-2024', 'colds/us-line', 'colds/unused']);
  });

  it('keeps a fact of its own apart from one of the same id in the library', () => {
    const { pack } = resolved(changed(USING, 'id: shorter-colds', 'id: when-to-see-a-doctor'));

    expect(pack.facts.map(({ id }) => id)).toContain('when-to-see-a-doctor');
    expect(pack.facts.map(({ id }) => id)).toContain('colds/when-to-see-a-doctor');
  });
});

describe('the place of a part', () => {
  it('is in the pack for its own facts, sources and fields', () => {
    const { locate } = resolved(USING);

    expect(locate({ fact: 'shorter-colds' })).toMatchObject({
      path: 'packs/zinc-colds.yaml',
      line: lineOf(USING, 'shorter-colds'),
    });
    expect(locate({ source: 'review-2024', field: 'csl.DOI' })).toMatchObject({
      line: lineOf(USING, 'DOI'),
      column: 63,
    });
    expect(locate({ field: 'jurisdictions.1' })).toMatchObject({ line: 9, column: 21 });
    expect(locate({ field: 'title' })).toMatchObject({ line: 5 });
  });

  it('is in the library for its facts and sources', () => {
    const { locate } = resolved(USING);

    expect(locate({ fact: 'colds/report-us', field: 'contact' })).toMatchObject({
      path: LIBRARY_PATH,
      line: lineOf(LIBRARY, 'jurisdiction: US'),
    });
    expect(locate({ fact: 'colds/when-to-see-a-doctor' })).toMatchObject({
      path: LIBRARY_PATH,
      line: lineOf(LIBRARY, 'when-to-see'),
    });
    expect(locate({ source: 'colds/us-line' })).toMatchObject({ path: LIBRARY_PATH, line: 5 });
  });

  it('is that of the fact for a field that the fact does not have', () => {
    const { locate } = resolved(USING);

    expect(locate({ fact: 'shorter-colds', field: 'verified' })).toMatchObject({
      line: lineOf(USING, '- id: shorter'),
    });
  });
});

describe('a problem with a library', () => {
  it('is told at the place where an unknown library is named', () => {
    const problems = problemsOf(changed(USING, '[colds]', '[colds, flu]'));

    expect(problems).toEqual([
      {
        where: { path: 'packs/zinc-colds.yaml', line: 12, column: 15 },
        message: 'found no library `flu`',
        remedy: "Add libraries/flu.yaml in the pack's folder or a folder above it.",
      },
    ]);
  });

  it('is told where a library is named twice', () => {
    const problems = problemsOf(changed(USING, '[colds]', '[colds, colds]'));

    expect(problems).toMatchObject([{ where: { line: 12, column: 15 }, message: 'found the library `colds` twice' }]);
  });

  it.each([
    ['colds/report-fr', 'of a library that has no such fact'],
    ['flu/report-us', 'of a library that is not used'],
  ])('is told where %s is omitted, a fact %s', (fact) => {
    const problems = problemsOf(changed(USING, 'uses:', `omit: [{ fact: ${fact}, why: no }]\nuses:`));

    expect(problems).toMatchObject([{ where: { line: 12, column: 16 }, message: `found no fact \`${fact}\` to omit` }]);
  });

  it('is told in the file of the library', () => {
    const problems = problemsOf(USING, changed(LIBRARY, 'kind: seek-care', 'kind: seek-help'));

    expect(problems).toMatchObject([
      {
        where: { path: LIBRARY_PATH, line: lineOf(LIBRARY, 'kind: seek-care') },
        message: expect.stringContaining('seek-help'),
      },
    ]);
  });

  it('is told for a library that has another name than its file', () => {
    const problems = problemsOf(USING, changed(LIBRARY, 'id: colds', 'id: cold'));

    expect(problems).toMatchObject([
      { where: { path: LIBRARY_PATH, line: 2, column: 5 }, message: 'found the id `cold`, expected `colds`' },
    ]);
  });

  it('is told for a library that uses a library', () => {
    const problems = problemsOf(USING, changed(LIBRARY, 'id: colds\n', 'id: colds\nuses: [flu]\n'));

    expect(problems).toMatchObject([
      { where: { path: LIBRARY_PATH, line: 3 }, message: 'found the unknown key `uses`' },
    ]);
  });

  it('is told together with those of the pack', () => {
    const problems = problemsOf(
      changed(USING, 'traits: [mineral]', 'traits: [sedatve]'),
      changed(LIBRARY, 'kind: seek-care', 'kind: seek-help'),
    );

    expect(problems.map(({ where }) => where.path).sort()).toEqual([
      'packs/libraries/colds.yaml',
      'packs/zinc-colds.yaml',
    ]);
  });
});

describe('the digest of a resolved pack', () => {
  it.each<[string, string, string]>([
    ['a source that no fact uses', 'A page that no fact cites', 'Another page'],
    ['a fact on a place that is not covered', 'can be reported by post', 'can be reported by letter'],
    ['the source of such a fact', 'A line in Ireland', 'A line in Dublin'],
    ['a comment', 'schema:', '# a comment\nschema:'],
  ])('stays when the library changes in %s', (_, part, by) => {
    const before = resolved(USING);

    const after = resolved(USING, changed(LIBRARY, part, by));

    expect(after.digest).toBe(before.digest);
  });

  it.each<[string, string, string]>([
    ['a fact that is used', 'should be looked at', 'must be looked at'],
    ['a source that is used', 'A line in the United States', 'A line in America'],
    ['its contributors', 'id: ben', 'id: cem'],
    [
      'a date',
      "last paragraph, label: section }]\n    asOf: '2026-01-01'",
      "last paragraph, label: section }]\n    asOf: '2026-02-01'",
    ],
  ])('changes when the library changes in %s', (_, part, by) => {
    const before = resolved(USING);

    const after = resolved(USING, changed(LIBRARY, part, by));

    expect(after.digest).not.toBe(before.digest);
  });

  it.each<[string, string, string]>([
    [
      'the style of a text',
      'statement: Zinc may shorten colds a little.',
      'statement: >-\n      Zinc may shorten\n      colds a little.',
    ],
    ['quotes', 'title: Does zinc help colds?', "title: 'Does zinc help colds?'"],
    ['the quotes of a date', "'2024-05-09'", '2024-05-09'],
    ['a default that is written out', 'name: zinc,', 'name: zinc, aliases: [],'],
    ['white space', 'help colds?', 'help   colds?'],
    ['a comment', 'locale: en-US', 'locale: en-US # American'],
    ['the order of keys', 'slug: zinc-colds\ntemplate: health-topic', 'template: health-topic\nslug: zinc-colds'],
    ['how an address is written', 'DOI: 10.5555/zinc', 'DOI: "10.5555/zinc"'],
  ])('stays when the pack changes in %s', (_, part, by) => {
    const before = resolved(USING);

    const after = resolved(changed(USING, part, by));

    expect(after.digest).toBe(before.digest);
  });

  it('never depends on the order of keys or the style of the YAML', () => {
    const shuffled = (node: unknown, seed: number): unknown => {
      if (Array.isArray(node)) return node.map((item) => shuffled(item, seed));
      if (node === null || typeof node !== 'object') return node;
      const rank = (key: string): number =>
        [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) + seed) % 997, seed);
      return Object.fromEntries(
        Object.entries(node)
          .sort(([a], [b]) => rank(a) - rank(b))
          .map(([key, item]) => [key, shuffled(item, seed)]),
      );
    };
    const value = load(USING, { schema: CORE_SCHEMA });
    const { digest } = resolved(USING);

    fc.assert(
      fc.property(
        fc.nat(996),
        fc.integer({ min: -1, max: 4 }),
        fc.constantFrom(20, 80, -1),
        (seed, flowLevel, lineWidth) => {
          const written = dump(shuffled(value, seed), { schema: CORE_SCHEMA, flowLevel, lineWidth });

          expect(resolved(written).digest).toBe(digest);
        },
      ),
    );
  });

  it('changes with everything that is resolved, and with nothing else', () => {
    const variants = [
      USING,
      changed(USING, '[US, GB]', '[GB, US]'),
      changed(USING, 'certainty: low', 'certainty: very-low'),
      changed(USING, 'uses: [colds]\n', ''),
      changed(USING, 'commercialInterest: none', 'commercialInterest: We sell zinc.'),
      changed(USING, 'status: current', 'status: corrected'),
      changed(USING, 'locator: abstract', 'locator: results'),
    ];

    const digests = variants.map((text) => resolved(text).digest);

    expect(new Set(digests).size).toBe(variants.length);
  });
});
