import { describe, expect, it } from '@jest/globals';
import type { Problem } from '../../src/pack/problem.ts';
import { readPack } from '../../src/pack/read-pack.ts';
import { asFile, changed, PACK } from './example-pack.ts';

const problemsOf = (text: string): readonly Problem[] => {
  const reading = readPack(asFile(text), () => undefined);
  return reading.ok ? [] : reading.problems;
};
const told = ({ where, message, remedy }: Problem): string => `${where.line}:${where.column} ${message} → ${remedy}`;

describe('reading the shape of a pack', () => {
  it('finds nothing wrong with a good one', () => {
    const reading = readPack(asFile(PACK), () => undefined);

    expect(reading.ok).toBe(true);
  });

  it.each<[string, string, string, string]>([
    [
      'a misspelt key',
      'commercialInterest: none',
      'commercialInterest: none\ncomercialInterest: none',
      '11:1 found the unknown key `comercialInterest` → Did you mean `commercialInterest`?',
    ],
    [
      'a misspelt key of a fact',
      '    citations:',
      '    citatons:',
      '22:5 found the unknown key `citatons` in `facts[0]` → Did you mean `citations`?',
    ],
    [
      'a key that is like no other',
      'commercialInterest: none',
      'commercialInterest: none\nzzzzqqqq: 1',
      '11:1 found the unknown key `zzzzqqqq` → Delete the key; unknown keys are never ignored.',
    ],
    [
      'a field of another kind of fact',
      '    asOf:',
      '    serious: true\n    asOf:',
      '23:5 found the unknown key `serious` in `facts[0]` → Delete the key; unknown keys are never ignored.',
    ],
    ['a missing key', 'locale: en-US\n', '', '1:1 `locale`: found nothing, expected text → Add `locale`.'],
    [
      'a missing key of a source',
      '    tier: systematic-review\n',
      '',
      '13:5 `sources[0].tier`: found nothing, expected one of statute, regulator, guideline, systematic-review, trial, observational, surveillance, survey, case-report, preclinical, reference-work, news, advocacy, commercial → Add `tier`.',
    ],
    [
      'a number for a text',
      'title: Does zinc help colds?',
      'title: 7',
      '5:8 `title`: found 7, expected text → Write what is expected here.',
    ],
    [
      'a text for a list',
      '[US, GB]',
      'US',
      '9:16 `jurisdictions`: found "US", expected a list → Write what is expected here.',
    ],
    [
      'a text for a truth value',
      'crisis: false',
      'crisis: no',
      '8:37 `topic.condition.crisis`: found "no", expected true or false → Write what is expected here.',
    ],
    [
      'a word that is nearly one of the list',
      'status: current',
      'status: curent',
      '15:13 `sources[0].status`: found "curent", expected one of current, corrected, expression-of-concern, retracted, withdrawn → Did you mean `current`?',
    ],
    [
      'a word that is far from the list',
      'certainty: low',
      'certainty: sure',
      '21:55 `facts[0].evidence.certainty`: found "sure", expected one of high, moderate, low, very-low, not-rated → Write what is expected here.',
    ],
    [
      'a schema of another version',
      'pack/v1',
      'pack/v2',
      '1:9 `schema`: found "imprimatur.pack/v2", expected "imprimatur.pack/v1" → Did you mean `imprimatur.pack/v1`?',
    ],
    [
      'an unknown kind',
      'kind: efficacy',
      'kind: opinion',
      '19:11 `facts[0].kind`: found "opinion", expected a known kind → Write what is expected here.',
    ],
    [
      'a kind that is nearly a known one',
      'kind: efficacy',
      'kind: eficacy',
      '19:11 `facts[0].kind`: found "eficacy", expected a known kind → Did you mean `efficacy`?',
    ],
    [
      'a number for a text that may be a whole number',
      'locator: abstract',
      'locator: 4.5',
      '22:49 `facts[0].citations[0].locator`: found 4.5, expected text or a whole number → Put it in quotes.',
    ],
    [
      'a text for a part of a date',
      'DOI: 10.5555/zinc',
      'issued: { date-parts: [[2026, May]] }',
      '16:88 `sources[0].csl.issued.date-parts[0][1]`: found "May", expected a whole number → Write what is expected here.',
    ],
    [
      'an empty list',
      '[US, GB]',
      '[]',
      '9:16 `jurisdictions`: found a list, expected at least 1 entry → Write what is expected here.',
    ],
    [
      'an empty text',
      'name: zinc',
      "name: ' '",
      '7:22 `topic.substance.name`: found " ", expected at least 1 character → Write what is expected here.',
    ],
    [
      'the wrong code of the United Kingdom',
      'GB]',
      'UK]',
      '9:21 `jurisdictions[1]`: found "UK", expected \'GB\', the ISO 3166 code of the United Kingdom → Write what is expected here.',
    ],
    [
      'a day that does not exist',
      "'2024-05-09'",
      "'2024-02-30'",
      '23:11 `facts[0].asOf`: found "2024-02-30", expected a day such as 2026-11-23 → Write what is expected here.',
    ],
    [
      'a statement that is too long',
      'Zinc may shorten colds a little.',
      'zinc '.repeat(61),
      `20:16 \`facts[0].statement\`: found "${'zinc '.repeat(15)}z…, expected at most 60 words, not 61 → Write what is expected here.`,
    ],
    [
      'a trait that is nearly one that asks for more',
      'traits: [mineral]',
      'traits: [sedatve]',
      '7:37 found the trait `sedatve` → Did you mean `sedative`?',
    ],
    [
      'an id that is there twice',
      'facts:\n',
      'facts:\n  - id: shorter-colds\n    kind: efficacy\n    statement: Zinc may do much else.\n    evidence: { design: rct }\n    asOf: 2024-01-01\n',
      '23:9 found the id `shorter-colds` a second time in `facts` → Give each its own id.',
    ],
  ])('tells %s with its place, what was found and what to do', (_, part, by, expected) => {
    const problems = problemsOf(changed(PACK, part, by));

    expect(problems.map(told)).toEqual([expected]);
  });

  it('tells ids that are there twice, near traits, unknown libraries and facts to omit together with all else', () => {
    const fact = PACK.slice(PACK.indexOf('  - id: shorter-colds'));
    const text = `${changed(
      changed(changed(PACK, 'title: Does zinc help colds?', 'title: 7'), 'traits: [mineral]', 'traits: [sedatve]'),
      'sources:',
      'uses: [nowhere]\nomit: [{ fact: elsewhere/poison-us, why: not covered }]\nsources:',
    )}${fact}`;

    const problems = problemsOf(text);

    expect(problems.map(({ message }) => message)).toEqual([
      '`title`: found 7, expected text',
      'found the trait `sedatve`',
      'found no library `nowhere`',
      'found no fact `elsewhere/poison-us` to omit',
      'found the id `shorter-colds` a second time in `facts`',
    ]);
  });

  it('tells what else is wrong with a fact whose kind is nearly a known one', () => {
    const text = changed(
      changed(changed(PACK, 'kind: efficacy', 'kind: eficacy'), 'certainty: low', 'certainty: lo'),
      "    asOf: '2024-05-09'\n",
      '    serious: true\n',
    );

    const problems = problemsOf(text);

    expect(problems.map(({ message }) => message)).toEqual([
      '`facts[0].asOf`: found nothing, expected text',
      '`facts[0].kind`: found "eficacy", expected a known kind',
      '`facts[0].evidence.certainty`: found "lo", expected one of high, moderate, low, very-low, not-rated',
      'found the unknown key `serious` in `facts[0]`',
    ]);
  });

  it('looks for no library by a name that is none', () => {
    const asked: string[] = [];

    readPack(asFile(changed(PACK, 'sources:', "uses: ['../secrets', colds]\nsources:")), (id) => {
      asked.push(id);
      return undefined;
    });

    expect(asked).toEqual([]);
  });

  it('tells at most a hundred ids that are there twice, and a count of the rest', () => {
    const fact = PACK.slice(PACK.indexOf('  - id: shorter-colds'));

    const problems = problemsOf(`${PACK}${fact.repeat(150)}`);

    expect(problems.length).toBe(101);
    expect(problems.at(-1)).toMatchObject({ message: 'found 50 further problems' });
  });

  it('tells every problem at once, in the order of the file', () => {
    const text = changed(
      changed(changed(PACK, 'title: Does zinc help colds?', 'title: 7'), 'certainty: low', 'certainty: sure'),
      'slug: zinc-colds',
      'slug: Zinc',
    );

    const problems = problemsOf(text);

    expect(problems.map(({ where }) => where.line)).toEqual([2, 5, 21]);
  });
});

