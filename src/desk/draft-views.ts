import { certaintyOf, type Fact } from '../pack/fact.ts';
import { type ResolvedPack, sourceOf } from '../pack/resolved-pack.ts';
import type { Action } from '../pipeline/actions.ts';
import type { SeenDraft } from '../pipeline/look-at-draft.ts';
import type { Judgement } from '../review/claims.ts';
import { rejectionOf } from './rejection.ts';
import { sentencesOf } from './sentence.ts';

const VERDICTS = [
  ['supports', 'Supports', '1'],
  ['partly', 'Partly', '2'],
  ['does-not', 'Does not', '3'],
] as const;

const LINKS = [
  ['Review', ''],
  ['Gate report', '/report'],
  ['Compare', '/compare'],
  ['History', '/history'],
  ['Download the pack', '/pack.yaml'],
] as const;

/** What the head of every page on a draft shows. */
export function headOfDraft({ article, built, open, state, actions, kept }: SeenDraft, here = '') {
  const { slug, locale } = article;
  const at = `/drafts/${slug}`;
  const query = `?locale=${locale}`;
  return {
    slug,
    locale,
    draftTitle: built.title,
    digest: built.draft,
    shortDigest: built.draft.slice(0, 19),
    builtAt: built.at.slice(0, 16).replace('T', ' '),
    stateText:
      open === undefined ? (state.editions.at(-1)?.withdrawn ? 'withdrawn' : 'published') : open.replace('_', ' '),
    summary: summaryOf(kept.report),
    links: LINKS.map(([name, path]) => ({ name, path: `${at}${path}${query}`, isCurrent: name === here })),
    page: `${at}/page${query}`,
    action: (name: string) => `${at}/actions/${name}${query}`,
    changes:
      state.changesRequested === undefined
        ? null
        : { who: state.changesRequested.person.name, why: state.changesRequested.reason },
    assigned: state.assigned?.name ?? null,
    scheduled: state.scheduled?.due.slice(0, 16).replace('T', ' ') ?? null,
    rejection: open === 'rejected' ? rejectionOf(kept.report, `${at}/report${query}`) : null,
    signOffs: built.requires.map((role) => {
      const given = state.signOffs.find((signOff) => signOff.role === role);
      return {
        role,
        isSigned: given !== undefined,
        text:
          given === undefined
            ? 'not signed yet'
            : `${given.person.name}, ${given.at.slice(0, 16).replace('T', ' ')} UTC`,
        meaning: given?.meaning ?? '',
      };
    }),
    refused: refusedOf(actions),
  };
}

function summaryOf({ findings }: SeenDraft['kept']['report']): string {
  const count = (severity: string, one: string): string => {
    const found = findings.filter((finding) => finding.severity === severity).length;
    return `${found} ${found === 1 ? one : `${one}s`}`;
  };
  return [count('error', 'error'), count('warning', 'warning'), count('note', 'note')].join(', ');
}

/** What somebody may not do, with all reasons, for the list under the decision bar. */
function refusedOf(actions: readonly Action[]) {
  return actions
    .filter(({ allowed, name }) => !allowed && name !== 'judge')
    .map(({ name, role, reasons }) => ({
      name: role === undefined ? nameOf(name) : `${nameOf(name)} as ${role}`,
      reasons: sentencesOf(reasons),
    }));
}

const nameOf = (action: string): string => (action.charAt(0).toUpperCase() + action.slice(1)).replace('-', ' ');

/** Whether an action is allowed, in a role if one matters. */
export function mayDo(actions: readonly Action[], name: string, role?: string): boolean {
  return actions.some(
    (action) => action.name === name && action.allowed && (role === undefined || action.role === role),
  );
}

