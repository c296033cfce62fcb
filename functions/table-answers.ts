import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AnswerStore } from '../src/desk/answer-store.ts';
import { digestBytes } from '../src/digest.ts';
import { unlessFailed } from './unless-failed.ts';

const DAY_S = 86_400;

/** Answers in the table, for a desk of many processes; after a day the service removes them. */
export function tableAnswers(TableName: string): AnswerStore {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  // They lie with the sessions: the desk keeps both for its own use, and nobody decides anything by them.
  const keyOf = (key: string) => ({ pk: `SESSION#${digestBytes(key)}`, sk: 'answer' });
  return {
    find: async (key) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(key), ConsistentRead: true }));
      return Item && JSON.parse(Item.value);
    },
    keep: async (key, answer) => {
      const expires = Math.floor(answer.at / 1000) + DAY_S;
      const Item = { ...keyOf(key), value: JSON.stringify(answer), expires };
      await unlessFailed(() =>
        client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' })),
      );
    },
  };
}
