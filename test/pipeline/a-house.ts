import type { Clock } from '../../src/clock.ts';
import { TEMPLATES } from '../../src/config.ts';
import type { Gate } from '../../src/gates/gate.ts';
import type { SourceFile } from '../../src/pack/problem.ts';
import { type Checked, check, type Made } from '../../src/pipeline/check.ts';
import { compileHouse } from '../../src/pipeline/compile-house.ts';
import type { House } from '../../src/pipeline/house.ts';
import { readTemplates } from '../../src/stores/local/house-files.ts';

/** The day on which tests happen unless they say otherwise. */
export const TODAY = '2026-11-23';

/** The people of the test house: one author, two for each role that signs, one publisher. */
export const PEOPLE = [
  { id: 'pat', name: 'Pat Author', roles: ['author', 'editor'] },
  { id: 'ed', name: 'Ed Editor', roles: ['editor'] },
  { id: 'eve', name: 'Eve Editor', roles: ['editor', 'medical'] },
  { id: 'mo', name: 'Mo Doctor', roles: ['medical'] },
  { id: 'max', name: 'Max Doctor', roles: ['medical'] },
  { id: 'lea', name: 'Lea Lawyer', roles: ['legal'] },
  { id: 'luc', name: 'Luc Lawyer', roles: ['legal'] },
  { id: 'pip', name: 'Pip Publisher', roles: ['publisher'] },
  { id: 'ada', name: 'Ada Admin', roles: ['admin'] },
  { id: 'aud', name: 'Aud Auditor', roles: ['auditor'] },
];

interface HouseParts {
  readonly policy?: Readonly<Record<string, unknown>>;
  readonly retractions?: { readonly path: string; readonly text: string };
}

/** A house with the templates and gates that ship, and a policy with what matters to a test laid over it. */
export function aHouse({ policy = {}, retractions }: HouseParts = {}): Promise<House> {
  const content = {
    schema: 'imprimatur.policy/v1',
    publisher: { name: 'Test Press' },
    site: { url: 'https://press.example/' },
    people: PEOPLE,
    ...policy,
    signOffs: { verdicts: 'optional', ...(policy.signOffs as object | undefined) },
  };
  return compileHouse({
    policy: { path: 'imprimatur.policy.yaml', bytes: new TextEncoder().encode(JSON.stringify(content)) },
    templates: readTemplates(TEMPLATES),
    ...(retractions === undefined ? {} : { retractions }),
  });
}

/** A gate that cannot finish, whatever it looks at. */
export const aGateThatThrows: Gate = {
  id: 'broken',
  severity: 'error',
  floor: 'error',
  summary: 'A gate of a test.',
  inspect: () => {
    throw new Error('out of order');
  },
};

/** A clock that starts in the morning of a day and moves on by a second whenever it is asked. */
export function aClock(day: string = TODAY): Clock {
  let asked = 0;
  return {
    today: () => day,
    now: () => {
      asked += 1;
      return new Date(Date.parse(`${day}T09:00:00.000Z`) + asked * 1000).toISOString();
    },
  };
}

/** A pack, checked in a house: it must have become a draft. */
export function madeOf(file: SourceFile, house: House, today: string = TODAY): Made {
  const checked: Checked = check(file, () => undefined, house, today);
  if (checked.made === undefined) throw new Error(JSON.stringify(checked.findings, null, 2));
  return checked.made;
}
