import { type Clock, clockOn, systemClock } from '../clock.ts';
import { BUILT_IN_POLICY, DEFAULT_DATA, DEFAULT_POLICY, TEMPLATES } from '../config.ts';
import { ImprimaturError } from '../errors.ts';
import { isCalendarDate } from '../pack/calendar-date.ts';
import { compileHouse, type HouseFiles } from '../pipeline/compile-house.ts';
import type { Deps } from '../pipeline/deps.ts';
import type { House } from '../pipeline/house.ts';
import { mustReadPolicy } from '../pipeline/must-read-policy.ts';
import { firstExisting, readBeside, readHouseFile, readTemplates } from '../stores/local/house-files.ts';
import type { Terminal } from './terminal.ts';

/** The options that every command with a house takes. */
export interface HouseOptions {
  readonly policy?: string;
  readonly today?: string;
}

/** The options of commands that keep something. */
export interface StoreOptions extends HouseOptions {
  readonly data?: string;
  /** Whether a data folder that is not there is made; a misspelt one must not look like an empty one. */
  readonly fresh?: boolean;
  /** Whether a data folder without records is refused; an emptied one must not look like one that is in order. */
  readonly existing?: boolean;
}

/** A house with the files it was opened from, and the clock that its commands go by. */
export interface OpenedHouse {
  readonly house: House;
  readonly files: HouseFiles;
  readonly clock: Clock;
}

/** Opens the house that the options name, the one in this folder, or the built-in one; says so when it is an example. */
export async function openHouseFor(options: HouseOptions, terminal: Terminal): Promise<OpenedHouse> {
  if (options.today !== undefined && !isCalendarDate(options.today))
    throw new ImprimaturError('invalid', `--today: found "${options.today}", expected a day such as 2026-11-23`);
  const files = readHouse(options.policy ?? firstExisting([DEFAULT_POLICY]) ?? BUILT_IN_POLICY);
  const house = await compileHouse(files);
  const read = house.policy.policy;
  const today = options.today ?? read.example?.asOf;
  if (options.today === undefined && read.example !== undefined)
    terminal.note(
      terminal.tone('faint', `Example policy: running as of ${read.example.asOf}. --today sets another day.`),
    );
  return { house, files, clock: today === undefined ? systemClock : clockOn(today) };
}

/** Reads the policy at a path and whatever it names; rejects with `invalid` where one of them is missing or wrong. */
export function readHouse(path: string): HouseFiles {
  const policy = readHouseFile(path);
  const { citations, retractions } = mustReadPolicy(policy).policy;
  return {
    policy,
    templates: readTemplates(TEMPLATES),
    ...(citations.style.endsWith('.csl') ? { style: readBeside(path, citations.style).text } : {}),
    ...(retractions === undefined ? {} : { retractions: readBeside(path, retractions.file) }),
  };
}

/** Runs something with the house and its stores open, and closes them whatever comes. */
export async function withDeps<Result>(
  options: StoreOptions,
  terminal: Terminal,
  run: (deps: Deps, opened: OpenedHouse) => Promise<Result>,
): Promise<Result> {
  const opened = await openHouseFor(options, terminal);
  const data = options.data ?? DEFAULT_DATA;
  if (options.fresh !== true && firstExisting([data]) === undefined)
    throw new ImprimaturError(
      'invalid',
      `found no data folder ${data}; \`imprimatur batch\` makes one, and --data names another`,
    );
  // Commands that keep nothing do without the database.
  const { openLocalStores } = await import('../stores/local/open-local-stores.ts');
  const stores = await openLocalStores(data, { mayBeNew: options.existing !== true });
  try {
    return await run({ stores, house: opened.house, clock: opened.clock }, opened);
  } finally {
    await stores.records.close();
  }
}
