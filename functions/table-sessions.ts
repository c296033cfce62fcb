import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { isAlive, type Session } from '../src/desk/session.ts';
import { isPendingAlive, type PendingSignIn, type SessionStore } from '../src/desk/session-store.ts';
import { unlessFailed } from './unless-failed.ts';

const DAY_S = 86_400;

/** Sessions in the table, for a desk of many processes; the service removes those that nobody ended. */
export function tableSessions(TableName: string): SessionStore {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const keyOf = (kind: string, key: string) => ({ pk: `SESSION#${key}`, sk: kind });
  const put = async (kind: string, key: string, value: object, from: number, only?: string): Promise<void> => {
    const Item = { ...keyOf(kind, key), value: JSON.stringify(value), expires: Math.floor(from / 1000) + DAY_S };
    await client.send(
      new PutCommand({ TableName, Item, ...(only === undefined ? {} : { ConditionExpression: only }) }),
    );
  };
  return {
    get: async (key, now) => {
      const asked = { TableName, Key: keyOf('session', key), ConsistentRead: true };
      const { Item } = await client.send(new GetCommand(asked));
      const session: Session | undefined = Item && JSON.parse(Item.value);
      return session !== undefined && isAlive(session, now) ? session : undefined;
    },
    put: (key, session) => put('session', key, session, session.seenAt),
    touch: async (key, session) => {
      await unlessFailed(() => put('session', key, session, session.seenAt, 'attribute_exists(pk)'));
    },
    remove: async (key) => {
      await client.send(new DeleteCommand({ TableName, Key: keyOf('session', key) }));
    },
    putPending: (key, pending) => put('pending', key, pending, pending.startedAt),
    takePending: async (key, now) => {
      const there = { TableName, Key: keyOf('pending', key), ConditionExpression: 'attribute_exists(pk)' };
      const taken = await unlessFailed(() => client.send(new DeleteCommand({ ...there, ReturnValues: 'ALL_OLD' })));
      const pending: PendingSignIn | undefined = taken?.Attributes && JSON.parse(taken.Attributes.value);
      return pending !== undefined && isPendingAlive(pending, now) ? pending : undefined;
    },
  };
}
