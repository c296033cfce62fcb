import type { Fact } from '../pack/fact.ts';
import { isOneOf, LEGAL_KINDS } from '../pack/kinds.ts';
import { asserted } from './asserted.ts';
import { isOfLeaflet } from './established-care.ts';
import { isReport } from './reported.ts';
import type { TextGate } from './text-gate.ts';
import { factBehind, placeOf, saidBy } from './text-subject.ts';

/** An article informs; whoever tells readers to try a thing answers for what it does to them. */
export const noEncourageUse: TextGate = {
  id: 'no-encourage-use',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence invites readers to take, try, choose, combine or buy the substance.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      const [found] = asserted(subject, 'encourageUse', sentence);
      if (
        found === undefined ||
        isReport(subject, sentence) ||
        isOfLeaflet(subject, sentence) ||
        isLaw(factBehind(subject, sentence))
      )
        continue;
      yield {
        at: placeOf(sentence),
        message: `“${found.text}” encourages use.`,
        remedy: 'Leave it out; say what is known instead of what to do with it.',
        excerpt: sentence.excerpt,
      };
    }
  },
};

// What people may buy or hold is what a law says, not an invitation.
function isLaw(fact: Fact | undefined): boolean {
  return fact !== undefined && isOneOf(LEGAL_KINDS, fact.kind);
}
