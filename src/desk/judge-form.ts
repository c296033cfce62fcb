import type { SeenDraft } from '../pipeline/look-at-draft.ts';
import type { Claim, Judgement } from '../review/claims.ts';
import { mayDo } from './draft-views.ts';
import { Refused } from './problem.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The bodies of the decisions that the form of verdicts asks for: one for each role whose claims it judges. A browser
 * sends every choice that the page shows, so what stands already is left out: nobody signs for what another chose.
 */
export function bodiesOf(form: Fields, { claims, judgements, actions }: SeenDraft): readonly Fields[] {
  const given = claims.flatMap((claim) => {
    const chosen = chosenIn(form, claim, judgements.get(claim.fact));
    const isOfWhole = claim.section === form.all && !judgements.has(claim.fact) && mayDo(actions, 'judge', claim.role);
    const verdict = chosen ?? (isOfWhole ? { fact: claim.fact, verdict: 'supports' } : undefined);
    return verdict === undefined ? [] : [{ role: claim.role, verdict }];
  });
  if (given.length === 0)
    throw new Refused(422, 'no-verdict', 'no new verdict was given', 'Choose a verdict for at least one claim.');
  return [...Map.groupBy(given, ({ role }) => role)].map(([role, members]) => ({
    role,
    verdicts: members.map(({ verdict }) => verdict),
  }));
}

function chosenIn(form: Fields, { fact }: Claim, standing: Judgement | undefined): Fields | undefined {
  const verdict = form[`verdict.${fact}`];
  const typed = form[`note.${fact}`];
  const note = typeof typed === 'string' ? typed.trim() : '';
  if (verdict === undefined || isShown(standing, verdict, note)) return undefined;
  return { fact, verdict, ...(note === '' ? {} : { note }) };
}

// A carried verdict is not chosen for anybody on the page: whoever chooses it gives it anew.
function isShown(standing: Judgement | undefined, verdict: unknown, note: string): boolean {
  if (standing === undefined || standing.carried) return false;
  return standing.verdict.verdict === verdict && (standing.verdict.note ?? '') === note;
}
