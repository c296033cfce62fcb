import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { PACKS } from '../../src/stores/aws/aws-pack-files.ts';
import { neverRewrite, putItems, readRecords, useObjects } from './access.ts';
import { PipelineFunction } from './function.ts';
import type { Libraries } from './libraries.ts';
import { Pushed } from './pushed.ts';
import type { Storage } from './storage.ts';

/** What a batch is made of. */
export interface BatchProps {
  readonly storage: Storage;
  readonly environment: Readonly<Record<string, string>>;
  readonly topic: sns.ITopic;
  readonly deadLetters: sqs.Queue;
  readonly retain: boolean;
  readonly libraries: Libraries;
  /** When the nightly batch runs, as a cron expression of EventBridge in UTC. */
  readonly schedule: string;
}

// What a busy service says; anything else is not better for being tried again.
const THROTTLES = ['Lambda.TooManyRequestsException', 'Lambda.ServiceException', 'Lambda.SdkClientException'];
const AT_ONCE = 50;
const PACKS_A_CHILD = 10;

/** The batch: every pack of the bucket is built and validated, some at a time, and the editors are told. */
export class Batch extends Construct {
  readonly machine: sfn.StateMachine;
  readonly functions: Readonly<Record<'Build' | 'Validate' | 'Summarise', PipelineFunction>>;

  constructor(scope: Construct, id: string, props: BatchProps) {
    super(scope, id);
    const { storage, environment, topic, deadLetters, retain, libraries } = props;
    const common = { environment, retain, timeout: Duration.minutes(5) };
    const layers = [libraries.layer];
    const build = new PipelineFunction(this, 'Build', { ...common, layers, bundle: 'build', memoryMiB: 1769 });
    const validate = new PipelineFunction(this, 'Validate', { ...common, layers, bundle: 'validate', memoryMiB: 1769 });
    const summarise = new PipelineFunction(this, 'Summarise', { ...common, bundle: 'summarise', memoryMiB: 1024 });
    this.functions = { Build: build, Validate: validate, Summarise: summarise };

    for (const { fn } of [build, validate]) {
      readRecords(fn, storage.table);
      neverRewrite(fn, storage.table);
      useObjects(fn, storage.packs, ['s3:GetObject']);
      useObjects(fn, storage.blobs, ['s3:GetObject', 's3:PutObject'], 'sha256/');
    }
    putItems(build.fn, storage.table, ['MARK']);
    putItems(validate.fn, storage.table, ['HEAD', 'BUILT', 'VOIDED', 'MARK']);
    useObjects(summarise.fn, storage.results, ['s3:GetObject', 's3:PutObject'], 'batches/');
    topic.grantPublish(summarise.fn);

    const map = sfn.DistributedMap.jsonata(this, 'Every pack', {
      itemReader: new sfn.S3ObjectsItemReader({
        bucket: storage.packs,
        prefix: `{% $states.input.prefix ? $states.input.prefix : "${PACKS}" %}`,
      }),
      itemBatcher: new sfn.ItemBatcher({
        maxItemsPerBatch: PACKS_A_CHILD,
        batchInput: { batchId: '{% $states.context.Execution.Name %}' },
      }),
      resultWriterV2: new sfn.ResultWriterV2({ bucket: storage.results, prefix: 'batches' }),
      maxConcurrency: AT_ONCE,
      // Packs never fail a child by what is in them; children that the service itself failed are told in the summary.
      toleratedFailurePercentage: 5,
      mapExecutionType: sfn.StateMachineType.STANDARD,
    });
    map.itemProcessor(this.#step('Build drafts', build).next(this.#step('Validate drafts', validate)));
    const tell = this.#step('Tell the editors', summarise, {
      batchId: '{% $states.context.Execution.Name %}',
      startedAt: '{% $states.context.Execution.StartTime %}',
      results: '{% $states.input.ResultWriterDetails %}',
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
        deadLetterQueue: deadLetters,
        maxEventAge: Duration.hours(6),
        retryAttempts: 10,
      }),
    });
    new Pushed(this, 'Pushed', { packs: storage.packs, machine: this.machine, deadLetters });
  }

  /** A step that is tried again when the service is busy, and at no other failure. */
  #step(name: string, { fn }: PipelineFunction, payload?: Record<string, unknown>): LambdaInvoke {
    const step = LambdaInvoke.jsonata(this, name, {
      lambdaFunction: fn,
      retryOnServiceExceptions: false,
      outputs: '{% $states.result.Payload %}',
      ...(payload === undefined ? {} : { payload: sfn.TaskInput.fromObject(payload) }),
    });
    step.addRetry({
      errors: THROTTLES,
      interval: Duration.seconds(2),
      maxAttempts: 6,
      backoffRate: 2,
      maxDelay: Duration.minutes(1),
      jitterStrategy: sfn.JitterType.FULL,
    });
    return step;
  }
}
