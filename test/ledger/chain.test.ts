import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestBytes } from '../../src/digest.ts';
import { chain, EMPTY_TIP, firstBreak, type LedgerEntry, tipOf } from '../../src/ledger/chain.ts';
import { aBuild } from '../a-change.ts';

const ZINC = { slug: 'zinc', locale: 'en-US' };
const IRON = { slug: 'iron', locale: 'en-US' };

const titles = fc.string({ unit: 'binary' });
const chains = fc.array(titles, { minLength: 2, maxLength: 8 }).map((texts) =>
  chain(
    ZINC,
    EMPTY_TIP,
    texts.map((title) => aBuild({ title })),
  ),
);

/** A chain and a place in it. */
const places = chains.chain((entries) => fc.tuple(fc.constant(entries), fc.nat({ max: entries.length - 1 })));

const forgeries: Record<string, (entry: LedgerEntry, text: string) => LedgerEntry> = {
  'title of an event': (entry, text) => ({
    ...entry,
    event: aBuild({ ...entry.event, type: 'draft.built', title: `${text}!` }),
  }),
  'event altogether': (entry) => ({
    ...entry,
    event: { type: 'edition.withdrawn', at: '', draft: digestBytes(''), person: { id: 'x', name: 'X' }, reason: '' },
  }),
  'sequence number': (entry) => ({ ...entry, seq: entry.seq + 1 }),
  'link to the entry before': (entry, text) => ({ ...entry, prev: digestBytes(`${text} forged`) }),
  digest: (entry, text) => ({ ...entry, digest: digestBytes(`${text} forged`) }),
  article: (entry) => ({ ...entry, article: IRON }),
  locale: (entry) => ({ ...entry, article: { ...ZINC, locale: 'de-DE' } }),
};

describe('chain', () => {
  it('links events so that no link is broken, in one go or in several', () => {
    fc.assert(
      fc.property(fc.array(titles), fc.array(titles), (before, after) => {
        const [first, second] = [before, after].map((texts) => texts.map((title) => aBuild({ title })));
        const whole = chain(ZINC, EMPTY_TIP, [...(first ?? []), ...(second ?? [])]);
        const start = chain(ZINC, EMPTY_TIP, first ?? []);

        const parts = [...start, ...chain(ZINC, tipOf(start), second ?? [])];

        expect(parts).toEqual(whole);
        expect(firstBreak(ZINC, parts)).toBeUndefined();
      }),
    );
  });
});

describe('firstBreak', () => {
  it.each(Object.keys(forgeries))('names the entry with another %s', (what) => {
    fc.assert(
      fc.property(places, titles, ([entries, at], text) => {
        const forge = forgeries[what];
        const forged = entries.map((entry, index) => (index === at && forge ? forge(entry, text) : entry));
        fc.pre(JSON.stringify(forged) !== JSON.stringify(entries));

        expect(firstBreak(ZINC, forged)).toContain(`event ${at + 1} of zinc`);
      }),
    );
  });

  it('names the place where an entry before the last was removed', () => {
    fc.assert(
      fc.property(places, ([entries, at]) => {
        fc.pre(at < entries.length - 1);

        expect(firstBreak(ZINC, entries.toSpliced(at, 1))).toContain(`event ${at + 1} of zinc`);
      }),
    );
  });

  it('names the first of two entries that were swapped', () => {
    fc.assert(
      fc.property(places, fc.nat(), ([entries, at], by) => {
        const other = by % entries.length;
        fc.pre(at !== other);
        const [one, two] = [entries[at], entries[other]] as [LedgerEntry, LedgerEntry];

        const swapped = entries.with(at, two).with(other, one);

        expect(firstBreak(ZINC, swapped)).toContain(`event ${Math.min(at, other) + 1} of zinc`);
      }),
    );
  });

  it('names the place where a copy of any entry was inserted', () => {
    fc.assert(
      fc.property(places, fc.nat(), ([entries, at], from) => {
        const copy = entries[from % entries.length] as LedgerEntry;
        const place = copy.seq === at + 1 ? at + 2 : at + 1;

        expect(firstBreak(ZINC, entries.toSpliced(at, 0, copy))).toContain(`event ${place} of zinc`);
      }),
    );
  });

  it('names the entry after one that was inserted with the right links of its own', () => {
    fc.assert(
      fc.property(places, titles, ([entries, at], title) => {
        const inserted = chain(ZINC, tipOf(entries.slice(0, at)), [aBuild({ title })]);

        expect(firstBreak(ZINC, entries.toSpliced(at, 0, ...inserted))).toContain(`event ${at + 2} of zinc`);
      }),
    );
  });

  it('names an entry of another article', () => {
    const entries = chain(IRON, EMPTY_TIP, [aBuild()]);

    expect(firstBreak(ZINC, entries)).toContain('event 1 of zinc (en-US): belongs to iron');
  });

  it('finds nothing wrong with no entries', () => {
    expect(firstBreak(ZINC, [])).toBeUndefined();
  });
});
