import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ImprimaturStack, type Stage } from '../../infra/stack.ts';

/** What CloudWatch is paid for by the piece. */
export interface Watched {
  readonly alarms: number;
  readonly customMetrics: number;
  readonly dashboards: number;
}

interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a template holds has as many shapes as there are services
  readonly Properties: any;
}

/** What a template has of alarms and dashboards, and how many metrics of the house's own they name. */
export function watchedIn(resources: Iterable<Resource>): Watched {
  const all = [...resources];
  const of = (type: string) => all.filter(({ Type }) => Type === `AWS::CloudWatch::${type}`);
  const [alarms, dashboards] = [of('Alarm'), of('Dashboard')];
  const named = new Set<string>();
  for (const { Properties } of alarms) if (Properties.Namespace === 'imprimatur') named.add(Properties.MetricName);
  // The body is JSON in pieces, with references between them.
  for (const { Properties } of dashboards)
    for (const [, name = ''] of JSON.stringify(Properties.DashboardBody).matchAll(/\\"imprimatur\\",\\"(\w+)\\"/g))
      named.add(name);
  return { alarms: alarms.length, customMetrics: named.size, dashboards: dashboards.length };
}

/** The same of production as it is now; its bundles must be there. */
export function watchedInProduction(
  context: { readonly stages: Readonly<Record<string, Stage>> },
  outdir: string,
): Watched {
  const stage = context.stages.prod;
  if (stage === undefined) throw new Error('cdk.json has no stage prod');
  const stack = new ImprimaturStack(new App({ context, outdir }), 'imprimatur-prod', { stage });
  const { Resources } = Template.fromStack(stack).toJSON();
  return watchedIn(Object.values(Resources as Record<string, Resource>));
}
