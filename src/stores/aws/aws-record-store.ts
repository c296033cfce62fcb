import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { canonicalJson } from '../../digest.ts';
import { ImprimaturError } from '../../errors.ts';
import { type ChainTip, chain, type LedgerEntry, tipOf } from '../../ledger/chain.ts';
import type { CheckpointMark } from '../../ledger/checkpoint.ts';
import type { ArticleKey } from '../../review/event.ts';
import { checkChanges } from '../check-changes.ts';
import type { HeadPage, HeadQuery } from '../head-query.ts';
import { checkpointMarkOf, type MarkRow, markOf } from '../record-rows.ts';
import type { BuildMark, Change, HeadRecord, RecordStore } from '../record-store.ts';
import { isLostRace, orConflict } from './aws-error.ts';
import { EVENT_PARTITIONS, type EventPartition, eventsOf, mergeEntries } from './event-partitions.ts';
import { allHeads, countHeads, listHeads } from './list-heads.ts';
import { itemsOf } from './query-items.ts';
import { CHECKPOINT_KEY, entryIn, eventItem, headIn, headItem, headKey, markKey } from './record-items.ts';

// The most that one transaction takes (DynamoDB quotas).
const MOST_ITEMS = 100;
const MOST_BYTES = 4_000_000;
const MARKS_AT_ONCE = 25;
const MOST_READS = 3;

/** Records in one DynamoDB table: heads, events and build marks. */
export class AwsRecordStore implements RecordStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async head(article: ArticleKey): Promise<HeadRecord | undefined> {
    const asked = { TableName: this.#table, Key: headKey(article), ConsistentRead: true };
    const { Item } = await this.#client.send(new GetCommand(asked));
    return Item && headIn(Item);
  }

  heads(): AsyncIterable<HeadRecord> {
    return allHeads(this.#client, this.#table);
  }

  list(query: HeadQuery): Promise<HeadPage> {
    return listHeads(query, this.#client, this.#table);
  }

  counts(): Promise<ReadonlyMap<string, number>> {
    return countHeads(this.#client, this.#table);
  }

  async entries({ slug, locale }: ArticleKey): Promise<readonly LedgerEntry[]> {
    const article = { slug, locale };
    for (let tries = 1; ; tries += 1) {
      const found = await Promise.all(
        EVENT_PARTITIONS.map(async (partition) => [partition, await this.#entriesIn(partition, article)] as const),
      );
      const entries = mergeEntries(article, found);
      // A commit between the queries shows as a gap, and only for a moment; one that stays is for the chain to tell.
      if (tries === MOST_READS || entries.every(({ seq }, index) => seq === index + 1)) return entries;
    }
  }

  async commit(change: Change): Promise<ChainTip> {
    await this.commitAll([change]);
    const { article, onto, events } = change;
    return tipOf(chain({ slug: article.slug, locale: article.locale }, onto, events), onto);
  }

  async commitAll(changes: readonly Change[]): Promise<void> {
    checkChanges(changes);
    if (changes.length === 0) return;
    const writes = changes.flatMap((change) => this.#writesOf(change));
    if (writes.length > MOST_ITEMS || Buffer.byteLength(JSON.stringify(writes)) > MOST_BYTES)
      throw new ImprimaturError('invalid', `${changes.length} changes are more than one transaction takes`);
    const slugs = changes.map(({ article }) => article.slug).join(', ');
    await orConflict(`${slugs}: somebody else was quicker; what the writer saw has moved on`, () =>
      this.#client.send(new TransactWriteCommand({ TransactItems: writes })),
    );
  }

  async buildMark(path: string): Promise<BuildMark | undefined> {
    const asked = { TableName: this.#table, Key: markKey(path), ConsistentRead: true };
    const { Item } = await this.#client.send(new GetCommand(asked));
    return Item && markOf(path, String(Item.mark));
  }

  async putBuildMarks(marks: readonly BuildMark[]): Promise<void> {
    for (let at = 0; at < marks.length; at += MARKS_AT_ONCE) {
      const group = marks.slice(at, at + MARKS_AT_ONCE);
      await Promise.all(
        group.map((mark) => {
          const Item = { ...markKey(mark.path), mark: canonicalJson(mark) };
          return this.#client.send(new PutCommand({ TableName: this.#table, Item }));
        }),
      );
    }
  }

  async checkpointMark(): Promise<CheckpointMark | undefined> {
    const asked = { TableName: this.#table, Key: CHECKPOINT_KEY, ConsistentRead: true };
    const { Item } = await this.#client.send(new GetCommand(asked));
    return Item && checkpointMarkOf(Item as MarkRow);
  }

  async putCheckpointMark({ number, digest }: CheckpointMark): Promise<void> {
    const later = {
      ConditionExpression: 'attribute_not_exists(pk) OR #number < :number',
      ExpressionAttributeNames: { '#number': 'number' },
      ExpressionAttributeValues: { ':number': number },
    };
    try {
      const Item = { ...CHECKPOINT_KEY, number, digest };
      await this.#client.send(new PutCommand({ TableName: this.#table, Item, ...later }));
    } catch (error) {
      // A later one is remembered already.
      if (!isLostRace(error)) throw error;
    }
  }

  /** The service keeps its own checksums; what was changed through its interface shows in the chains. */
  async faults(): Promise<readonly string[]> {
    return [];
  }

  async close(): Promise<void> {
    this.#client.destroy();
  }

  async #entriesIn(partition: EventPartition, article: ArticleKey): Promise<readonly LedgerEntry[]> {
    const entries: LedgerEntry[] = [];
    const asked = {
      TableName: this.#table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': eventsOf(partition, article) },
    };
    for await (const item of itemsOf(this.#client, asked)) entries.push(entryIn(article, item));
    return entries;
  }

  #writesOf({ article: { slug, locale }, onto, events, head }: Change) {
    const added = chain({ slug, locale }, onto, events);
    const TableName = this.#table;
    const isNew = onto.seq === 0;
    const condition = isNew
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: 'seq = :seq AND digest = :digest',
          ExpressionAttributeValues: { ':seq': onto.seq, ':digest': onto.digest },
        };
    return [
      { Put: { TableName, Item: headItem(head, tipOf(added, onto)), ...condition } },
      ...added.map((entry) => ({
        // An event that is there is never written over, whatever the head says.
        Put: { TableName, Item: eventItem(entry), ConditionExpression: 'attribute_not_exists(pk)' },
      })),
    ];
  }
}
