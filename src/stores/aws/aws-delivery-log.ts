import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Delivery, DeliveryLog } from '../delivery-log.ts';
import { itemsOf } from './query-items.ts';

const PARTITION = 'DELIVERY';
const KEPT_DAYS = 90;

/** Deliveries in the table; after three months the service removes them by itself. */
export class AwsDeliveryLog implements DeliveryLog {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  #last = '';
  #count = 0;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async append(delivery: Delivery): Promise<void> {
    const { at, endpoint, id, attempt } = delivery;
    // Deliveries of one moment keep the order in which this process made them.
    this.#count = at === this.#last ? this.#count + 1 : 0;
    this.#last = at;
    const expires = Math.floor(Date.parse(at) / 1000) + KEPT_DAYS * 86_400;
    const sk = `${at} ${String(this.#count).padStart(6, '0')} ${endpoint} ${id} ${attempt}`;
    const Item = { pk: PARTITION, sk, delivery: JSON.stringify(delivery), ...(id === 'begin' ? {} : { expires }) };
    await this.#client.send(new PutCommand({ TableName: this.#table, Item }));
  }

  async *all(): AsyncIterable<Delivery> {
    const asked = {
      TableName: this.#table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': PARTITION },
    };
    for await (const { delivery } of itemsOf(this.#client, asked)) yield JSON.parse(String(delivery));
  }
}
