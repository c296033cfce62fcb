import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { acceptRisks } from '../../infra/accepted-risks.ts';
import { ImprimaturStack, type Stage } from '../../infra/stack.ts';
import { FUNCTIONS, LAYER } from '../../scripts/bundle.ts';
import { HOME } from '../../src/config.ts';

const { context } = JSON.parse(readFileSync(join(HOME, 'cdk.json'), 'utf8')) as {
  readonly context: { readonly stages: Readonly<Record<string, Stage>> };
};

/** A resource of a template. */
export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a template holds has as many shapes as there are services
  readonly Properties: any;
  readonly DeletionPolicy?: string;
  readonly Metadata?: Readonly<Record<string, string>>;
}

const made: string[] = [];

/** Removes what apps have written. */
export function removeApps(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** The stages that cdk.json knows. */
export const STAGES = Object.keys(context.stages);

// What the functions do is no business of the template: empty ones are there at once.
function emptyBundles(folder: string): string {
  const bundles = join(folder, 'bundles');
  for (const name of [...FUNCTIONS, LAYER.folder]) {
    mkdirSync(join(bundles, name), { recursive: true });
    writeFileSync(join(bundles, name, 'index.mjs'), `export const name = ${JSON.stringify(name)};`);
  }
  return bundles;
}

/** An app as infra/app.ts makes it; with or without the risks that the house accepts. */
export function anApp(
  stage = 'dev',
  parts: { changes?: Partial<Stage>; isAccepted?: boolean; bundles?: string; outdir?: string } = {},
) {
  const outdir = parts.outdir ?? mkdtempSync(join(tmpdir(), 'imprimatur-cdk-'));
  made.push(outdir);
  const bundles = parts.bundles ?? emptyBundles(outdir);
  const app = new App({ context: { ...context, bundles }, outdir });
  const found = context.stages[stage];
  if (found === undefined) throw new Error(`cdk.json has no stage ${stage}`);
  const stack = new ImprimaturStack(app, `imprimatur-${stage}`, { stage: { ...found, ...parts.changes } });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  if (parts.isAccepted !== false) acceptRisks(stack);
  return { app, stack };
}

const known = new Map<string, ReadonlyMap<string, Resource>>();

/** The resources of a stage, by logical id; a stack is made once for all who ask for it. */
export function resourcesOf(stage = 'dev', changes: Partial<Stage> = {}): ReadonlyMap<string, Resource> {
  const name = JSON.stringify([stage, changes]);
  const resources = known.get(name) ?? makeResources(stage, changes);
  known.set(name, resources);
  return resources;
}

function makeResources(stage: string, changes: Partial<Stage>): ReadonlyMap<string, Resource> {
  const { Resources } = Template.fromStack(anApp(stage, { changes }).stack).toJSON();
  return new Map(Object.entries(Resources as Readonly<Record<string, Resource>>));
}

/** The resources of one type. */
export const ofType = (
  type: string,
  resources: ReadonlyMap<string, Resource>,
): readonly (readonly [string, Resource])[] => [...resources].filter(([, { Type }]) => Type === type);

/** The logical id of a resource, by the path that its construct has in the stack. */
export function idOf(pattern: RegExp, resources: ReadonlyMap<string, Resource>): string {
  const found = [...resources.keys()].filter((id) => pattern.test(id));
  const [id] = found;
  if (id === undefined || found.length > 1) throw new Error(`${pattern} names ${found.join(', ') || 'nothing'}`);
  return id;
}
