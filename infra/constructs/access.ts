import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { EVENT_PARTITIONS, type EventPartition } from '../../src/stores/aws/event-partitions.ts';

/** The partitions of the table, by what they hold. */
export type Partition = EventPartition | 'HEAD' | 'MARK' | 'SESSION' | 'DUE' | 'CHECKPOINT';

const keysOf = (partitions: readonly Partition[]) => partitions.map((partition) => `${partition}#*`);

/** Lets a role read heads, events and marks, by key and by index. */
export function readRecords(role: iam.IGrantable, table: ITableV2): void {
  role.grantPrincipal.addToPrincipalPolicy(
    new iam.PolicyStatement({
      actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
      resources: [table.tableArn, `${table.tableArn}/index/*`],
    }),
  );
}

/** Lets a role put items into some partitions; nothing here ever updates an item. */
export function putItems(role: iam.IGrantable, table: ITableV2, partitions: readonly Partition[]): void {
  role.grantPrincipal.addToPrincipalPolicy(
    new iam.PolicyStatement({
      actions: ['dynamodb:PutItem'],
      resources: [table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keysOf(partitions) } },
    }),
  );
}

/** Keeps a role from changing or removing what was recorded, whatever else it is given one day. */
export function neverRewrite(role: iam.IGrantable, table: ITableV2): void {
  role.grantPrincipal.addToPrincipalPolicy(
    new iam.PolicyStatement({
      effect: iam.Effect.DENY,
      actions: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:PartiQLUpdate', 'dynamodb:PartiQLDelete'],
      resources: [table.tableArn],
      conditions: {
        'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': keysOf(['HEAD', 'CHECKPOINT', ...EVENT_PARTITIONS]) },
      },
    }),
  );
}

/** Lets a role use objects of a bucket below a prefix, and list the bucket. */
export function useObjects(role: iam.IGrantable, bucket: IBucket, actions: readonly string[], prefix = ''): void {
  role.grantPrincipal.addToPrincipalPolicy(
    new iam.PolicyStatement({ actions: [...actions], resources: [bucket.arnForObjects(`${prefix}*`)] }),
  );
  role.grantPrincipal.addToPrincipalPolicy(
    new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
  );
}

/** Lets a service of this account, and of no other, tell a topic. */
export function mayTell(topic: ITopic, service: string, sid: string): void {
  topic.addToResourcePolicy(
    new iam.PolicyStatement({
      sid,
      principals: [new iam.ServicePrincipal(service)],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': topic.stack.account } },
    }),
  );
}

/** Keeps everybody but one role, the account's administrators too, from writing objects of a bucket. */
export function onlyWriter(bucket: IBucket, role: iam.IRole): void {
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'OnlyThePublisherWrites',
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: ['s3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObjectAcl', 's3:ReplicateObject'],
      resources: [bucket.arnForObjects('*')],
      conditions: { StringNotEquals: { 'aws:PrincipalArn': role.roleArn } },
    }),
  );
}

/** Keeps everybody from writing an object without saying what they saw there; `new` objects are never written over. */
export function onlyConditionalWrites(bucket: IBucket, mode: 'new' | 'new-or-seen'): void {
  const unsaid = { 's3:if-none-match': 'true', ...(mode === 'new' ? {} : { 's3:if-match': 'true' }) };
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'OnlyConditionalWrites',
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects('*')],
      conditions: { Null: unsaid },
    }),
  );
}
