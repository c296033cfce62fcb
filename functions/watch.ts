import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** The log of the functions, as JSON with the name of the function and the request. */
export const logger = new Logger({ serviceName: 'imprimatur' });

const metrics = new Metrics({ namespace: 'imprimatur', serviceName: 'imprimatur' });

/** Counts something for the dashboard and the alarms. */
export function count(name: string, value = 1): void {
  metrics.addMetric(name, MetricUnit.Count, value);
  metrics.publishStoredMetrics();
}
