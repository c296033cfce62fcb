import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';

/** The partitions of the table, by what they hold. */
type Kind = 'HEAD' | 'EVENT' | 'MARK' | 'SESSION' | 'DELIVERY';

const leading = (kinds: readonly Kind[]) => ({
  'ForAllValues:StringLike': {
    'dynamodb:LeadingKeys': kinds.map((kind) => `${kind}${kind === 'DELIVERY' ? '' : '#*'}`),
  },
});

/** Lets a role read heads, events and marks, by key and by index. */
export function readRecords(role: iam.IGrantable, table: ITableV2): void {
  role.grantPrincipal.addToPrincipalPolicy(
    new iam.PolicyStatement({
      actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem'],
      resources: [table.tableArn, `${table.tableArn}/index/*`],
    }),
  );
}

/** Lets a role put items of some kinds; nothing here ever updates or deletes one. */
export function putRecords(role: iam.IGrantable, table: ITableV2, kinds: readonly Kind[]): void {
  role.grantPrincipal.addToPrincipalPolicy(
    new iam.PolicyStatement({
      actions: ['dynamodb:PutItem'],
      resources: [table.tableArn],
      conditions: leading(kinds),
    }),
  );
}

/** Keeps a role from changing or removing what was recorded, whatever else it is given. */
export function neverRewrite(role: iam.IGrantable, table: ITableV2): void {
  role.grantPrincipal.addToPrincipalPolicy(
    new iam.PolicyStatement({
      effect: iam.Effect.DENY,
      actions: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:PartiQLUpdate', 'dynamodb:PartiQLDelete'],
      resources: [table.tableArn],
      conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['EVENT#*', 'HEAD#*'] } },
    }),
  );
}

/** Lets a role use objects of a bucket below a prefix, and list them. */
export function useObjects(role: iam.IGrantable, bucket: IBucket, actions: readonly string[], prefix = ''): void {
  role.grantPrincipal.addToPrincipalPolicy(
    new iam.PolicyStatement({ actions: [...actions], resources: [bucket.arnForObjects(`${prefix}*`)] }),
  );
  role.grantPrincipal.addToPrincipalPolicy(
    new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
  );
}
