import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ArticleKey } from '../src/review/event.ts';

const HOUR_S = 3_600;

/** What the publisher is to look at: an article, or the pages that list the site. */
export type Due = ArticleKey | 'site';

/** Hands work to the publisher through the stream of the table: nobody else may write the site. */
export async function dispatch(TableName: string, work: readonly Due[], now: number): Promise<void> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const expires = Math.floor(now / 1000) + HOUR_S;
  for (const due of work) {
    // No slug is a star.
    const name = due === 'site' ? '*#*' : `${due.slug}#${due.locale}`;
    const Item = { pk: `DUE#${name}`, sk: 'DUE', at: now, expires };
    await client.send(new PutCommand({ TableName, Item }));
  }
}
