import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { Batch } from './constructs/batch.ts';
import { Budget } from './constructs/budget.ts';
import { Desk } from './constructs/desk.ts';
import { Libraries } from './constructs/libraries.ts';
import { type OwnAddress, PublicSite } from './constructs/public-site.ts';
import { Publisher } from './constructs/publisher.ts';
import { Storage } from './constructs/storage.ts';
import { Watch } from './constructs/watch.ts';

/** What differs between deployments. */
export interface Stage {
  /** Whether data outlive the stack: always where real pages are published. */
  readonly retain: boolean;
  /** When the nightly batch runs, as a cron expression of EventBridge in UTC. */
  readonly schedule: string;
  /** Where people reach the desk, without a slash at the end; the address of its API when left out. */
  readonly deskOrigin?: string;
  /** Where readers reach the site; an address of CloudFront when left out. */
  readonly siteAddress?: OwnAddress;
  /** What a month may cost in US dollars before people are told; nobody is when left out. */
  readonly monthlyUsd?: number;
}

/** The whole system: packs in a bucket → batch → queue → people at the desk → publisher → site. */
export class ImprimaturStack extends Stack {
  /** What it is made of, for whoever looks at it. */
  readonly parts: {
    readonly storage: Storage;
    readonly batch: Batch;
    readonly publisher: Publisher;
    readonly site: PublicSite;
    readonly desk: Desk;
    readonly deadLetters: sqs.Queue;
  };

  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { readonly stage: Stage }) {
    super(scope, id, { ...props, terminationProtection: stage.retain });
    const { retain, schedule, deskOrigin, siteAddress, monthlyUsd } = stage;
    const storage = new Storage(this, 'Storage', { retain });
    const topic = new sns.Topic(this, 'Editors', { enforceSSL: true });
    const deadLetters = new sqs.Queue(this, 'DeadLetters', {
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    const environment = {
      TABLE: storage.table.tableName,
      PACKS_BUCKET: storage.packs.bucketName,
      BLOBS_BUCKET: storage.blobs.bucketName,
      SITE_BUCKET: storage.site.bucketName,
      LOG_BUCKET: storage.log.bucketName,
      TOPIC: topic.topicArn,
    };
    const libraries = new Libraries(this, 'Libraries');
    const batch = new Batch(this, 'Batch', {
      ...{ storage, environment, libraries, topic, deadLetters, retain, schedule },
    });
    const publisher = new Publisher(this, 'Publisher', { storage, environment, deadLetters, retain });
    const site = new PublicSite(
      this,
      'Site',
      siteAddress === undefined ? { storage } : { storage, address: siteAddress },
    );
    const desk = new Desk(this, 'Desk', {
      ...{ storage, environment, batch, libraries, retain, siteOrigin: site.origin },
      ...(deskOrigin === undefined ? {} : { origin: deskOrigin }),
    });
    const { publish, sweep } = publisher;
    const functions = { ...batch.functions, Publish: publish, Sweep: sweep, Desk: desk.desk };
    new Watch(this, 'Watch', { functions, publish, sweep, batch, api: desk.api, storage, deadLetters, topic });
    if (monthlyUsd !== undefined) new Budget(this, 'Budget', { monthlyUsd, topic });
    this.parts = { storage, batch, publisher, site, desk, deadLetters };

    const output = (name: string, value: string) => new CfnOutput(this, name, { value });
    output('SiteAddress', site.origin);
    output('DeskAddress', deskOrigin ?? desk.api.apiEndpoint);
    output('PacksBucket', storage.packs.bucketName);
    output('People', desk.people.userPoolId);
    output('Topic', topic.topicArn);
    output('PublishFunction', publish.fn.functionName);
    output('SweepFunction', sweep.fn.functionName);
    output('StateMachine', batch.machine.stateMachineArn);
    output('DeadLetterQueue', deadLetters.queueUrl);
    output('TableName', storage.table.tableName);
    output('DistributionId', site.distribution.distributionId);
  }
}
