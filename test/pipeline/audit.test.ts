import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildDraft } from '../../src/draft/build-draft.ts';
import { readPack } from '../../src/pack/read-pack.ts';
import { audit } from '../../src/pipeline/audit.ts';
import type { Checked } from '../../src/pipeline/check.ts';
import type { House } from '../../src/pipeline/house.ts';
import { readRetractions } from '../../src/policy/retractions.ts';
import { exampleHouse, examplePack, TODAY } from '../gates/example-house.ts';

const SEED = readFileSync(join(import.meta.dirname, 'seed-article.txt'), 'utf8');
const CORPUS = join(import.meta.dirname, '..', '..', 'corpus');
const BYLINE = '<p>By Ada Example. Reviewed by Grace Sample, pharmacist. Last reviewed 3 October 2026.</p>';

let house: House;
let good: string;
beforeAll(async () => {
  house = await exampleHouse();
  const reading = readPack(examplePack(), () => undefined);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  good = buildDraft(reading.value, house).html.replace('</h1>', `</h1>${BYLINE}`);
});

const auditOf = (text: string, path = 'article.txt'): Checked =>
  audit({ path, bytes: new TextEncoder().encode(text) }, house, TODAY);
const errorsOf = (checked: Checked): readonly string[] =>
  checked.findings.flatMap(({ gate, severity, message, element }) =>
    severity === 'error' ? [`${gate}${element === undefined ? '' : ` (${element})`}: ${message}`] : [],
  );
const elementsOf = (checked: Checked, gate: string): readonly string[] =>
  checked.findings.flatMap((finding) =>
    finding.gate === gate && finding.element !== undefined ? [finding.element] : [],
  );

describe('an article without sources', () => {
  it('is rejected with findings in every paragraph, each with its place and exact words', () => {
    const { verdict, findings } = auditOf(SEED);
    const lines = SEED.split('\n');

    expect(verdict).toBe('reject');
    const places = new Set(
      findings.map(({ gate, where, message }) => `${gate} ${where.line}:${where.column} ${message}`),
    );
    expect(places.size).toBeGreaterThanOrEqual(40);
    const touched = new Set(findings.map(({ where }) => where.line));
    for (const [index, line] of lines.entries()) if (line.length > 200) expect(touched).toContain(index + 1);
    for (const { where, gate } of findings) {
      if (where.excerpt === undefined) continue;
      const words = [...(lines[where.line - 1] ?? '')].slice(where.column - 1).join('');
      expect([gate, words.slice(0, where.excerpt.length)]).toEqual([gate, where.excerpt]);
    }
  });

  it('is told every element that it lacks', () => {
    const checked = auditOf(SEED);

    expect(elementsOf(checked, 'safety-elements')).toEqual(
      expect.arrayContaining([
        'serious-adverse-effects',
        'interactions',
        'contraindications',
        'pregnancy',
        'dependence',
        'overdose',
        'seek-care',
        'crisis-line',
        'do-not-stop',
        'uncertainty',
      ]),
    );
    expect(elementsOf(checked, 'legal-elements')).toEqual([
      'status',
      'as-of',
      'instrument',
      'regulator-position',
      'not-advice',
    ]);
  });

  it('is rejected with findings whose words stand in the file just where they say, counted in characters', () => {
    const { findings } = auditOf('🌿 Kava is a plant. It “cures”\r\nanxiety, tre\u200bats pain.');

    const claim = findings.find(({ gate }) => gate === 'disease-claim');
    expect(claim).toMatchObject({
      message: expect.stringContaining('“cures”'),
      where: { line: 1, column: 20, excerpt: 'It “cures” anxiety, tre\u200bats pain.' },
    });
    const hidden = findings.find(({ gate }) => gate === 'hidden-characters');
    expect(hidden?.where).toMatchObject({ line: 2, column: 10, excerpt: 'tre\u200bats' });
  });

  it.each(readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:txt|md|html)$/.test(path)))(
    'is shown by words that begin where the finding says: %s',
    (path) => {
      const text = readFileSync(join(CORPUS, path), 'utf8');
      const lines = text.split('\n');

      for (const { where, gate } of auditOf(text, path).findings) {
        if (where.excerpt === undefined) continue;
        const line = [...(lines[where.line - 1] ?? '')].slice(where.column - 1).join('');
        const rest = [line, ...lines.slice(where.line)].join(' ').replace(/\s+/g, ' ');
        expect([gate, rest.slice(0, where.excerpt.length)]).toEqual([gate, where.excerpt]);
      }
    },
  );
});

