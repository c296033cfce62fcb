import { Template } from 'aws-cdk-lib/assertions';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { anApp, type Resource, removeApps } from '../infra/a-stack.ts';

/** What the docs may speak of: the template of production, its outputs, and the names of its alarms. */
export interface SynthesizedStack {
  readonly resources: ReadonlyMap<string, Resource>;
  readonly outputs: readonly string[];
  readonly alarms: readonly string[];
}

/** The stack of production as `infra/app.ts` makes it. */
export function synthesizeStack(): SynthesizedStack {
  const { stack } = anApp('prod');
  try {
    const template = Template.fromStack(stack).toJSON();
    const made = stack.node.findAll().filter((construct) => construct instanceof CfnAlarm);
    const alarms = made.map(({ node }) => node.path.split('/').at(-2) ?? node.id);
    return { resources: new Map(Object.entries(template.Resources)), outputs: Object.keys(template.Outputs), alarms };
  } finally {
    removeApps();
  }
}
