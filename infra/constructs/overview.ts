import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { PipelineFunction } from './function.ts';
import type { Storage } from './storage.ts';

/** What the overview shows. */
export interface OverviewProps {
  readonly functions: Readonly<Record<string, PipelineFunction>>;
  readonly storage: Storage;
}

/** A metric that the functions count themselves. */
export const houseMetric = (metricName: string): cloudwatch.Metric =>
  new cloudwatch.Metric({
    namespace: 'imprimatur',
    metricName,
    dimensionsMap: { service: 'imprimatur' },
    statistic: 'sum',
    period: Duration.minutes(5),
  });

/** One page on which a person sees whether packs come in, pages go out, and anything is wrong. */
export class Overview extends Construct {
  constructor(scope: Construct, id: string, { functions, storage }: OverviewProps) {
    super(scope, id);
    const graph = (title: string, left: cloudwatch.IMetric[]) => new cloudwatch.GraphWidget({ title, left, width: 8 });
    const ofHouse = (...names: string[]) => names.map(houseMetric);
    const all = Object.values(functions);
    new cloudwatch.Dashboard(this, 'Dashboard', {
      widgets: [
        [
          graph('Packs', ofHouse('Packs_in_review', 'Packs_rejected', 'Packs_invalid', 'Packs_failed')),
          graph('Publications', ofHouse('Publications_published', 'Publications_refused', 'Publications_unfinished')),
          graph('Sweep', ofHouse('Due', 'Unsettled', 'IntegrityFaults', 'ReviewsDue', 'SignOffsVoided')),
        ],
        [
          graph(
            'Errors',
            all.map(({ fn }) => fn.metricErrors()),
          ),
          graph(
            'Duration, 95th percentile',
            all.map(({ fn }) => fn.metricDuration({ statistic: 'p95' })),
          ),
          graph('Table', [
            storage.table.metricConsumedReadCapacityUnits({ statistic: 'sum' }),
            storage.table.metricConsumedWriteCapacityUnits({ statistic: 'sum' }),
          ]),
        ],
      ],
    });
  }
}
