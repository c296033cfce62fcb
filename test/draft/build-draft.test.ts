import { beforeAll, describe, expect, it } from '@jest/globals';
import { readHtml } from '../../src/document/read-html.ts';
import type { SourceFile } from '../../src/pack/problem.ts';
import type { House } from '../../src/pipeline/house.ts';
import { aHouse, madeOf } from '../pipeline/a-house.ts';
import { aFact, aPack, FACTS, factsWith, packContent } from '../pipeline/a-pack.ts';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

const page = (file: SourceFile = aPack()) => readHtml(madeOf(file, house).html);

/** Texts that have broken out of pages before. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '</span></p></section><h2>Proven cure</h2>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '{{x}} {{{x}}} {{> article/style.css}} {{constructor.constructor "x"}}',
  '${x} <%= x %> #{x}',
  '&amp; &lt;b&gt; &#60;i&#62;',
  '--> <!-- ]]> <![CDATA[',
  '</style><style>*{display:none}</style>',
].map((text) => `${text} is said of zinc`);

describe('a draft', () => {
  it('names the pack, the policy, the templates and the bytes of its page', () => {
    const { draft, html } = madeOf(aPack(), house);

    expect(draft).toMatchObject({ slug: 'zinc-colds', locale: 'en-US', title: 'Zinc and the common cold' });
    expect(draft.policy).toBe(house.policy.digest);
    expect(draft.template).toBe(house.templates.digest);
    expect(madeOf(aPack(), house)).toMatchObject({ draft, html });
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['the title', { title: 'Zinc' }],
    ['a statement', { facts: factsWith('nausea', { statement: 'Lozenges can cause nausea.' }) }],
    ['a date that is on the page', { facts: factsWith('law', { asOf: '2026-06-02' }) }],
    ['a locator', { facts: factsWith('nausea', { citations: [{ source: 'nih-zinc', locator: 'Dose' }] }) }],
    ['a fact less', { facts: factsWith('nausea', undefined) }],
    ['the order of facts', { facts: FACTS.toReversed() }],
    ['a contributor', { contributors: [{ id: 'ed', role: 'author' }] }],
  ])('has another digest when %s differs', (_what, parts) => {
    expect(madeOf(aPack(parts), house).draft.digest).not.toBe(madeOf(aPack(), house).draft.digest);
  });

  it('has the same digest however the pack file is laid out', () => {
    const text = JSON.stringify(packContent(), null, 4);
    const reversed = JSON.stringify(Object.fromEntries(Object.entries(packContent()).reverse()));

    for (const laidOut of [text, reversed, `# A remark.\n${text}\n`]) {
      const file = { path: 'elsewhere/zinc.yaml', bytes: new TextEncoder().encode(laidOut) };
      expect(madeOf(file, house).draft.digest).toBe(madeOf(aPack(), house).draft.digest);
    }
  });

  it('shows every fact of the pack, word for word', () => {
    const { statements } = page();

    for (const fact of FACTS)
      expect(statements.filter(({ fact: id }) => id === fact.id).map(({ text }) => text)).toContain(fact.statement);
  });

  it.each(HOSTILE)('keeps a statement text: %s', (statement) => {
    const facts = [...FACTS, aFact('hostile', 'product', statement)];

    const { statements, headings } = page(aPack({ facts }));

    expect(statements.find(({ fact }) => fact === 'hostile')?.text).toBe(statement.replace(/\s+/g, ' '));
    expect(headings.map(({ text }) => text)).not.toContain('Proven cure');
  });

  it('adds no element for anything that a pack can say', () => {
    const elementsOf = (text: string): number => madeOf(hostile(text), house).html.match(/<[a-z]/g)?.length ?? 0;
    const plain = elementsOf('Nothing more is said of zinc');

    for (const text of HOSTILE) expect({ text, elements: elementsOf(text) }).toEqual({ text, elements: plain });
  });

  it('shows its dates to people and machines', () => {
    const { html } = madeOf(aPack(), house);

    expect(html).toContain('<time datetime="2026-11-01">1 November 2026</time>');
    expect(html).toContain('<time datetime="2026-06-01">1 June 2026</time>');
    expect(html).toContain('<time datetime="2027-04-30">30 April 2027</time>');
  });
});

/** A pack that says a text wherever a person may write one. */
function hostile(text: string): SourceFile {
  const facts = FACTS.map((fact) => ({ ...fact, statement: text, population: text }));
  const sources = packContent().sources as readonly { readonly csl: object }[];
  return aPack({
    title: text,
    topic: {
      substance: { name: text, traits: [] },
      condition: { name: text, crisis: false, standardTreatment: false },
    },
    commercialInterest: text,
    sources: sources.map((source) => ({ ...source, csl: { ...source.csl, publisher: text } })),
    facts: facts.map((fact) =>
      'contact' in fact ? { ...fact, contact: { jurisdiction: 'US', name: text, tel: '1-800-222-1222' } } : fact,
    ),
  });
}

describe('citations on a page', () => {
  it('are numbered by their first use, in reading order', () => {
    const { html } = madeOf(aPack(), house);
    const labels = [...html.matchAll(/role="doc-noteref"[^>]*>\[(\d+)\]/g)].map(([, number]) => Number(number));

    const firsts = [...new Set(labels)];

    expect(firsts).toEqual([1, 2, 3]);
    expect(page().endnotes.map(({ id, source }) => [id, source])).toEqual([
      ['r1', 'zinc-review'],
      ['r2', 'nih-zinc'],
      ['r3', 'dshea'],
    ]);
  });

  it('point to an endnote that is there, and each endnote back to every marker', () => {
    const { html } = madeOf(aPack(), house);
    const markers = [...html.matchAll(/id="(c\d+-\d+)" href="#(r\d+)"/g)].map(([, id, target]) => ({ id, target }));
    const back = [...html.matchAll(/role="doc-backlink" href="#(c\d+-\d+)"/g)].map(([, id]) => id);

    const { ids } = page();

    expect(markers.length).toBeGreaterThan(FACTS.length);
    expect(back.toSorted()).toEqual(markers.map(({ id }) => id).toSorted());
    for (const { target } of markers) expect(ids).toContain(target);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leave out a source that the pack does not have, rather than number it', () => {
    const facts = factsWith('nausea', { citations: [{ source: 'nowhere' }, { source: 'nih-zinc', locator: 'Dose' }] });

    const { statements } = page(aPack({ facts }));

    const nausea = statements.find(({ fact }) => fact === 'nausea');
    expect(nausea?.markers).toEqual([{ target: 'r2', label: '[2]' }]);
  });

  it('give a source that is cited twice by a fact one marker, with both places', () => {
    const citations = [
      { source: 'nih-zinc', locator: '3', label: 'page' },
      { source: 'nih-zinc', locator: '9', label: 'page' },
    ];

    const { html } = madeOf(aPack({ facts: factsWith('nausea', { citations }) }), house);

    expect(html).toContain('page 3; page 9');
  });
});
