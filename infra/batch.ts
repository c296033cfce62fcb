import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { PACKS } from '../src/stores/aws/aws-pack-files.ts';
import { neverRewrite, putRecords, readRecords, useObjects } from './access.ts';
import { PipelineFunction } from './function.ts';
import type { Storage } from './storage.ts';

/** What a batch is made of. */
export interface BatchProps {
  readonly storage: Storage;
  readonly environment: Readonly<Record<string, string>>;
  readonly topic: sns.ITopic;
  readonly deadLetters: sqs.IQueue;
  readonly retain: boolean;
  /** When the nightly batch runs, as a cron expression of EventBridge. */
  readonly schedule: string;
}

// What a busy service says; anything else is not better for being tried again.
const THROTTLES = ['Lambda.TooManyRequestsException', 'Lambda.ServiceException', 'Lambda.SdkClientException'];

/** The batch: every pack of the bucket is built and validated, some at a time, and the editors are told. */
export class Batch extends Construct {
  readonly machine: sfn.StateMachine;

  constructor(scope: Construct, id: string, props: BatchProps) {
    super(scope, id);
    const { storage, environment, topic, retain } = props;
    const { table } = storage;
    const common = { environment, retain, timeout: Duration.minutes(5) };
    const build = new PipelineFunction(this, 'Build', { ...common, bundle: 'build', memoryMiB: 1769 });
    const validate = new PipelineFunction(this, 'Validate', { ...common, bundle: 'validate', memoryMiB: 1769 });
    const summarise = new PipelineFunction(this, 'Summarise', { ...common, bundle: 'summarise', memoryMiB: 512 });

    for (const { fn } of [build, validate]) {
      readRecords(fn, table);
      putRecords(fn, table, ['HEAD', 'EVENT', 'MARK']);
      neverRewrite(fn, table);
      useObjects(fn, storage.packs, ['s3:GetObject']);
      useObjects(fn, storage.blobs, ['s3:GetObject', 's3:PutObject'], 'sha256/');
    }
    readRecords(summarise.fn, table);
    neverRewrite(summarise.fn, table);
    useObjects(summarise.fn, storage.log, ['s3:GetObject', 's3:PutObject'], 'checkpoints/');
    topic.grantPublish(summarise.fn);

    const invoke = (name: string, { fn }: PipelineFunction) =>
      LambdaInvoke.jsonata(this, name, {
        lambdaFunction: fn,
        retryOnServiceExceptions: false,
        outputs: '{% $states.result.Payload %}',
      }).addRetry({
        errors: THROTTLES,
        interval: Duration.seconds(2),
        maxAttempts: 6,
        backoffRate: 2,
        maxDelay: Duration.minutes(1),
        jitterStrategy: sfn.JitterType.FULL,
      });
    const map = sfn.DistributedMap.jsonata(this, 'Every pack', {
      itemReader: new sfn.S3ObjectsItemReader({
        bucket: storage.packs,
        prefix: '{% $states.input.prefix ? $states.input.prefix : "packs/" %}',
      }),
      itemBatcher: new sfn.ItemBatcher({
        maxItemsPerBatch: 10,
        batchInput: { batchId: '{% $states.context.Execution.Name %}' },
      }),
      resultWriterV2: new sfn.ResultWriterV2({ bucket: storage.access, prefix: 'batches/' }),
      maxConcurrency: 50,
      // Packs never fail a child by what is in them; children that the service itself failed are told by the alarm.
      toleratedFailurePercentage: 5,
      mapExecutionType: sfn.StateMachineType.STANDARD,
    });
    map.itemProcessor(invoke('Build drafts', build).next(invoke('Validate drafts', validate)));
    const tell = LambdaInvoke.jsonata(this, 'Tell the editors', {
      lambdaFunction: summarise.fn,
      retryOnServiceExceptions: false,
      payload: sfn.TaskInput.fromObject({ batchId: '{% $states.context.Execution.Name %}' }),
      outputs: '{% $states.result.Payload %}',
    });

    this.machine = new sfn.StateMachine(this, 'Machine', {
      definitionBody: sfn.DefinitionBody.fromChainable(map.next(tell)),
      queryLanguage: sfn.QueryLanguage.JSONATA,
      timeout: Duration.hours(6),
      tracingEnabled: true,
      logs: {
        destination: new logs.LogGroup(this, 'MachineLogs', {
          logGroupName: `/aws/vendedlogs/states/${Stack.of(this).stackName}`,
          retention: logs.RetentionDays.ONE_YEAR,
          removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
        }),
        level: sfn.LogLevel.ALL,
        includeExecutionData: false,
      },
    });

    new scheduler.Schedule(this, 'Nightly', {
      schedule: scheduler.ScheduleExpression.expression(props.schedule),
      description: 'Builds every pack again: dates and policies change without anybody touching a pack.',
      target: new StepFunctionsStartExecution(this.machine, {
        input: scheduler.ScheduleTargetInput.fromObject({ prefix: PACKS }),
        deadLetterQueue: props.deadLetters as sqs.Queue,
        maxEventAge: Duration.hours(6),
        retryAttempts: 10,
      }),
    });
    new events.Rule(this, 'Pushed', {
      description: 'Builds a pack as soon as it was pushed.',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        account: [Aws.ACCOUNT_ID],
        detail: { bucket: { name: [storage.packs.bucketName] }, object: { key: [{ prefix: PACKS }] } },
      },
      targets: [
        new targets.SfnStateMachine(this.machine, {
          input: events.RuleTargetInput.fromObject({ prefix: events.EventField.fromPath('$.detail.object.key') }),
          deadLetterQueue: props.deadLetters,
        }),
      ],
    });
  }
}
