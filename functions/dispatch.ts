import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ArticleKey } from '../src/review/event.ts';

const HOUR_S = 3_600;

/** Hands articles to the publisher through the stream of the table: nobody else may write the site. */
export async function dispatch(TableName: string, articles: readonly ArticleKey[], now: number): Promise<void> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const expires = Math.floor(now / 1000) + HOUR_S;
  for (const { slug, locale } of articles) {
    const Item = { pk: `DUE#${slug}#${locale}`, sk: 'DUE', at: now, expires };
    await client.send(new PutCommand({ TableName, Item }));
  }
}
