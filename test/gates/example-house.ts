import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME, TEMPLATES } from '../../src/config.ts';
import { buildDraft } from '../../src/draft/build-draft.ts';
import { checkPolicy } from '../../src/gates/check-policy.ts';
import { GATES } from '../../src/gates/index.ts';
import type { Report } from '../../src/gates/report.ts';
import type { SourceFile } from '../../src/pack/problem.ts';
import { readPack } from '../../src/pack/read-pack.ts';
import { judge } from '../../src/pipeline/check.ts';
import { compileHouse } from '../../src/pipeline/compile-house.ts';
import type { House } from '../../src/pipeline/house.ts';
import { mustReadPolicy } from '../../src/pipeline/must-read-policy.ts';
import { readRetractions } from '../../src/policy/retractions.ts';
import { readTemplates } from '../../src/stores/local/house-files.ts';

/** The day on which the examples are judged, unless one names another. */
export const TODAY = '2026-11-23';

/** The folder of the pages on the gates. */
export const PAGES = join(HOME, 'docs', 'gates');

/** The path of the pack to which the examples apply their changes. */
export const EXAMPLE_PACK = join(PAGES, 'example-pack.yaml');

const POLICY = {
  schema: 'imprimatur.policy/v1',
  publisher: { name: 'Example Press' },
  people: [{ id: 'demo-author', name: 'Dana Demo', roles: ['author'] }],
};

/** A value as a file; JSON is YAML. */
export function fileOf(content: unknown, path = 'example.yaml'): SourceFile {
  return { path, bytes: new TextEncoder().encode(JSON.stringify(content, null, 2)) };
}

/** The example pack as it stands in its file. */
export function examplePack(): SourceFile {
  return { path: 'docs/gates/example-pack.yaml', bytes: readFileSync(EXAMPLE_PACK) };
}

/** The house of the examples: the templates and gates that ship, vancouver references, no retraction list. */
export function exampleHouse(): Promise<House> {
  return compileHouse({ policy: fileOf(POLICY, 'policy.yaml'), templates: readTemplates(TEMPLATES) });
}

/** What an example changes around the pack. */
export interface Surroundings {
  readonly today?: string;
  readonly policy?: Readonly<Record<string, unknown>>;
  readonly retractions?: Readonly<Record<string, unknown>>;
  readonly page?: readonly { readonly replace: string; readonly with: string }[];
}

/** The house with the policy keys and the retraction list of an example laid over it. */
export function houseWith(house: House, { policy, retractions }: Surroundings): House {
  const read = policy === undefined ? house.policy : mustReadPolicy(fileOf({ ...POLICY, ...policy }, 'policy.yaml'));
  checkPolicy(read.policy, GATES);
  if (retractions === undefined) return { ...house, policy: read };
  const text = JSON.stringify({ schema: 'imprimatur.retractions/v1', ...retractions });
  return { ...house, policy: read, retractions: readRetractions('retractions.json', text) };
}

/** Builds a pack that must read without a problem, changes its page as an example says, and runs every gate over it. */
export function reportOn(file: SourceFile, house: House, around: Surroundings = {}): Report {
  const reading = readPack(file, () => undefined);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 2));
  const inside = houseWith(house, around);
  const built = buildDraft(reading.value, inside);
  const html = (around.page ?? []).reduce((text, change) => changed(text, change.replace, change.with), built.html);
  return judge({ ...built, html }, reading.value.pack, inside, around.today ?? TODAY, reading.value.locate);
}

function changed(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`found no ${JSON.stringify(part)} on the page to replace`);
  return text.replaceAll(part, () => by);
}