describe('a number that is written bare', () => {
  const LINE = changed(
    PACK,
    'kind: efficacy',
    'kind: crisis-line\n    contact: { jurisdiction: GB, name: Help, tel: 0 }',
  );
  const contentOf = (text: string) => {
    const reading = readPack(asFile(text), () => undefined);
    return reading.ok ? reading.value.pack : undefined;
  };

  it.each(['08001111', '+441132345678', '116123', '111'])('is the telephone number %s, digit for digit', (tel) => {
    const pack = contentOf(changed(LINE, 'tel: 0', `tel: ${tel}`));

    expect(pack?.facts[0]).toMatchObject({ contact: { tel } });
  });

  it.each(['010', '12', '5.0', '1e3'])('is the locator %s as it is written', (locator) => {
    const pack = contentOf(changed(PACK, 'locator: abstract', `locator: ${locator}`));

    expect(pack?.facts[0]?.citations[0]).toMatchObject({ locator });
  });

  it('is the same day of a source with and without a zero before it', () => {
    const issuedOn = (parts: string) =>
      contentOf(changed(PACK, 'DOI: 10.5555/zinc', `issued: { date-parts: [[${parts}]] }`))?.sources[0]?.csl.issued;

    expect(issuedOn('2019, 04, 08')).toEqual({ 'date-parts': [[2019, 4, 8]] });
    expect(issuedOn('2019, 04, 08')).toEqual(issuedOn('2019, 4, 8'));
  });
});

