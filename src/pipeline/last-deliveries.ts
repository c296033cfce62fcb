import type { Delivery } from '../stores/delivery-log.ts';
import type { Deps } from './deps.ts';

const MOST = 200;

/** The deliveries that were made last, the newest first. */
export async function lastDeliveries({ stores }: Pick<Deps, 'stores'>): Promise<readonly Delivery[]> {
  let last: Delivery[] = [];
  for await (const delivery of stores.deliveries.all()) {
    last.push(delivery);
    if (last.length > 2 * MOST) last = last.slice(-MOST);
  }
  return last.slice(-MOST).reverse();
}
