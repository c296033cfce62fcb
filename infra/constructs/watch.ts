import { Duration } from 'aws-cdk-lib';
import type * as apigw from 'aws-cdk-lib/aws-apigatewayv2';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { mayTell } from './access.ts';
import type { Batch } from './batch.ts';
import type { PipelineFunction } from './function.ts';
import { houseMetric, Overview } from './overview.ts';
import type { Storage } from './storage.ts';

/** What is watched over. */
export interface WatchProps {
  readonly functions: Readonly<Record<string, PipelineFunction>>;
  readonly publish: PipelineFunction;
  readonly sweep: PipelineFunction;
  readonly batch: Batch;
  readonly api: apigw.HttpApi;
  readonly storage: Storage;
  readonly deadLetters: sqs.Queue;
  readonly topic: ITopic;
}

const PERIOD = Duration.minutes(5);

/** Alarms that tell the editors' topic, and a dashboard; docs/operations.md says what to do about each. */
export class Watch extends Construct {
  readonly #topic: ITopic;

  constructor(scope: Construct, id: string, props: WatchProps) {
    super(scope, id);
    const { functions, publish, sweep, batch, api, storage, deadLetters, topic } = props;
    this.#topic = topic;
    // The policy that keeps out whoever comes without TLS takes the place of the one that lets the account's services in.
    mayTell(topic, 'cloudwatch.amazonaws.com', 'AlarmsMayTell');
    const period = PERIOD;
    this.#alarm(
      'Integrity',
      houseMetric('IntegrityFaults'),
      'Something is stored or public that the record does not explain.',
    );
    this.#alarm('Refused', houseMetric('Publications_refused'), 'An approved draft was refused at publication.');
    this.#alarm('Unsettled', houseMetric('Unsettled'), 'Readers do not have what the record says.', 3);
    this.#alarm(
      'DeadLetters',
      deadLetters.metricApproximateNumberOfMessagesVisible({ period }),
      'Events could not be handled.',
    );
    this.#alarm('BatchFailed', batch.machine.metricFailed({ period }), 'A batch failed.');
    this.#alarm('BatchTimedOut', batch.machine.metricTimedOut({ period }), 'A batch took too long.');
    this.#alarm(
      'ScheduleDropped',
      scheduleMetric('InvocationDroppedCount'),
      'A schedule could not start what it starts.',
    );
    this.#alarm(
      'DeskFailing',
      api.metricServerError({ period, statistic: 'sum' }),
      'The desk answered with an error of its own.',
    );
    for (const operation of ['TransactWriteItems', 'PutItem', 'GetItem', 'Query'])
      this.#alarm(`Throttled${operation}`, throttles(storage, operation), `The table throttled ${operation}.`, 3);
    this.#alarm(
      'StreamBehind',
      publish.fn.metric('IteratorAge', { period, statistic: 'max' }),
      'Approved drafts have waited for more than five minutes.',
      1,
      300_000,
    );
    for (const [name, { fn }] of Object.entries(functions)) {
      this.#alarm(`${name}Errors`, fn.metricErrors({ period }), `The function ${name} failed.`);
      this.#alarm(`${name}Throttles`, fn.metricThrottles({ period }), `The function ${name} was throttled.`, 1, 10);
    }
    new cloudwatch.Alarm(this, 'SweepMissing', {
      metric: sweep.fn.metricInvocations({ period: Duration.minutes(15) }),
      threshold: 1,
      evaluationPeriods: 2,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
      alarmDescription: 'The sweep does not run. See docs/operations.md.',
    }).addAlarmAction(new SnsAction(topic));
    new Overview(this, 'Overview', { functions, storage });
  }

  #alarm(name: string, metric: cloudwatch.IMetric, what: string, evaluationPeriods = 1, threshold = 1): void {
    new cloudwatch.Alarm(this, name, {
      metric,
      threshold,
      evaluationPeriods,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      alarmDescription: `${what} See docs/operations.md.`,
    }).addAlarmAction(new SnsAction(this.#topic));
  }
}

const scheduleMetric = (metricName: string): cloudwatch.Metric =>
  new cloudwatch.Metric({ namespace: 'AWS/Scheduler', metricName, statistic: 'sum', period: PERIOD });

const throttles = ({ table }: Storage, Operation: string): cloudwatch.Metric =>
  table.metric('ThrottledRequests', {
    statistic: 'sum',
    period: PERIOD,
    dimensionsMap: { TableName: table.tableName, Operation },
  });
