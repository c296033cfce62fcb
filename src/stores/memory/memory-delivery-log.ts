import type { Delivery, DeliveryLog } from '../delivery-log.ts';

/** Deliveries that last as long as the process. */
export class MemoryDeliveryLog implements DeliveryLog {
  readonly #deliveries: Delivery[] = [];

  async append(delivery: Delivery): Promise<void> {
    this.#deliveries.push(structuredClone(delivery));
  }

  async *all(): AsyncIterable<Delivery> {
    for (const delivery of [...this.#deliveries]) yield structuredClone(delivery);
  }
}