describe('an article as this house builds it', () => {
  it('passes', () => {
    expect(errorsOf(auditOf(good, 'good.html'))).toEqual([]);
  });
});

describe('an article that tries to look careful', () => {
  const marked = (marker: string): string => SEED.replace(/([.?!])(\s|$)/g, `${marker}$1$2`);
  const inYears = (html: string, years: number): string =>
    html.replace(/\b20\d\d\b/g, (year) => String(Number(year) + years));
  const vendor = '\n\nReferences\n[1] https://www.kratom-kings-shop.com/benefits\n';

  it.each<[string, () => string, string, readonly string[]]>([
    [
      'headings over its own boilerplate',
      () =>
        SEED.replace(/^Navigating.*$/m, '## Safety\n').concat(
          '\n## Legal\n\nUsers should be aware of the legal status of kratom in their jurisdiction.',
        ),
      'a.md',
      ['safety-elements', 'legal-elements', 'disease-claim'],
    ],
    [
      'a marker after every sentence, and one seller to lead to',
      () => marked(' [1]') + vendor,
      'a.txt',
      ['citation-resolves', 'safety-elements', 'vague-authority'],
    ],
    [
      'markers that lead nowhere',
      () => `${marked(' [9]')}\n\nReferences\n1. Doe J. Kratom. J Pain. 2020. doi:10.1000/abc\n`,
      'a.txt',
      ['citation-resolves', 'safety-elements'],
    ],
    [
      'a footnote that takes everything back',
      () => `${SEED}\n\nNone of these statements is meant as a claim, and nothing here has been shown.`,
      'a.txt',
      ['disease-claim', 'safety-elements'],
    ],
    [
      'the disclaimer of supplement makers',
      () =>
        `These statements have not been evaluated by the FDA. This product is not intended to diagnose, treat, cure or prevent any disease.\n\n${SEED}`,
      'a.txt',
      ['disease-claim', 'safety-elements', 'legal-elements'],
    ],
    [
      'claims moved into the title',
      () => good.replace('<title>', '<title>Kava cures anxiety: '),
      'a.html',
      ['disease-claim'],
    ],
    [
      'claims moved into the description',
      () => good.replace('</title>', '</title><meta name="description" content="Kava cures anxiety.">'),
      'a.html',
      ['disease-claim'],
    ],
    [
      'claims moved into alt text',
      () => good.replace('</main>', '<img alt="A man whom kava cured of his anxiety"></main>'),
      'a.html',
      ['disease-claim'],
    ],
    [
      'claims moved into structured data',
      () =>
        good.replace(
          '</head>',
          '<script type="application/ld+json">{"@type":"Article","headline":"Kava cures anxiety"}</script></head>',
        ),
      'a.html',
      ['disease-claim'],
    ],
    [
      'claims moved into a heading',
      () => good.replace('</main>', '<h2>Kava cures anxiety</h2></main>'),
      'a.html',
      ['disease-claim'],
    ],
    [
      'a zero-width space',
      () => good.replace('</main>', '<p>Kava tre\u200bats anxiety.</p></main>'),
      'a.html',
      ['hidden-characters', 'disease-claim'],
    ],
    [
      'a Cyrillic letter',
      () => good.replace('</main>', '<p>Kava tre\u0430ts anxiety.</p></main>'),
      'a.html',
      ['hidden-characters', 'disease-claim'],
    ],
    [
      'a law without its date',
      () => good.replace(/<time[^>]*>.*?<\/time>/gs, '').replace(/\b(?:19|20)\d\d\b/g, ''),
      'a.html',
      ['legal-elements'],
    ],
    ['a law that was looked up 400 days ago', () => inYears(good, -2), 'a.html', ['legal-elements']],
    [
      'a crisis line of another country',
      () => good.replace(/lang="[^"]*"/, 'lang="en-GB"').replace(/116 ?123|Samaritans/g, '988'),
      'a.html',
      ['safety-elements'],
    ],
    [
      'a benefit drawn from mice',
      () => good.replace('</main>', '<p>In mice kavalactones raise GABA, so kava relieves anxiety.</p></main>'),
      'a.html',
      ['mechanism-not-benefit'],
    ],
    [
      'a reviewer who is the author',
      () => good.replace('Grace Sample', 'Ada Example'),
      'a.html',
      ['byline-and-review'],
    ],
  ])('is rejected for all %s', (_, write, path, gates) => {
    const checked = auditOf(write(), path);

    expect(checked.verdict).toBe('reject');
    const found = new Set(checked.findings.flatMap(({ gate, severity }) => (severity === 'error' ? [gate] : [])));
    expect([...found]).toEqual(expect.arrayContaining([...gates]));
  });
});

