import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVENT_PARTITIONS } from '../../src/stores/aws/event-partitions.ts';
import { idOf, ofType, type Resource, removeApps, resourcesOf } from './a-stack.ts';
import { may, statementsOf, textOf } from './rights.ts';

const ROLES = ['Build', 'Validate', 'Summarise', 'Publish', 'Sweep', 'Desk'] as const;
type Role = (typeof ROLES)[number];

let resources: ReadonlyMap<string, Resource>;
beforeAll(() => {
  resources = resourcesOf('prod');
}, 60_000);
afterAll(removeApps);

const roleOf = (name: Role): string => idOf(new RegExp(`^(Batch|Publisher)?${name}Role[0-9A-F]{8}$`), resources);
const bucket = (name: string): string => `<${idOf(new RegExp(`^Storage${name}[0-9A-F]{8}$`), resources)}.Arn>/x`;
const table = (): string => `<${idOf(/^StorageTable/, resources)}.Arn>`;
const whoMay = (action: string, resource: string, key?: string): readonly Role[] =>
  ROLES.filter((name) =>
    may({ action, resource, ...(key === undefined ? {} : { key }) }, statementsOf(roleOf(name), resources)),
  );

describe('who may write what', () => {
  it.each([
    ['HEAD#zinc#en', ['Validate', 'Publish', 'Sweep', 'Desk']],
    ['BUILT#zinc#en', ['Validate', 'Desk']],
    ['DECIDED#zinc#en', ['Desk']],
    ['RELEASED#zinc#en', ['Publish']],
    ['VOIDED#zinc#en', ['Validate', 'Publish', 'Sweep', 'Desk']],
    ['MARK#packs/zinc.yaml', ['Build', 'Validate']],
    ['DUE#zinc#en', ['Sweep']],
    ['SESSION#abc', ['Desk']],
    ['CHECKPOINT#LAST', ['Sweep']],
    ['ANYTHING#else', []],
  ])('puts %s: %j', (key, roles) => {
    expect(whoMay('dynamodb:PutItem', table(), key)).toEqual(roles);
  });

  it.each([...EVENT_PARTITIONS, 'HEAD', 'CHECKPOINT'])('nobody updates or deletes what lies in %s', (partition) => {
    for (const action of ['UpdateItem', 'DeleteItem', 'PartiQLUpdate', 'PartiQLDelete', 'BatchWriteItem'])
      expect(whoMay(`dynamodb:${action}`, table(), `${partition}#zinc#en`)).toEqual([]);
  });

  it.each(['Build', 'Validate', 'Publish', 'Sweep', 'Desk'] as const)(
    '%s is denied to rewrite the record even if somebody gives it every right',
    (name) => {
      const all = { Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' } as const;
      const given = [...statementsOf(roleOf(name), resources), all];

      expect(may({ action: 'dynamodb:DeleteItem', resource: table(), key: 'DECIDED#zinc#en' }, given)).toBe(false);
      expect(may({ action: 'dynamodb:GetItem', resource: table() }, given)).toBe(true);
    },
  );

  it('only sessions are deleted, and only by the desk', () => {
    expect(whoMay('dynamodb:DeleteItem', table(), 'SESSION#abc')).toEqual(['Desk']);
  });

  it.each([
    ['Site', ['Publish']],
    ['Blobs', []],
    ['Packs', []],
    ['Checkpoints', []],
    ['Results', []],
  ])('puts objects anywhere in %s: %j', (name, roles) => {
    expect(whoMay('s3:PutObject', bucket(name))).toEqual(roles);
  });

  it('blobs go below their prefix only, checkpoints are kept by the sweep, results by the summary', () => {
    const below = (name: string, prefix: string) => `${bucket(name).slice(0, -1)}${prefix}`;
    expect(whoMay('s3:PutObject', below('Blobs', 'sha256/x'))).toEqual(['Build', 'Validate', 'Publish', 'Desk']);
    expect(whoMay('s3:PutObject', below('Checkpoints', 'checkpoints/x'))).toEqual(['Sweep']);
    expect(whoMay('s3:PutObject', below('Results', 'batches/x'))).toEqual(['Summarise']);
  });

  it.each(['Site', 'Blobs', 'Packs', 'Checkpoints', 'Results'])('nobody deletes objects of %s', (name) => {
    for (const action of ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutBucketPolicy', 's3:PutObjectRetention'])
      expect(whoMay(action, bucket(name))).toEqual([]);
  });
});

describe('the buckets themselves', () => {
  const denials = (name: string) => {
    const id = idOf(new RegExp(`^Storage${name}[0-9A-F]{8}$`), resources);
    const policy = ofType('AWS::S3::BucketPolicy', resources).find(
      ([, { Properties }]) => Properties.Bucket.Ref === id,
    );
    return (policy?.[1].Properties.PolicyDocument.Statement ?? []).filter(
      ({ Effect }: { Effect: string }) => Effect === 'Deny',
    );
  };

  it('the site denies writing to all but the publisher', () => {
    expect(denials('Site')).toContainEqual(
      expect.objectContaining({
        Sid: 'OnlyThePublisherWrites',
        Principal: { AWS: '*' },
        Action: expect.arrayContaining(['s3:PutObject', 's3:DeleteObject']),
        Condition: { StringNotEquals: { 'aws:PrincipalArn': { 'Fn::GetAtt': [roleOf('Publish'), 'Arn'] } } },
      }),
    );
  });

  it.each([
    ['Blobs', { 's3:if-none-match': 'true' }],
    ['Checkpoints', { 's3:if-none-match': 'true' }],
    ['Site', { 's3:if-none-match': 'true', 's3:if-match': 'true' }],
  ])('%s takes no write that does not say what its writer saw', (name, Null) => {
    expect(denials(name)).toContainEqual(
      expect.objectContaining({ Sid: 'OnlyConditionalWrites', Action: 's3:PutObject', Condition: { Null } }),
    );
  });

  it.each(['Packs', 'Blobs', 'Site', 'Checkpoints', 'Results', 'AccessLogs'])('%s is reached by TLS only', (name) => {
    expect(denials(name)).toContainEqual(
      expect.objectContaining({ Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    );
  });
});

describe('wildcards', () => {
  it('stand for a whole service nowhere, and for every resource only where the service has none to name', () => {
    const wide = ofType('AWS::IAM::Policy', resources).flatMap(([id, { Properties }]) =>
      (Properties.PolicyDocument.Statement as { Action: string | string[]; Resource: unknown }[]).flatMap(
        (statement) => {
          const actions = [statement.Action].flat();
          const isWide = [statement.Resource].flat().some((one) => textOf(one) === '*');
          return actions
            .filter((action) => action.includes('*') || (isWide && !/^(xray|logs):/.test(action)))
            .map((action) => `${id} ${action}`);
        },
      ),
    );

    expect(wide).toEqual([]);
  });
});
