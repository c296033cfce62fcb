import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { INDEXES } from '../../src/stores/aws/record-items.ts';
import type { Meter } from './meter.ts';

type Item = Record<string, unknown>;

interface Put {
  readonly Item: Item;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeValues?: Item;
}

interface Asked extends Put {
  readonly Key: Item;
  readonly ConsistentRead?: boolean;
  readonly IndexName?: string;
  readonly KeyConditionExpression: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ScanIndexForward?: boolean;
  readonly TransactItems: readonly { readonly Put: Put }[];
  readonly RequestItems: Record<string, { readonly Keys: readonly Item[] }>;
}

const KB = 1024;
// Each index by what it goes by: the partition, and what sorts in it.
const KEYS: Readonly<Record<string, readonly [string, string]>> = {
  [INDEXES.name]: ['all', 'name'],
  [INDEXES.change]: ['all', 'place'],
  [INDEXES.open]: ['openState', 'place'],
  [INDEXES.live]: ['liveState', 'place'],
};
const sizeOf = (item: Item): number => Buffer.byteLength(JSON.stringify(item));
const failed = (name: string): Error => Object.assign(new Error(name), { name });

/** A client of one table that lasts as long as the process, and counts request units as DynamoDB does. */
export function countingDynamoDB(meter: Meter): DynamoDBDocumentClient {
  // By partition, as the service keeps them: what a query finds must not take longer for what it does not look at.
  const partitions = new Map<unknown, Map<unknown, Item>>();
  const find = ({ pk, sk }: Item): Item | undefined => partitions.get(pk)?.get(sk);
  const keep = (item: Item): void => {
    const partition = partitions.get(item.pk) ?? new Map<unknown, Item>();
    partitions.set(item.pk, partition.set(item.sk, item));
  };
  const within = (pk: unknown): readonly Item[] => [...(partitions.get(pk)?.values() ?? [])];
  const everything = (): readonly Item[] => [...partitions.values()].flatMap((partition) => [...partition.values()]);

  const holds = ({ Item, ConditionExpression, ExpressionAttributeValues = {} }: Put): boolean => {
    const there = find(Item);
    if (ConditionExpression === undefined) return true;
    if (ConditionExpression === 'attribute_not_exists(pk)') return there === undefined;
    return there?.seq === ExpressionAttributeValues[':seq'] && there?.digest === ExpressionAttributeValues[':digest'];
  };
  const put = (one: Put, factor: number): void => {
    const there = find(one.Item);
    const size = Math.max(sizeOf(one.Item), there === undefined ? 0 : sizeOf(there));
    const tableBytes = sizeOf(one.Item) - (there === undefined ? 0 : sizeOf(there));
    meter.add({ writes: factor * Math.ceil(size / KB) + indexWrites(there, one.Item), tableBytes });
    keep(one.Item);
  };
  const query = (asked: Asked): readonly Item[] => {
    const { IndexName, KeyConditionExpression, ExpressionAttributeNames: names = {} } = asked;
    const values = asked.ExpressionAttributeValues ?? {};
    const [partition, sort] = IndexName === undefined ? ['pk', 'sk'] : (KEYS[IndexName] ?? ['', '']);
    const wanted = values[IndexName === undefined ? ':pk' : ':of'];
    const found = (IndexName === undefined ? within(wanted) : everything()).filter((item) => {
      if (item[partition] !== wanted) return false;
      const text = String(item[sort]);
      if (KeyConditionExpression.includes('begins_with')) return text.startsWith(String(values[':name']));
      return !KeyConditionExpression.includes('<') || text < String(values[':after']);
    });
    if (Object.values(names).some((name) => ![partition, sort].includes(name))) throw new Error('an unknown query');
    found.sort((a, b) => (String(a[sort]) < String(b[sort]) ? -1 : 1));
    if (asked.ScanIndexForward === false) found.reverse();
    if (IndexName === undefined) return found;
    return found.map((item) => ({ pk: item.pk, sk: item.sk, [partition]: item[partition], [sort]: item[sort] }));
  };
  const answers: Record<string, (asked: Asked) => object> = {
    GetCommand: ({ Key, ConsistentRead }) => {
      const Item = find(Key);
      meter.add({ reads: readUnits(Item === undefined ? 0 : sizeOf(Item), ConsistentRead) });
      return { Item };
    },
    PutCommand: (asked) => {
      put(asked, 1);
      return {};
    },
    TransactWriteCommand: ({ TransactItems }) => {
      const puts = TransactItems.map(({ Put }) => Put);
      if (!puts.every(holds)) throw failed('ConditionalCheckFailedException');
      for (const one of puts) put(one, 2);
      return {};
    },
    QueryCommand: (asked) => {
      const Items = query(asked);
      meter.add({
        reads: readUnits(
          Items.reduce((sum, item) => sum + sizeOf(item), 0),
          asked.ConsistentRead,
        ),
      });
      return { Items };
    },
    BatchGetCommand: ({ RequestItems }) => {
      const [[table, { Keys }] = ['', { Keys: [] }]] = Object.entries(RequestItems);
      const found = Keys.map(find).filter((item) => item !== undefined);
      for (const item of found) meter.add({ reads: readUnits(sizeOf(item), true) });
      return { Responses: { [table]: found } };
    },
  };
  const send = async (command: { readonly input: Asked; readonly constructor: { readonly name: string } }) => {
    const { name } = command.constructor;
    const answer = answers[name];
    if (answer === undefined) throw new Error(`${name} is not counted`);
    await meter.wait(name === 'PutCommand' ? 'write' : name === 'TransactWriteCommand' ? 'transaction' : 'read');
    return answer(command.input);
  };
  return { send, destroy: () => {} } as unknown as DynamoDBDocumentClient;
}

/** Half a unit for 4 KB, or a whole one if the newest state is asked for; asking for nothing costs as much. */
function readUnits(bytes: number, isStrong = false): number {
  return Math.max(1, Math.ceil(bytes / (4 * KB))) * (isStrong ? 1 : 0.5);
}

/** Writes to the indexes: one to add a key or to take it away, two to move it, none where it stays. */
function indexWrites(before: Item | undefined, after: Item): number {
  return Object.values(KEYS).reduce((sum, [partition, sort]) => {
    const [was, is] = [before, after].map((item) =>
      item?.[partition] === undefined || item[sort] === undefined ? undefined : `${item[partition]} ${item[sort]}`,
    );
    if (was === is) return sum;
    return sum + (was === undefined ? 0 : 1) + (is === undefined ? 0 : 1);
  }, 0);
}
