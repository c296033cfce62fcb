import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Tracer } from '@aws-lambda-powertools/tracer';

/** The log of the functions, as JSON with the name of the function and the request. */
export const logger = new Logger({ serviceName: 'imprimatur' });

const metrics = new Metrics({ namespace: 'imprimatur', serviceName: 'imprimatur' });
let tracer: Promise<Tracer> | undefined;

/** Counts something for the dashboard and the alarms. */
export function count(name: string, value = 1): void {
  metrics.addMetric(name, MetricUnit.Count, value);
  metrics.publishStoredMetrics();
}

/** Runs a step as a part of its own in the trace of a request; what fails is marked there, and rejects as it would. */
export async function traced<Result>(name: string, step: () => Promise<Result>): Promise<Result> {
  // Where nothing is traced, as on one machine, the tracer is never loaded.
  if (process.env.AWS_XRAY_DAEMON_ADDRESS === undefined) return step();
  tracer ??= import('@aws-lambda-powertools/tracer').then(
    (library) => new library.Tracer({ serviceName: 'imprimatur' }),
  );
  const { provider } = await tracer;
  const run = provider.captureAsyncFunc(`## ${name}`, async (part) => {
    try {
      return await step();
    } catch (error) {
      part?.addError(error as Error);
      throw error;
    } finally {
      part?.close();
    }
  });
  return run as Promise<Result>;
}
