import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { Template } from 'aws-cdk-lib/assertions';
import { bundle, LAYER } from '../../scripts/bundle.ts';
import { HOME } from '../../src/config.ts';
import { anApp, ofType, type Resource } from '../infra/a-stack.ts';
import { may, statementsOf } from '../infra/rights.ts';
import { RunningFunction } from './a-function.ts';
import { DYNAMODB, S3 } from './aws-stores.ts';
import { type Guard, guardedEndpoint } from './guarded-endpoint.ts';

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': process.env.AWS_REGION ?? 'us-east-1',
  'AWS::AccountId': '123456789012',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'imprimatur-dev',
};

// What only the services themselves could tell.
const ADDRESSES: Readonly<Record<string, string>> = {
  ApiEndpoint: 'https://desk.example',
  DomainName: 'site.example',
  ProviderURL: 'https://people.example/pool',
};

/** The stack as an account would have it: its resources made in the emulators under names of their own. */
export interface Deployment {
  readonly resources: ReadonlyMap<string, Resource>;
  /** What was refused to functions because their roles may not do it. */
  readonly refusals: readonly object[];
  /** A value of the template with every name put in. */
  resolve(value: unknown): unknown;
  /** The physical name of the one resource whose logical id fits. */
  nameOf(pattern: RegExp): string;
  /** Sends an event to a function, known by its ARN or logical id: its bundle, its environment, its rights. */
  invoke(id: string, event: unknown): Promise<unknown>;
  remove(): Promise<void>;
}

/** Synthesizes the stack with real bundles, and makes in the emulators what its template asks for. */
export async function aDeployment(): Promise<Deployment> {
  mkdirSync(join(HOME, 'out'), { recursive: true });
  const folder = mkdtempSync(join(HOME, 'out', 'deployment-'));
  const bundles = join(folder, 'bundles');
  await bundle(bundles);
  const { app, stack } = anApp('dev', { bundles, outdir: join(folder, 'cdk') });
  app.synth();
  const template = Template.fromStack(stack).toJSON() as { Resources: Readonly<Record<string, Resource>> };
  const resources = new Map(Object.entries(template.Resources));
  const names = await makeResources(resources);
  const running = new Map<string, RunningFunction>();
  const closing: (() => void)[] = [];
  const refusals: object[] = [];
  const resolve = resolver(resources, names);

  const start = async (id: string): Promise<RunningFunction> => {
    const { Properties } = resources.get(id) ?? { Properties: undefined };
    const role = Properties.Role['Fn::GetAtt'][0] as string;
    const guard: Guard = {
      may: (wish) => may(wish, statementsOf(role, resources)),
      idOf: (name) => [...names].find(([, physical]) => physical === name)?.[0] ?? name,
      refused: (wish) => refusals.push({ id, ...wish }),
    };
    const [objects, records] = [String(S3.endpoint), String(DYNAMODB.endpoint)];
    const [s3, dynamodb] = [await guardedEndpoint(objects, guard), await guardedEndpoint(records, guard)];
    closing.push(s3.close, dynamodb.close);
    const given = resolve(Properties.Environment.Variables) as Record<string, string>;
    const asset = (key: string) => join(folder, 'cdk', `asset.${key.replace('.zip', '')}`);
    // Where the service unpacks a layer, nothing lies here.
    const layers = [Properties.Layers ?? []].flat().map(({ Ref }) => resources.get(Ref)?.Properties.Content.S3Key);
    return new RunningFunction(join(asset(Properties.Code.S3Key), 'index.mjs'), {
      ...given,
      IMPRIMATUR_LIBRARIES: layers.map((key) => join(asset(key), LAYER.inside)).join() || 'none',
      ...{ AWS_REGION: PSEUDO['AWS::Region'] ?? '', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
      ...{ AWS_ENDPOINT_URL: s3.url, AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url, POWERTOOLS_LOG_LEVEL: 'SILENT' },
    });
  };
  return {
    resources,
    refusals,
    resolve,
    nameOf: (pattern) => names.get(theOne(pattern, resources)) ?? '',
    invoke: async (asked, event) => {
      const id = [...names].find(([, name]) => name === asked)?.[0] ?? asked;
      const found = running.get(id) ?? (await start(id));
      running.set(id, found);
      return found.invoke(event);
    },
    remove: async () => {
      for (const one of running.values()) await one.stop();
      for (const close of closing) close();
      rmSync(folder, { recursive: true });
    },
  };
}

function theOne(pattern: RegExp, resources: ReadonlyMap<string, Resource>): string {
  const found = [...resources.keys()].filter((id) => pattern.test(id));
  if (found.length !== 1) throw new Error(`${pattern} names ${found.join(', ') || 'nothing'}`);
  return found[0] ?? '';
}

async function makeResources(resources: ReadonlyMap<string, Resource>): Promise<ReadonlyMap<string, string>> {
  const run = `imprimatur-${randomBytes(5).toString('hex')}`;
  const names = new Map<string, string>();
  const [s3, dynamodb, sns] = [new S3Client(S3), new DynamoDBClient(DYNAMODB), new SNSClient({})];
  for (const [id, { Type, Properties }] of resources) {
    const name = `${run}-${id.toLowerCase()}`.slice(0, 63);
    if (Type === 'AWS::S3::Bucket') await s3.send(new CreateBucketCommand({ Bucket: name }));
    if (Type === 'AWS::DynamoDB::GlobalTable') {
      await dynamodb.send(new CreateTableCommand(tableOf(name, Properties)));
      await waitUntilTableExists({ client: dynamodb, maxWaitTime: 60 }, { TableName: name });
    }
    if (Type === 'AWS::SNS::Topic') {
      const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: name }));
      names.set(id, TopicArn);
    } else names.set(id, Type === 'AWS::Lambda::Function' ? `arn:aws:lambda:local:123456789012:function:${id}` : name);
  }
  return names;
}

// biome-ignore lint/suspicious/noExplicitAny: the properties of a table, as a template has them
function tableOf(TableName: string, properties: any): CreateTableCommandInput {
  const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, StreamSpecification, BillingMode } = properties;
  return {
    ...{ TableName, KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, BillingMode },
    StreamSpecification: { StreamEnabled: true, ...StreamSpecification },
  };
}

function resolver(resources: ReadonlyMap<string, Resource>, names: ReadonlyMap<string, string>) {
  const named = (id: string): string => PSEUDO[id] ?? names.get(id) ?? id;
  const attribute = (id: string, name: string): string => {
    const type = resources.get(id)?.Type;
    if (name === 'Arn' && type === 'AWS::Lambda::Function') return named(id);
    return ADDRESSES[name] ?? `${named(id)}.${name}`;
  };
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const { Ref, 'Fn::GetAtt': asked, 'Fn::Join': joined } = value as Readonly<Record<string, unknown>>;
    if (typeof Ref === 'string') return named(Ref);
    if (Array.isArray(asked)) return attribute(String(asked[0]), String(asked[1]));
    if (Array.isArray(joined))
      return (joined[1] as unknown[]).map((part) => String(resolve(part))).join(String(joined[0]));
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolve(part)]));
  };
  return resolve;
}

/** The properties of the one resource of a type, with every name put in. */
export function theOnlyOf(type: string, { resources, resolve }: Deployment) {
  const [found, ...more] = ofType(type, resources);
  if (found === undefined || more.length > 0) throw new Error(`there is not one ${type}`);
  // biome-ignore lint/suspicious/noExplicitAny: what a template holds has as many shapes as there are services
  return resolve(found[1].Properties) as any;
}
