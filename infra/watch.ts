import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Batch } from './batch.ts';
import type { PipelineFunction } from './function.ts';

/** What is watched over. */
export interface WatchProps {
  readonly functions: Readonly<Record<string, PipelineFunction>>;
  readonly batch: Batch;
  readonly deadLetters: sqs.Queue;
  readonly topic: ITopic;
}

/** Alarms that tell the editors' topic, and a dashboard; docs/operations.md says what to do about each. */
export class Watch extends Construct {
  constructor(scope: Construct, id: string, { functions, batch, deadLetters, topic }: WatchProps) {
    super(scope, id);
    const alarm = (name: string, metric: cloudwatch.IMetric, threshold: number, what: string): void => {
      const made = new cloudwatch.Alarm(this, name, {
        metric,
        threshold,
        evaluationPeriods: 1,
        comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        alarmDescription: `${what} See docs/operations.md.`,
      });
      made.addAlarmAction(new SnsAction(topic));
    };
    const period = Duration.minutes(5);
    alarm(
      'DeadLetters',
      deadLetters.metricApproximateNumberOfMessagesVisible({ period }),
      1,
      'Events could not be handled.',
    );
    alarm('BatchFailed', batch.machine.metricFailed({ period }), 1, 'A batch failed.');
    alarm('BatchTimedOut', batch.machine.metricTimedOut({ period }), 1, 'A batch took too long.');
    for (const [name, { fn }] of Object.entries(functions)) {
      alarm(`${name}Errors`, fn.metricErrors({ period }), 1, `The function ${name} failed.`);
      alarm(`${name}Throttles`, fn.metricThrottles({ period }), 10, `The function ${name} was throttled.`);
    }
    const publish = functions.Publish;
    if (publish !== undefined)
      alarm(
        'StreamBehind',
        publish.fn.metric('IteratorAge', { period, statistic: 'max' }),
        300_000,
        'Approved drafts have waited for more than five minutes.',
      );
    new cloudwatch.Dashboard(this, 'Dashboard', {
      widgets: [
        [
          new cloudwatch.GraphWidget({
            title: 'Packs',
            left: ['Packs_in_review', 'Packs_rejected', 'Packs_invalid', 'Packs_failed'].map(
              (metricName) => new cloudwatch.Metric({ namespace: 'imprimatur', metricName, statistic: 'sum' }),
            ),
          }),
          new cloudwatch.GraphWidget({
            title: 'Errors',
            left: Object.values(functions).map(({ fn }) => fn.metricErrors()),
          }),
          new cloudwatch.GraphWidget({
            title: 'Duration',
            left: Object.values(functions).map(({ fn }) => fn.metricDuration({ statistic: 'p95' })),
          }),
        ],
      ],
    });
  }
}
