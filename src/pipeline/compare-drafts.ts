import { canonicalJson, type Digest } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import type { ResolvedPack } from '../pack/resolved-pack.ts';
import { currentEdition } from '../review/article-state.ts';
import type { ArticleKey, DraftBuilt } from '../review/event.ts';
import { claimsIn } from './claims-of-draft.ts';
import type { Deps } from './deps.ts';
import { readDraft } from './keep-draft.ts';
import { type LoadedArticle, loadArticle } from './load-article.ts';

/** One thing that differs between two drafts: as it was, and as it is; one of them is missing where it came or went. */
export interface Difference {
  readonly what: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What changed from one draft of an article to another. */
export interface Comparison {
  readonly from: DraftBuilt;
  readonly to: DraftBuilt;
  readonly statements: readonly Difference[];
  /** What readers are told about errors of earlier editions, by date. */
  readonly corrections: readonly Difference[];
  readonly facts: readonly Difference[];
  readonly sources: readonly Difference[];
  readonly findings: readonly Difference[];
}

/** Compares two drafts of an article by what they say, what they rest on and what the gates said. */
export async function compareDrafts(article: ArticleKey, from: Digest, to: Digest, deps: Deps): Promise<Comparison> {
  const loaded = await loadArticle(article, deps.stores);
  const [before, after] = [buildOf(loaded, from), buildOf(loaded, to)];
  const [old, now] = await Promise.all([before, after].map((built) => readDraft(built, deps.stores.blobs)));
  if (old === undefined || now === undefined) throw new ImprimaturError('not-found', 'found no such draft');
  const { policy } = deps.house.policy;
  const statements = (kept: typeof old) =>
    new Map(claimsIn(kept, policy).map(({ fact, statement }) => [fact, statement]));
  const byId = (entries: readonly { readonly id: string }[]) =>
    new Map(entries.map((entry) => [entry.id, canonicalJson(entry)]));
  const findings = (kept: typeof old) =>
    new Map(
      kept.report.findings.map((finding) => [
        `${finding.gate} ${finding.where.factId ?? finding.where.sourceId ?? finding.element ?? ''}: ${finding.message}`,
        finding.severity,
      ]),
    );
  return {
    from: before,
    to: after,
    statements: differences(statements(old), statements(now)),
    corrections: differences(correctionsOf(old.pack), correctionsOf(now.pack)),
    facts: differences(byId(old.pack.facts), byId(now.pack.facts)),
    sources: differences(byId(old.pack.sources), byId(now.pack.sources)),
    findings: differences(findings(old), findings(now)),
  };
}

/** A draft to compare with, and what it is to the person who compares. */
export interface Compared {
  readonly draft: Digest;
  readonly since: 'signed' | 'live' | 'before';
}

function correctionsOf({ corrections = [] }: ResolvedPack): ReadonlyMap<string, string> {
  const byDate = Map.groupBy(corrections, ({ date }) => date);
  return new Map([...byDate].map(([date, told]) => [date, told.map(({ text }) => text).join(' ')]));
}

/** The draft that a person will want to compare the newest one with: what they signed last, else what is live, else the one before. */
export function comparedWith({ state, entries }: LoadedArticle, person: string): Compared | undefined {
  const events = entries.map(({ event }) => event);
  const newest = state.built?.draft;
  const signed = events.findLast(
    (event) => event.type === 'signoff.given' && event.person.id === person && event.draft !== newest,
  );
  if (signed?.type === 'signoff.given') return { draft: signed.draft, since: 'signed' };
  const live = currentEdition(state)?.released.draft;
  if (live !== undefined && live !== newest) return { draft: live, since: 'live' };
  const before = events.findLast((event) => event.type === 'draft.built' && event.draft !== newest);
  return before?.type === 'draft.built' ? { draft: before.draft, since: 'before' } : undefined;
}

function buildOf({ entries, article }: LoadedArticle, digest: Digest): DraftBuilt {
  for (const { event } of entries) if (event.type === 'draft.built' && event.draft === digest) return event;
  throw new ImprimaturError('not-found', `found no draft ${digest} of ${article.slug}`);
}

function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly Difference[] {
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].flatMap((what) => {
    const [was, is] = [before.get(what), after.get(what)];
    return was === is ? [] : [{ what, before: was, after: is }];
  });
}
