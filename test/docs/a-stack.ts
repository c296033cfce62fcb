import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { ImprimaturStack } from '../../infra/stack.ts';
import { FUNCTIONS } from '../../scripts/bundle.ts';
import { HOME } from '../../src/config.ts';

/** A resource as the template has it. */
interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** What the docs may speak of: the template of production, and the names of its alarms. */
export interface SynthesizedStack {
  readonly resources: Readonly<Record<string, Resource>>;
  readonly outputs: readonly string[];
  readonly alarms: readonly string[];
}

/** Synthesizes the stack of production as `infra/app.ts` does, with empty folders for the bundles of its functions. */
export function synthesizeStack(): SynthesizedStack {
  const work = mkdtempSync(join(tmpdir(), 'imprimatur-docs-'));
  for (const name of FUNCTIONS) mkdirSync(join(work, 'out', 'functions', name), { recursive: true });
  const { context } = JSON.parse(readFileSync(join(HOME, 'cdk.json'), 'utf8'));
  const before = process.cwd();
  process.chdir(work);
  try {
    const app = new App({ context, outdir: join(work, 'cdk.out') });
    const stack = new ImprimaturStack(app, 'imprimatur-prod', context.stages.prod);
    const { template } = app.synth().getStackArtifact(stack.artifactId);
    const made = stack.node.findAll().filter((construct) => construct instanceof CfnAlarm);
    const alarms = made.map(({ node }) => node.path.split('/').at(-2) ?? node.id);
    return { resources: template.Resources, outputs: Object.keys(template.Outputs), alarms };
  } finally {
    process.chdir(before);
    rmSync(work, { recursive: true });
  }
}
