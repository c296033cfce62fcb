import { addDays } from '../pack/calendar-date.ts';
import type { Fact } from '../pack/fact.ts';
import { type Policy, reviewWindow } from './policy.ts';

/** The last day on which a fact still holds without a new look at its source, `YYYY-MM-DD`. */
export function reviewDue(fact: Fact, policy: Policy): string {
  const from = fact.verified !== undefined && fact.verified > fact.asOf ? fact.verified : fact.asOf;
  const window = addDays(from, reviewWindow(policy, fact.kind));
  // A pack may ask for an earlier look, never for a later one than the house allows.
  return fact.reviewBy !== undefined && fact.reviewBy < window ? fact.reviewBy : window;
}
