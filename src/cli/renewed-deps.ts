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
  let seen = stamp();
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
      if (stamp() === seen) return;
      house = await compileHouse(readHouse(path));
      seen = stamp();
    },
  };
}
