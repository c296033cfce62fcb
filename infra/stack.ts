import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { Batch } from './batch.ts';
import { Desk } from './desk.ts';
import { PublicSite } from './public-site.ts';
import { Publisher } from './publisher.ts';
import { Storage } from './storage.ts';
import { Watch } from './watch.ts';

/** What differs between deployments. */
export interface ImprimaturProps extends StackProps {
  /** Whether data outlive the stack: always where real pages are published. */
  readonly retain: boolean;
  readonly schedule: string;
  readonly deskOrigin?: string;
}

/** The whole system: packs in a bucket → batch → queue → people at the desk → publisher → site. */
export class ImprimaturStack extends Stack {
  constructor(scope: Construct, id: string, { retain, schedule, deskOrigin, ...props }: ImprimaturProps) {
    super(scope, id, { ...props, terminationProtection: retain });
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
    const batch = new Batch(this, 'Batch', { storage, environment, topic, deadLetters, retain, schedule });
    const publisher = new Publisher(this, 'Publisher', { storage, environment, deadLetters, retain });
    const site = new PublicSite(this, 'Site', { storage });
    const siteOrigin = `https://${site.distribution.distributionDomainName}/`;
    const desk = new Desk(this, 'Desk', {
      ...{ storage, environment, batch, retain, siteOrigin },
      ...(deskOrigin === undefined ? {} : { origin: deskOrigin }),
    });
    const functions = { Publish: publisher.publish, Sweep: publisher.sweep, Desk: desk.desk };
    new Watch(this, 'Watch', { functions, batch, deadLetters, topic });
    new CfnOutput(this, 'SiteAddress', { value: siteOrigin });
    new CfnOutput(this, 'DeskAddress', { value: deskOrigin ?? desk.api.apiEndpoint });
    new CfnOutput(this, 'PacksBucket', { value: storage.packs.bucketName });
    new CfnOutput(this, 'People', { value: desk.people.userPoolId });
  }
}
