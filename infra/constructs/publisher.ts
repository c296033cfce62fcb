import { Duration } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { neverRewrite, onlyWriter, putItems, readRecords, useObjects } from './access.ts';
import { PipelineFunction } from './function.ts';
import type { Storage } from './storage.ts';

/** What publishing is made of. */
export interface PublisherProps {
  readonly storage: Storage;
  readonly environment: Readonly<Record<string, string>>;
  readonly deadLetters: sqs.Queue;
  readonly retain: boolean;
}

/** The only writer of the site, which follows the table, and the sweep that finds what it has missed and hands it over. */
export class Publisher extends Construct {
  readonly publish: PipelineFunction;
  readonly sweep: PipelineFunction;

  constructor(scope: Construct, id: string, { storage, environment, deadLetters, retain }: PublisherProps) {
    super(scope, id);
    const common = { environment, retain, memoryMiB: 1769 };
    this.publish = new PipelineFunction(this, 'Publish', {
      ...common,
      bundle: 'publish',
      timeout: Duration.minutes(5),
      reservedConcurrency: 4,
    });
    this.sweep = new PipelineFunction(this, 'Sweep', {
      ...common,
      bundle: 'sweep',
      timeout: Duration.minutes(15),
      reservedConcurrency: 2,
    });
    const [publish, sweep] = [this.publish.fn, this.sweep.fn];
    for (const fn of [publish, sweep]) {
      readRecords(fn, storage.table);
      neverRewrite(fn, storage.table);
    }
    putItems(publish, storage.table, ['HEAD', 'RELEASED', 'VOIDED']);
    useObjects(publish, storage.blobs, ['s3:GetObject', 's3:PutObject'], 'sha256/');
    useObjects(publish, storage.site, ['s3:GetObject', 's3:PutObject']);
    onlyWriter(storage.site, this.publish.role);
    putItems(sweep, storage.table, ['HEAD', 'VOIDED', 'DUE', 'CHECKPOINT']);
    useObjects(sweep, storage.blobs, ['s3:GetObject'], 'sha256/');
    useObjects(sweep, storage.site, ['s3:GetObject']);
    useObjects(sweep, storage.log, ['s3:GetObject', 's3:PutObject'], 'checkpoints/');

    // What a sweep did not manage, the next one does: trying it at once again would only cost time.
    sweep.configureAsyncInvoke({ retryAttempts: 0, onFailure: new SqsDestination(deadLetters) });

    const changed = (prefix: string) =>
      lambda.FilterCriteria.filter({
        eventName: lambda.FilterRule.or('INSERT', 'MODIFY'),
        dynamodb: { NewImage: { pk: { S: lambda.FilterRule.beginsWith(prefix) } } },
      });
    publish.addEventSource(
      new DynamoEventSource(storage.table, {
        startingPosition: lambda.StartingPosition.TRIM_HORIZON,
        batchSize: 10,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        retryAttempts: 5,
        maxRecordAge: Duration.hours(6),
        onFailure: new SqsDlq(deadLetters),
        filters: [changed('HEAD#'), changed('DUE#')],
      }),
    );
    const sweeping = (name: string, schedule: scheduler.ScheduleExpression, whole: boolean, description: string) =>
      new scheduler.Schedule(this, name, {
        ...{ schedule, description },
        target: new LambdaInvoke(sweep, {
          input: scheduler.ScheduleTargetInput.fromObject({ whole }),
          deadLetterQueue: deadLetters,
          retryAttempts: 3,
        }),
      });
    sweeping(
      'Sweeping',
      scheduler.ScheduleExpression.rate(Duration.minutes(5)),
      false,
      'Finds what is due or cut off.',
    );
    sweeping(
      'SweepingAll',
      scheduler.ScheduleExpression.cron({ minute: '30', hour: '4' }),
      true,
      'Voids sign-offs that count no longer, verifies everything and keeps a checkpoint.',
    );
  }
}