describe('a field of a pack', () => {
  const accepts = (part: string, by: string): boolean => problemsOf(changed(PACK, part, by)).length === 0;

  it.each([
    '../x',
    '..%2fx',
    '..\\x',
    '/abs',
    'a/../../b',
    '.',
    '..',
    '',
    'a b',
    'a--b',
    '-a',
    'a-',
    'a_b',
    'a.b',
    'index',
    '404',
    'feed.xml',
    'sitemap.xml',
    'assets',
    'api',
    '.well-known',
    '__proto__',
    'constructor',
    'prototype',
    'CON',
    'con',
    'aux',
    'nul',
    'prn',
    'com1',
    'lpt9',
    'a.',
    'a ',
    ' a',
    'a'.repeat(81),
    'a\\0b',
    'café',
    'cafe\u0301',
    'ABC',
    'ı',
    'İ',
    'ſ',
    '\u212a',
    'ｚｉｎｃ',
  ])('refuses the slug %j', (slug) => {
    const fits = accepts('slug: zinc-colds', `slug: "${slug.replace('..\\x', '..\\\\x')}"`);

    expect(fits).toBe(false);
  });

  it.each(['a', 'zinc', 'zinc-colds', '7-days', 'a'.repeat(80), 'con-artists', 'index-2'])(
    'accepts the slug %j',
    (slug) => {
      const fits = accepts('slug: zinc-colds', `slug: ${slug}`);

      expect(fits).toBe(true);
    },
  );

  it.each(['en/../../x', 'en-us', 'EN-US', 'en_US', '', 'x', 'en-US-', '1', 'zh-cn', 'iw'])(
    'refuses the locale %j',
    (locale) => {
      const fits = accepts('locale: en-US', `locale: "${locale}"`);

      expect(fits).toBe(false);
    },
  );

  it.each(['en-US', 'en-GB', 'de', 'zh-Hant-TW', 'es-419', 'ar'])('accepts the locale %j', (locale) => {
    const fits = accepts('locale: en-US', `locale: ${locale}`);

    expect(fits).toBe(true);
  });

  it.each([
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-1-1',
    '24-01-01',
    '0000-01-01',
    '1499-12-31',
    '9999-12-31',
    '3000-01-01',
    '2024-01-01T00:00:00Z',
    '01.02.2024',
    '2024/01/01',
    '２０２４-01-01',
    ' 2024-01-01',
    'today',
    '',
  ])('refuses the day %j', (day) => {
    const fits = accepts("asOf: '2024-05-09'", `asOf: "${day}"`);

    expect(fits).toBe(false);
  });

  it.each(["'2024-02-29'", '2024-02-29', '1500-01-01', '2999-12-31'])('accepts the day %s, in quotes or not', (day) => {
    const fits = accepts("asOf: '2024-05-09'", `asOf: ${day}`);

    expect(fits).toBe(true);
  });

  it.each(['UK', 'us', 'USA', 'XX', 'US-ZZ', 'GB-ENG ', 'EU-DE', ''])('refuses the place %j', (code) => {
    const fits = accepts('[US, GB]', `["${code}"]`);

    expect(fits).toBe(false);
  });

  it.each(['US', 'US-AL', 'GB', 'GB-ENG', 'EU', 'DE-BY', 'TH'])('accepts the place %j', (code) => {
    const fits = accepts('[US, GB]', `[${code}]`);

    expect(fits).toBe(true);
  });

  it('folds white space in texts of one line', () => {
    const reading = readPack(
      asFile(changed(PACK, 'title: Does zinc help colds?', 'title: "  Does\\n zinc   help colds? "')),
      () => undefined,
    );

    expect(reading.ok && reading.value.pack.title).toBe('Does zinc help colds?');
  });
});
