import { ImprimaturError, type Reason } from '../errors.ts';
import type { Report } from '../gates/report.ts';
import { currentEdition, openState } from '../review/article-state.ts';
import type { DraftBuilt, EditionReleased, ReviewEvent } from '../review/event.ts';
import { voided, voids } from '../review/voids.ts';
import { judge } from './check.ts';
import type { Deps } from './deps.ts';
import { type KeptDraft, keepReport, readDraft } from './keep-draft.ts';
import type { LoadedArticle } from './load-article.ts';

/** Either the event that publishes a draft, or every reason against it with the sign-offs that fall on the way. */
export type Examined =
  | { readonly ok: true; readonly event: EditionReleased }
  | { readonly ok: false; readonly reasons: readonly Reason[]; readonly voids: readonly ReviewEvent[] };

/** Looks at everything again that speaks for or against publishing an article at this moment. */
export async function examineRelease(loaded: LoadedArticle, deps: Deps): Promise<Examined> {
  const { house, clock, stores } = deps;
  const { policy } = house.policy;
  const { state } = loaded;
  const { built } = state;
  const reasons: Reason[] = [];
  const open = openState(state);
  if (built === undefined || (open !== 'approved' && open !== 'scheduled')) {
    const missing = (built?.requires ?? []).filter((role) => !state.signOffs.some((given) => given.role === role));
    const lack = open === 'in_review' ? `; sign-offs missing: ${missing.join(', ')}` : '';
    const message =
      open === undefined ? 'this draft was published and withdrawn' : `the draft is ${open.replace('_', ' ')}${lack}`;
    return { ok: false, reasons: [refusal(open === undefined ? 'withdrawn' : 'not-approved', message)], voids: [] };
  }
  const fallen = voids(state, policy, clock.now());
  reasons.push(
    ...fallen.map(({ cause, person, role, reason }) =>
      refusal(`signoff-${cause}`, `${person.name}, ${role}: ${reason.replace(/\.$/, '')}`),
    ),
  );
  const more = policy.signOffs.roles.filter((role) => !state.signOffs.some((given) => given.role === role));
  if (more.length > 0) reasons.push(refusal('policy-asks-more', `the policy now asks for ${more.join(', ')} as well`));
  const kept = await readKept(built, deps);
  if ('reason' in kept) return { ok: false, reasons: [...reasons, kept.reason], voids: fallen };
  if (kept.draft.slug !== loaded.article.slug || kept.draft.locale !== loaded.article.locale)
    reasons.push(refusal('other-article', `the draft belongs to ${kept.draft.slug} (${kept.draft.locale})`));
  reasons.push(...(await addressReasons(loaded, deps)));
  const report = judge(kept, kept.pack, house, clock.today(), () => ({
    path: loaded.article.slug,
    line: 1,
    column: 1,
  }));
  const gateVoids = failing(report).length === 0 ? [] : failed(report, loaded, clock.now(), fallen);
  if (report.verdict !== 'pass') reasons.push(gateRefusal(report));
  if (reasons.length > 0) return { ok: false, reasons, voids: [...fallen, ...gateVoids] };
  const event = await released(built, loaded, await keepReport(report, stores.blobs), deps);
  return { ok: true, event };
}

async function released(
  built: DraftBuilt,
  { state }: LoadedArticle,
  report: DraftBuilt['report'],
  { house, clock }: Deps,
): Promise<EditionReleased> {
  const edition = currentEdition(state);
  return {
    type: 'edition.published',
    at: clock.now(),
    draft: built.draft,
    content: built.content,
    policy: house.policy.digest,
    report,
    signOffs: state.signOffs.map(({ role, person, meaning, at }) => ({ role, person, meaning, at })),
    ...(edition === undefined || edition.withdrawn !== undefined ? {} : { supersedes: edition.released.draft }),
  };
}

async function readKept(built: DraftBuilt, { stores }: Deps): Promise<KeptDraft | { readonly reason: Reason }> {
  try {
    return await readDraft(built, stores.blobs);
  } catch (error) {
    if (!(error instanceof ImprimaturError)) throw error;
    return { reason: refusal('integrity', error.message) };
  }
}

// One address, one article: the same slug in another language must not take its place. The record tells, not the site:
// after a crash an edition may be published of which no file is there yet.
async function addressReasons(
  { article: { slug, locale }, state }: LoadedArticle,
  { stores }: Deps,
): Promise<Reason[]> {
  if (state.editions.length > 0) return [];
  for await (const { head } of stores.records.heads()) {
    const other = head.article;
    if (other.slug === slug && other.locale !== locale && head.live !== null)
      return [refusal('address-taken', `the address /${slug}/ belongs to the article in ${other.locale}`)];
  }
  return [];
}

function failed(
  report: Report,
  { state }: LoadedArticle,
  at: string,
  already: readonly ReviewEvent[],
): readonly ReviewEvent[] {
  const gates = failing(report).join(', ');
  return state.signOffs
    .filter((given) => !already.some((event) => event.type === 'signoff.voided' && event.person.id === given.person.id))
    .map((given) =>
      voided(
        given,
        at,
        failing(report).includes('not-retracted') ? 'source-retracted' : 'gate-fails',
        `Fails now: ${gates}.`,
      ),
    );
}

const failing = (report: Report): readonly string[] =>
  report.gates.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);

function gateRefusal(report: Report): Reason {
  if (failing(report).length === 0) return unfinished(report);
  const [first] = report.findings.filter(
    ({ gate, severity }) => severity === 'error' && failing(report).includes(gate),
  );
  return {
    code: 'gate-fails',
    message: `the draft fails ${failing(report).join(', ')} under today's policy and date${first === undefined ? '' : `: ${first.message}`}`,
    remedy: 'Mend the pack and build it again.',
  };
}

// Nothing may be concluded from a gate that did not run to its end, against the draft no more than for it.
function unfinished({ gates, findings }: Report): Reason {
  const ids = gates.filter(({ verdict }) => verdict === 'error').map(({ id }) => id);
  const [first] = findings.filter(({ gate }) => ids.includes(gate));
  return refusal(
    'gates-unfinished',
    `${ids.join(', ')} could not finish${first === undefined ? '' : `: ${first.message}`}`,
  );
}

const refusal = (code: string, message: string): Reason => ({
  code,
  message,
  remedy: REMEDIES[code] ?? 'Get the sign-off again.',
});

const REMEDIES: Readonly<Record<string, string>> = {
  'gates-unfinished': 'Publish again; if it happens again, report the gate with the pack.',
  withdrawn: 'Coming back takes a changed pack and every sign-off anew.',
  'not-approved': 'It needs every sign-off on the draft that stands now.',
  'policy-asks-more': 'Get the further sign-offs.',
  integrity: 'Run `imprimatur verify` and restore what it names from a backup.',
  'other-article': 'Build the article again.',
  'address-taken': 'Give the translation a slug of its own.',
};
