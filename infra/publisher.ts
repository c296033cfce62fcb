import { Duration } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { neverRewrite, putRecords, readRecords, useObjects } from './access.ts';
import { PipelineFunction } from './function.ts';
import type { Storage } from './storage.ts';

/** What publishing is made of. */
export interface PublisherProps {
  readonly storage: Storage;
  readonly environment: Readonly<Record<string, string>>;
  readonly deadLetters: sqs.Queue;
  readonly retain: boolean;
}

/** The only roles that write the site: one follows the table, the other sweeps up what the first has missed. */
export class Publisher extends Construct {
  readonly publish: PipelineFunction;
  readonly sweep: PipelineFunction;

  constructor(scope: Construct, id: string, { storage, environment, deadLetters, retain }: PublisherProps) {
    super(scope, id);
    const common = { environment, retain, timeout: Duration.minutes(5), memoryMiB: 1769 };
    this.publish = new PipelineFunction(this, 'Publish', { ...common, bundle: 'publish', reservedConcurrency: 4 });
    this.sweep = new PipelineFunction(this, 'Sweep', { ...common, bundle: 'sweep', reservedConcurrency: 1 });
    for (const { fn } of [this.publish, this.sweep]) {
      readRecords(fn, storage.table);
      putRecords(fn, storage.table, ['HEAD', 'EVENT']);
      neverRewrite(fn, storage.table);
      useObjects(fn, storage.blobs, ['s3:GetObject', 's3:PutObject'], 'sha256/');
      useObjects(fn, storage.site, ['s3:GetObject', 's3:PutObject', 's3:DeleteObject']);
    }
    useObjects(this.sweep.fn, storage.log, ['s3:GetObject', 's3:PutObject'], 'checkpoints/');

    this.publish.fn.addEventSource(
      new DynamoEventSource(storage.table, {
        startingPosition: lambda.StartingPosition.TRIM_HORIZON,
        batchSize: 10,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        retryAttempts: 5,
        maxRecordAge: Duration.hours(6),
        onFailure: new SqsDlq(deadLetters),
        filters: [
          lambda.FilterCriteria.filter({
            eventName: lambda.FilterRule.or('INSERT', 'MODIFY'),
            dynamodb: { NewImage: { pk: { S: lambda.FilterRule.beginsWith('HEAD#') } } },
          }),
        ],
      }),
    );
    new scheduler.Schedule(this, 'Sweeping', {
      schedule: scheduler.ScheduleExpression.rate(Duration.minutes(5)),
      description: 'Publishes what is due, finishes what was cut off, and keeps a checkpoint.',
      target: new LambdaInvoke(this.sweep.fn, { deadLetterQueue: deadLetters, retryAttempts: 3 }),
    });
  }
}
