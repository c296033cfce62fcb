import { ImprimaturError, type Reason } from '../errors.ts';
import { didYouMean } from '../pack/did-you-mean.ts';
import { type Policy, SEVERITIES } from '../policy/policy.ts';
import { LEGAL_ELEMENT_IDS, SAFETY_ELEMENTS } from './elements.ts';
import type { Gate } from './gate.ts';

/** Rejects, as `invalid`, a policy that names unknown gates or elements, or goes below a gate's floor. */
export function checkPolicy(policy: Policy, gates: readonly Pick<Gate, 'id' | 'floor'>[]): void {
  const reasons: Reason[] = [];
  const known = gates.map(({ id }) => id);
  for (const [id, { severity }] of Object.entries(policy.gates)) {
    const gate = gates.find((candidate) => candidate.id === id);
    if (gate === undefined)
      reasons.push({ code: 'unknown-gate', message: `gates: found no gate "${id}"`, remedy: meant(id, known) });
    else if (SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(gate.floor)) {
      const message = `gates.${id}: found severity ${severity}, expected at least ${gate.floor}`;
      reasons.push({ code: 'below-floor', message, remedy: 'A policy can raise this gate, never lower it.' });
    }
  }
  const elements = [...SAFETY_ELEMENTS.map(({ id }) => id), ...LEGAL_ELEMENT_IDS];
  for (const id of policy.elements.required) {
    if (elements.includes(id)) continue;
    reasons.push({
      code: 'unknown-element',
      message: `elements.required: found no element "${id}"`,
      remedy: meant(id, elements),
    });
  }
  if (reasons.length > 0)
    throw new ImprimaturError(
      'invalid',
      `policy: ${reasons.map(({ message, remedy }) => `${message} (${remedy})`).join('; ')}`,
      { reasons },
    );
}

function meant(word: string, known: readonly string[]): string {
  const best = didYouMean(word, known);
  return best === undefined ? `known: ${known.join(', ')}` : `did you mean ${best}?`;
}
