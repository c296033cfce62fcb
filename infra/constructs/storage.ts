import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { INDEXES } from '../../src/stores/aws/record-items.ts';
import { onlyConditionalWrites } from './access.ts';

// How long what was overwritten or removed can still be brought back.
const REGRET = Duration.days(90);
const ABORT = { abortIncompleteMultipartUploadAfter: Duration.days(7) };

/** Where everything is kept: the table, and a bucket each for packs, blobs, site, checkpoints, results and access logs. */
export class Storage extends Construct {
  readonly table: dynamodb.TableV2;
  readonly packs: s3.Bucket;
  readonly blobs: s3.Bucket;
  readonly site: s3.Bucket;
  readonly log: s3.Bucket;
  readonly results: s3.Bucket;
  readonly access: s3.Bucket;

  constructor(scope: Construct, id: string, { retain }: { readonly retain: boolean }) {
    super(scope, id);
    const removalPolicy = retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const text = (name: string) => ({ name, type: dynamodb.AttributeType.STRING });
    const index = (indexName: string, partition: string, sort: string): dynamodb.GlobalSecondaryIndexPropsV2 => ({
      indexName,
      partitionKey: text(partition),
      sortKey: text(sort),
      projectionType: dynamodb.ProjectionType.KEYS_ONLY,
    });
    this.table = new dynamodb.TableV2(this, 'Table', {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      globalSecondaryIndexes: [
        index(INDEXES.name, 'all', 'name'),
        index(INDEXES.change, 'all', 'place'),
        index(INDEXES.open, 'openState', 'place'),
        index(INDEXES.live, 'liveState', 'place'),
      ],
      billing: dynamodb.Billing.onDemand(),
      dynamoStream: dynamodb.StreamViewType.NEW_IMAGE,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'expires',
      deletionProtection: retain,
      removalPolicy,
    });
    const bucket = (name: string, props: s3.BucketProps = {}): s3.Bucket =>
      new s3.Bucket(this, name, {
        blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
        objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
        encryption: s3.BucketEncryption.S3_MANAGED,
        enforceSSL: true,
        minimumTLSVersion: 1.2,
        versioned: true,
        removalPolicy,
        lifecycleRules: [ABORT],
        ...props,
      });
    // Services that deliver logs still write them with an owner of their own.
    this.access = bucket('AccessLogs', {
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ expiration: Duration.days(365), ...ABORT }],
    });
    const logged = (name: string, props: s3.BucketProps = {}): s3.Bucket =>
      bucket(name, { serverAccessLogsBucket: this.access, serverAccessLogsPrefix: `${name.toLowerCase()}/`, ...props });
    const regretted = { lifecycleRules: [{ noncurrentVersionExpiration: REGRET, ...ABORT }] };
    this.packs = logged('Packs', regretted);
    // The property of the construct would bring a function with rights of its own.
    const packs = this.packs.node.defaultChild as s3.CfnBucket;
    packs.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    this.results = logged('Results', { lifecycleRules: [{ expiration: REGRET, ...ABORT }] });
    this.site = logged('Site', regretted);
    this.blobs = logged('Blobs');
    this.log = logged('Checkpoints', retain ? WRITTEN_ONCE : {});
    onlyConditionalWrites(this.blobs, 'new');
    onlyConditionalWrites(this.log, 'new');
    onlyConditionalWrites(this.site, 'new-or-seen');
  }
}

const WRITTEN_ONCE: s3.BucketProps = {
  objectLockEnabled: true,
  objectLockDefaultRetention: s3.ObjectLockRetention.governance(Duration.days(365)),
};
