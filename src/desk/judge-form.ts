import type { SeenDraft } from '../pipeline/look-at-draft.ts';
import { Refused } from './problem.ts';

/** The bodies of the decisions that the form of verdicts asks for: one for each role whose claims it judges. */
export function bodiesOf(
  form: Readonly<Record<string, unknown>>,
  { claims, judgements }: SeenDraft,
): readonly Readonly<Record<string, unknown>>[] {
  const whole = form.all;
  const byRole = new Map<string, object[]>();
  for (const claim of claims) {
    const isOfWhole = typeof whole === 'string' && claim.section === whole && !judgements.has(claim.fact);
    const verdict = isOfWhole ? 'supports' : form[`verdict.${claim.fact}`];
    if (verdict === undefined || (typeof whole === 'string' && !isOfWhole)) continue;
    const note = form[`note.${claim.fact}`];
    const given = {
      fact: claim.fact,
      verdict,
      ...(typeof note === 'string' && note !== '' && !isOfWhole ? { note } : {}),
    };
    byRole.set(claim.role, [...(byRole.get(claim.role) ?? []), given]);
  }
  if (byRole.size === 0)
    throw new Refused(422, 'no-verdict', 'no verdict was given', 'Choose a verdict for at least one claim.');
  return [...byRole].map(([role, verdicts]) => ({ role, verdicts }));
}
