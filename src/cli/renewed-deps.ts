import { compileHouse } from '../pipeline/compile-house.ts';
import type { Deps } from '../pipeline/deps.ts';
import { stampOf } from '../stores/local/house-files.ts';
import { type OpenedHouse, readHouse } from './open-deps.ts';

/** Deps whose house follows its files. */
export interface RenewedDeps {
  readonly deps: Deps;
  /** Opens the house again if its policy or a list has changed; rejects with `invalid` while they make no house. */
  renew(): Promise<void>;
}

/** Keeps the house of something that runs for long up to date with its policy and lists. */
export function renewedDeps({ stores, clock }: Deps, opened: OpenedHouse): RenewedDeps {
  const { path } = opened.files.policy;
  let { house } = opened;
  const stamp = (): string => {
    const { citations, retractions } = house.policy.policy;
    const named = citations.style.endsWith('.csl') ? [citations.style] : [];
    return stampOf(path, retractions === undefined ? named : [...named, retractions.file]);
  };
  // Nothing is taken as seen that was not read after it was looked at: the house was opened some time ago.
  let seen: string | undefined;
  let begun = 0;
  let taken = 0;
  const deps: Deps = {
    stores,
    clock,
    get house() {
      return house;
    },
  };
  return {
    deps,
    renew: async () => {
      const found = stamp();
      if (found === seen) return;
      begun += 1;
      const turn = begun;
      const read = await compileHouse(readHouse(path));
      // Whoever began to read later has read what is newer.
      if (turn < taken) return;
      taken = turn;
      house = read;
      seen = found;
    },
  };
}