describe('an article that rests on a retracted work', () => {
  it.each([
    ['by its DOI', 'https://doi.org/10.5555/GONE'],
    ['by its number in PubMed', 'https://pubmed.ncbi.nlm.nih.gov/123456/'],
  ])('is rejected %s', (_, address) => {
    const list = {
      schema: 'imprimatur.retractions/v1',
      date: '2026-11-20',
      entries: [{ doi: '10.5555/gone' }, { pmid: '123456' }],
    };
    const retractions = readRetractions('list.json', JSON.stringify(list));
    const text = `Kava has hurt livers [1].\n\nReferences\n1. Doe J. Kava and the liver. J Hepatol. 2019. ${address}\n`;
    const bytes = new TextEncoder().encode(text);
    const gate = 'not-retracted';
    const found = (known: House['retractions']) =>
      audit({ path: 'a.txt', bytes }, { ...house, retractions: known }, TODAY).findings.filter(
        (finding) => finding.gate === gate,
      );

    expect(found(retractions)).toMatchObject([{ severity: 'error', where: { line: 4 } }]);
    expect(found(undefined)).toMatchObject([{ severity: 'note' }]);
  });

  it('is rejected for what the entry itself says', () => {
    const text = 'Kava has hurt livers [1].\n\nReferences\n1. Doe J. RETRACTED: Kava and the liver. J Hepatol. 2019.\n';

    expect(errorsOf(auditOf(text)).join()).toContain('not-retracted: The entry itself');
  });
});

describe('a trustworthy article', () => {
  it.each([
    ['that denies a claim', '<p>No clinical trial has shown that kava treats depression.</p>'],
    [
      'with what people report, labelled as such',
      '<section id="x"><h2>What people report</h2><p>Some users say that they feel calm. That cannot show that it works.</p></section>',
    ],
    [
      'with an amount that a study gave',
      '<p>In one trial participants took 120 mg a day, which is not a recommendation.</p>',
    ],
  ])('%s passes', (_, added) => {
    expect(errorsOf(auditOf(good.replace('</main>', `${added}</main>`), 'good.html'))).toEqual([]);
  });
});

describe('a sentence with more markers than anybody reads', () => {
  it('has twenty of those that lead nowhere named, and the rest counted', () => {
    const markers = Array.from({ length: 25 }, (_, index) => `[${index + 1}]`).join('');

    const told = auditOf(`Kava is a plant${markers}.`).findings.filter(({ gate }) => gate === 'citation-resolves');

    expect(told.map(({ message }) => message).slice(19, 21)).toEqual([
      'The marker [20] leads to no entry by which a reader could find the work.',
      'Nor do 5 more markers of this sentence lead to one.',
    ]);
  });
});
