import { describe, expect, it } from '@jest/globals';
import { chain, EMPTY_TIP, type LedgerEntry } from '../../src/ledger/chain.ts';
import type { ReviewEvent } from '../../src/review/event.ts';
import { voided } from '../../src/review/voids.ts';
import { eventsOf, mergeEntries, partitionOf } from '../../src/stores/aws/event-partitions.ts';
import { aRelease, aSignOff, build, NOW, SIGNED } from '../review/a-history.ts';

const ARTICLE = { slug: 'zinc-colds', locale: 'en-US' };

const entriesOf = (events: readonly ReviewEvent[]): readonly LedgerEntry[] => chain(ARTICLE, EMPTY_TIP, events);
const within = (entries: readonly LedgerEntry[], partition: string) =>
  entries.filter(({ event }) => partitionOf(event.type) === partition);

describe('the partitions of events', () => {
  const events = [
    build(),
    aSignOff('editor', 'ed'),
    voided(aSignOff('editor', 'ed'), NOW, 'revoked', 'No.'),
    ...SIGNED,
    aRelease(),
  ];
  const entries = entriesOf(events);

  it('give the whole chain back in its order, whatever was read first', () => {
    const found = (['RELEASED', 'VOIDED', 'DECIDED', 'BUILT'] as const).map(
      (partition) => [partition, within(entries, partition)] as const,
    );

    expect(mergeEntries(ARTICLE, found)).toEqual(entries);
  });

  it.each(['signoff.given', 'edition.withdrawn', 'publication.scheduled'] as const)(
    'keep %s out of the reach of whoever builds or publishes',
    (type) => {
      expect(partitionOf(type)).toBe('DECIDED');
    },
  );

  it.each(['BUILT', 'RELEASED', 'VOIDED'] as const)('refuse a sign-off that lies in %s', (partition) => {
    const forged = entries.filter(({ event }) => event.type === 'signoff.given');
    expect(forged).not.toEqual([]);

    expect(() => mergeEntries(ARTICLE, [[partition, forged]])).toThrow(/signoff\.given, was written by a role/);
  });

  it('have keys that no two articles share', () => {
    expect(eventsOf('BUILT', ARTICLE)).toBe('BUILT#zinc-colds#en-US');
  });
});
