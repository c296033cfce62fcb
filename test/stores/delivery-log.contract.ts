import { beforeEach, expect, it } from '@jest/globals';
import type { Delivery, DeliveryLog } from '../../src/stores/delivery-log.ts';
import { collect } from '../collect.ts';

const DELIVERY: Delivery = {
  endpoint: 'https://cms.example/hook',
  id: 'zinc.en-US.1',
  type: 'draft.built',
  article: { slug: 'zinc', locale: 'en-US' },
  seq: 1,
  at: '2026-03-01T00:00:00.000Z',
  attempt: 1,
  status: null,
  outcome: 'failed',
};

/** What every DeliveryLog owes its callers. An adapter is done when this is green. */
export function itIsADeliveryLog(open: () => Promise<DeliveryLog>): void {
  let log: DeliveryLog;
  beforeEach(async () => {
    log = await open();
  });

  it('has none at first', async () => {
    expect(await collect(log.all())).toEqual([]);
  });

  it('gives all, in the order in which they were added, also those of one moment', async () => {
    const added = Array.from({ length: 30 }, (_, index) => ({ ...DELIVERY, seq: index, id: `zinc.${30 - index}` }));
    for (const delivery of added) await log.append(delivery);
    const later = { ...DELIVERY, at: '2026-03-02T00:00:00.000Z', status: 204, outcome: 'delivered' as const };
    await log.append(later);

    expect(await collect(log.all())).toEqual([...added, later]);
  });

  it('keeps every one of many added at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, seq) => log.append({ ...DELIVERY, seq, id: `zinc.${seq}` })));

    expect(await collect(log.all())).toHaveLength(20);
  });
}
