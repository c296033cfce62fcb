import type { Checked } from '../pipeline/check.ts';

/** 0 when everything passed, else 1; 3 outranks 1: where a gate could not run, nothing may be concluded. */
export function exitCodeOf(results: readonly Pick<Checked, 'verdict'>[]): number {
  if (results.some(({ verdict }) => verdict === 'incomplete')) return 3;
  return results.every(({ verdict }) => verdict === 'pass') ? 0 : 1;
}
