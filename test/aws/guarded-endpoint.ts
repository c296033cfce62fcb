import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Wish } from '../infra/rights.ts';

/** What a function may do, and what a name in a request stands for in the template. */
export interface Guard {
  may(wish: Wish): boolean;
  /** The logical id of the bucket or table of a name. */
  idOf(name: string): string;
  /** Told of everything that was refused. */
  refused(wish: Wish): void;
}

const BODY_ACTIONS: Readonly<Record<string, string>> = { Publish: 'sns:Publish' };

/** An emulator as a role would find it: what the role may not do is refused before the emulator hears of it. */
export async function guardedEndpoint(
  emulator: string,
  guard: Guard,
): Promise<{ readonly url: string; close(): void }> {
  const target = new URL(emulator);
  const server: Server = createServer((asked, answer) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', () => {
      const body = Buffer.concat(chunks);
      const wishes = wishesOf(
        asked.method ?? '',
        asked.url ?? '',
        String(asked.headers['x-amz-target'] ?? ''),
        body,
        guard,
      );
      const refused = wishes.filter((wish) => !guard.may(wish));
      for (const wish of refused) guard.refused(wish);
      if (refused.length > 0) {
        answer.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
        answer.end(JSON.stringify({ __type: 'AccessDeniedException', message: JSON.stringify(refused) }));
        return;
      }
      const { hostname, port } = target;
      const passed = request(
        { hostname, port, method: asked.method, path: asked.url, headers: asked.headers },
        (given) => {
          answer.writeHead(given.statusCode ?? 500, given.headers);
          given.pipe(answer);
        },
      );
      passed.on('error', (error) => answer.destroy(error));
      passed.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

function wishesOf(method: string, url: string, target: string, body: Buffer, guard: Guard): readonly Wish[] {
  if (target.startsWith('DynamoDB_'))
    return tableWishes(target.split('.')[1] ?? '', JSON.parse(body.toString()), guard);
  if (target.startsWith('AWSStepFunctions.')) {
    const { stateMachineArn } = JSON.parse(body.toString()) as { stateMachineArn: string };
    return [{ action: `states:${target.split('.')[1]}`, resource: `<${guard.idOf(stateMachineArn)}>` }];
  }
  const form = new URLSearchParams(method === 'POST' ? body.toString() : '');
  const action = BODY_ACTIONS[form.get('Action') ?? ''];
  if (action !== undefined) return [{ action, resource: `<${guard.idOf(form.get('TopicArn') ?? '')}>` }];
  return [bucketWish(method, url, guard)];
}

function bucketWish(method: string, url: string, guard: Guard): Wish {
  const [, bucket = '', ...key] = decodeURIComponent(url.split('?')[0] ?? '').split('/');
  const arn = `<${guard.idOf(bucket)}.Arn>`;
  if (key.join('/') === '') return { action: 's3:ListBucket', resource: arn };
  const action = { GET: 's3:GetObject', HEAD: 's3:GetObject', PUT: 's3:PutObject', DELETE: 's3:DeleteObject' }[method];
  return { action: action ?? `s3:${method}`, resource: `${arn}/${key.join('/')}` };
}

interface TableRequest {
  readonly TableName?: string;
  readonly IndexName?: string;
  readonly Key?: { readonly pk: { readonly S: string } };
  readonly Item?: { readonly pk: { readonly S: string } };
  readonly RequestItems?: Readonly<Record<string, unknown>>;
  readonly TransactItems?: readonly Readonly<Record<string, TableRequest>>[];
}

function tableWishes(operation: string, asked: TableRequest, guard: Guard): readonly Wish[] {
  const { TableName, IndexName, Key, Item, RequestItems, TransactItems } = asked;
  // A transaction needs the rights of each of its parts, and none of its own.
  if (TransactItems !== undefined)
    return TransactItems.flatMap((part) =>
      Object.entries(part).flatMap(([kind, inner]) =>
        tableWishes(kind === 'ConditionCheck' ? 'ConditionCheckItem' : `${kind}Item`, inner, guard),
      ),
    );
  const arn = `<${guard.idOf(TableName ?? Object.keys(RequestItems ?? {})[0] ?? '')}.Arn>`;
  const resource = IndexName === undefined ? arn : `${arn}/index/${IndexName}`;
  const key = (Item ?? Key)?.pk.S;
  return [{ action: `dynamodb:${operation}`, resource, ...(key === undefined ? {} : { key }) }];
}
