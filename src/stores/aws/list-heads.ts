import { BatchGetCommand, type DynamoDBDocumentClient, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { type HeadPage, type HeadQuery, partsOfPlace, placeOfHead } from '../head-query.ts';
import type { HeadRecord } from '../record-store.ts';
import { itemsOf } from './query-items.ts';
import { ALL_HEADS, headIn, INDEXES, type ItemKey } from './record-items.ts';

const LIVE_STATES = ['published', 'withdrawn'];
const STATES = ['rejected', 'in_review', 'changes_requested', 'approved', 'scheduled', 'discarded'];
// The most keys that one read takes (DynamoDB quotas).
const AT_ONCE = 100;
const TRIES = 8;

/** Every head, by slug then locale. Indexes name them a moment late; the heads themselves are read strongly. */
export async function* allHeads(client: DynamoDBDocumentClient, table: string): AsyncIterable<HeadRecord> {
  const query = keysBy(table, INDEXES.name, 'all', ALL_HEADS);
  for await (const keys of groupsOf(itemsOf(client, query))) yield* await readHeads(keys, client, table);
}

/** A page of the heads that fit a query, those changed last first. */
export async function listHeads(query: HeadQuery, client: DynamoDBDocumentClient, table: string): Promise<HeadPage> {
  const found: HeadRecord[] = [];
  // Keys are small and heads are not: only as many keys are read as heads are asked for.
  const asked = { ...keysFor(query, table), Limit: Math.max(AT_ONCE, query.limit + 1) };
  for await (const keys of groupsOf(itemsOf(client, asked))) {
    const heads = await readHeads(keys, client, table);
    found.push(...heads.filter((record) => fits(record, query)));
    if (query.slug === undefined && found.length > query.limit) break;
  }
  // An index by name knows no order of change; the others are in order already.
  found.sort((a, b) => (placeOfHead(a) < placeOfHead(b) ? 1 : -1));
  const { after } = query;
  const rest =
    query.slug === undefined || after === undefined ? found : found.filter((one) => placeOfHead(one) < after);
  const heads = rest.slice(0, query.limit);
  const last = heads.at(-1);
  return rest.length > query.limit && last !== undefined ? { heads, next: placeOfHead(last) } : { heads };
}

/** How many heads there are in each state. */
export async function countHeads(client: DynamoDBDocumentClient, table: string): Promise<ReadonlyMap<string, number>> {
  const counted = await Promise.all(
    [...STATES, ...LIVE_STATES].map(async (state) => {
      let count = 0;
      for await (const _ of itemsOf(client, keysByState(state, table))) count += 1;
      return [state, count] as const;
    }),
  );
  return new Map(counted.filter(([, count]) => count > 0));
}

function keysFor({ slug, state, after }: HeadQuery, table: string): QueryCommandInput {
  if (slug !== undefined) {
    const query = keysBy(table, INDEXES.name, 'all', ALL_HEADS);
    return {
      ...query,
      KeyConditionExpression: '#of = :of AND begins_with(#name, :name)',
      ExpressionAttributeNames: { ...query.ExpressionAttributeNames, '#name': 'name' },
      ExpressionAttributeValues: { ...query.ExpressionAttributeValues, ':name': `${slug} ` },
    };
  }
  const query = state === undefined ? keysBy(table, INDEXES.change, 'all', ALL_HEADS) : keysByState(state, table);
  const backwards = { ...query, ScanIndexForward: false };
  if (after === undefined || partsOfPlace(after) === undefined) return backwards;
  return {
    ...backwards,
    KeyConditionExpression: '#of = :of AND #place < :after',
    ExpressionAttributeNames: { ...query.ExpressionAttributeNames, '#place': 'place' },
    ExpressionAttributeValues: { ...query.ExpressionAttributeValues, ':after': after },
  };
}

function keysByState(state: string, table: string): QueryCommandInput {
  return LIVE_STATES.includes(state)
    ? keysBy(table, INDEXES.live, 'liveState', state)
    : keysBy(table, INDEXES.open, 'openState', state);
}

function keysBy(table: string, index: string, attribute: string, value: string): QueryCommandInput {
  return {
    TableName: table,
    IndexName: index,
    KeyConditionExpression: '#of = :of',
    ExpressionAttributeNames: { '#of': attribute },
    ExpressionAttributeValues: { ':of': value },
  };
}

// What an index said a moment ago need not hold for the head as it is now.
function fits({ head }: HeadRecord, { slug, state, unsigned, batch, assigned, search }: HeadQuery): boolean {
  const { article, title, open, live } = head;
  if (slug !== undefined && article.slug !== slug) return false;
  if (state !== undefined && open?.state !== state && live?.state !== state) return false;
  if (unsigned !== undefined && !(open?.requires.includes(unsigned) && !open.signed.includes(unsigned))) return false;
  if (batch !== undefined && open?.batch !== batch) return false;
  if (assigned !== undefined && open?.assigned !== assigned) return false;
  return search === undefined || `${article.slug} ${title}`.toLowerCase().includes(search.toLowerCase());
}

async function* groupsOf(items: AsyncIterable<object>): AsyncIterable<readonly ItemKey[]> {
  let group: ItemKey[] = [];
  for await (const item of items) {
    const { pk, sk } = item as ItemKey;
    group.push({ pk, sk });
    if (group.length < AT_ONCE) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

async function readHeads(
  keys: readonly ItemKey[],
  client: DynamoDBDocumentClient,
  table: string,
): Promise<readonly HeadRecord[]> {
  const found = new Map<string, HeadRecord>();
  let open: Record<string, unknown>[] = keys.map((key) => ({ ...key }));
  for (let tries = 0; open.length > 0; tries += 1) {
    if (tries === TRIES) throw new Error(`${open.length} heads could not be read: the table is throttled`);
    // Under load the service answers with a part and wants to be asked again a little later.
    if (tries > 0) await new Promise((resolve) => setTimeout(resolve, 25 * 2 ** tries));
    const asked = { RequestItems: { [table]: { Keys: open, ConsistentRead: true } } };
    const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand(asked));
    for (const item of Responses?.[table] ?? []) found.set(String(item.pk), headIn(item));
    open = UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return keys.flatMap(({ pk }) => found.get(pk) ?? []);
}