/** The claims of a draft under the headings of its page, each with its fact, sources and verdict. */
export function claimGroups({ claims, headings, judgements, kept, actions, article }: SeenDraft) {
  const groups = Map.groupBy(claims, ({ section }) => section);
  return [...groups].map(([section, members]) => ({
    section,
    heading: headings.get(section) ?? 'Key points',
    canJudge: members.some(({ role }) => mayDo(actions, 'judge', role)),
    claims: members.map((claim) => {
      const fact = kept.pack.facts.find(({ id }) => id === claim.fact) as Fact;
      const judgement = judgements.get(claim.fact);
      const canJudge = mayDo(actions, 'judge', claim.role);
      return {
        ...factView(fact, kept.pack),
        anchor: anchorOf(claim.fact),
        statement: claim.statement,
        role: claim.role,
        verdict: judgement === undefined ? null : verdictText(judgement),
        isRefused: judgement?.verdict.verdict === 'does-not',
        note: judgement?.verdict.note ?? '',
        canJudge,
        edit: mayDo(actions, 'revise')
          ? `/drafts/${article.slug}/fact?locale=${article.locale}&id=${encodeURIComponent(claim.fact)}`
          : null,
        choices: VERDICTS.map(([value, label, key]) => ({
          id: `${anchorOf(claim.fact)}-${value}`,
          name: `verdict.${claim.fact}`,
          value,
          label,
          key,
          isChosen: judgement?.verdict.verdict === value && !judgement.carried,
        })),
        noteName: `note.${claim.fact}`,
        typed: judgement === undefined || judgement.carried ? '' : (judgement.verdict.note ?? ''),
      };
    }),
  }));
}

/** An id for a fact that can stand in an address. */
export const anchorOf = (fact: string): string => `claim-${fact.replace(/[^a-z0-9-]/g, '_')}`;

function verdictText({ given, verdict, carried }: Judgement): string {
  const said = VERDICTS.find(([value]) => value === verdict.verdict)?.[1] ?? verdict.verdict;
  const when = given.at.slice(0, 10);
  return `${said}: ${given.person.name}, ${when}${carried ? ', carried from an earlier draft with the same claim' : ''}`;
}

function factView(fact: Fact, pack: ResolvedPack) {
  return {
    fact: fact.id,
    used: `/used?id=${encodeURIComponent(fact.id)}`,
    kind: fact.kind.replaceAll('-', ' '),
    design: fact.evidence?.design.replaceAll('-', ' ') ?? null,
    certainty: certaintyOf(fact) ?? null,
    asOf: fact.asOf,
    reviewBy: fact.reviewBy ?? null,
    internal: fact.note ?? null,
    sources: fact.citations.map(({ source, locator, label }) => {
      const found = sourceOf(pack, source);
      return {
        id: source,
        anchor: `source-${source.replace(/[^a-z0-9-]/g, '_')}`,
        locator: locator === undefined ? null : `${label ?? 'at'} ${locator}`,
        tier: found?.tier ?? 'unknown',
        status: found?.status ?? 'unknown',
        isCurrent: found?.status === 'current',
        title: found?.csl.title ?? source,
      };
    }),
  };
}

/** Every source of a draft, with what of it is used. */
export function sourceViews({ kept: { pack } }: SeenDraft) {
  return pack.sources.map(({ id, tier, status, csl, note }) => ({
    id,
    anchor: `source-${id.replace(/[^a-z0-9-]/g, '_')}`,
    used: `/used?id=${encodeURIComponent(id)}`,
    title: csl.title ?? id,
    tier,
    status,
    isCurrent: status === 'current',
    address: csl.DOI === undefined ? (csl.URL ?? null) : `https://doi.org/${csl.DOI}`,
    note: note ?? null,
    facts: pack.facts.flatMap((fact) =>
      fact.citations.flatMap(({ source, locator, label }) =>
        source === id
          ? [
              {
                fact: fact.id,
                anchor: anchorOf(fact.id),
                locator: locator === undefined ? 'no locator' : `${label ?? 'at'} ${locator}`,
              },
            ]
          : [],
      ),
    ),
  }));
}
