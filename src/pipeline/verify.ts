import type { Digest } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import { articleName } from '../ledger/article-order.ts';
import { type ArticleTip, type Checkpoint, firstTruncation, isWholeCheckpoint } from '../ledger/checkpoint.ts';
import { articlePaths } from '../release/article-files.ts';
import { SITE_PATHS, siteFiles } from '../release/site-files.ts';
import { approvalFault } from '../review/approval-fault.ts';
import { stateAfter } from '../review/article-state.ts';
import type { Deps } from './deps.ts';
import { readRecord } from './load-article.ts';
import { listLive, publicFiles } from './settle.ts';

/** Something in the stores that the record does not explain. */
export interface Fault {
  /** What sort of thing is wrong: `chain`, `approval`, `blob`, `page`, `stray`, `checkpoint`. */
  readonly code: string;
  /** What it is wrong with: an article, a digest, a public path. */
  readonly subject: string;
  readonly message: string;
}

/** What verify looked at, and everything it found wrong, gravest first. */
export interface Verification {
  readonly articles: number;
  readonly events: number;
  readonly blobs: number;
  readonly files: number;
  readonly faults: readonly Fault[];
}

/** Checks every chain, approval, blob and public file against each other; finds any byte that nobody approved. */
export async function verify(deps: Deps): Promise<Verification> {
  const { stores } = deps;
  const faults: Fault[] = [];
  const expected = new Map<string, string>();
  const digests = new Map<string, readonly Digest[]>();
  const tips: ArticleTip[] = [];
  const named = new Set<Digest>();
  const unread = new Set<string>();
  let events = 0;

  for (const message of await stores.records.faults()) faults.push({ code: 'store', subject: 'records', message });
  // Before the chains: those only grow, so that what a checkpoint saw must still be there.
  const seen = await latestCheckpoint(faults, deps);
  for await (const listed of stores.records.heads()) {
    const { article } = listed.head;
    await attempt(faults, 'chain', article?.slug ?? 'a head', async () => {
      for (const path of articlePaths(article.slug)) unread.add(path);
      tips.push({ article: { slug: article.slug, locale: article.locale }, tip: listed.tip });
      const { record, entries, fault } = await readRecord(article, stores, listed);
      events += entries.length;
      digests.set(
        articleName(article),
        entries.map(({ digest }) => digest),
      );
      const own = entries.map(({ event }) => event);
      if (fault !== undefined) faults.push({ code: 'chain', subject: article.slug, message: fault });
      const unapproved = approvalFault(own);
      if (unapproved !== undefined) faults.push({ code: 'approval', subject: article.slug, message: unapproved });
      for (const event of own) {
        if (event.type === 'draft.built')
          for (const digest of [event.draft, event.pack, event.content, event.report]) named.add(digest);
        if (event.type === 'edition.published') named.add(event.report);
      }
      const { tip } = record ?? listed;
      const loaded = { article, tip, entries, state: stateAfter(own) };
      for (const { path, text } of await publicFiles(loaded, stores, deps.house)) expected.set(path, text);
      for (const path of articlePaths(article.slug)) unread.delete(path);
    });
  }
  truncationFaults(faults, seen, tips, digests);
  const blobs = await blobFaults(faults, named, deps);
  const files = await siteFaults(faults, expected, unread, deps);
  return { articles: tips.length, events, blobs, files, faults };
}

async function attempt(faults: Fault[], code: string, subject: string, look: () => Promise<void>): Promise<void> {
  try {
    await look();
  } catch (error) {
    if (!(error instanceof ImprimaturError) && !(error instanceof SyntaxError) && !(error instanceof TypeError))
      throw error;
    faults.push({ code, subject, message: error.message });
  }
}

async function latestCheckpoint(faults: Fault[], { stores }: Deps): Promise<Checkpoint | undefined> {
  let latest: Checkpoint | undefined;
  await attempt(faults, 'checkpoint', 'checkpoints', async () => {
    for await (const kept of stores.checkpoints.all()) {
      if (isWholeCheckpoint(kept)) latest = kept;
      else
        faults.push({
          code: 'checkpoint',
          subject: kept.at,
          message: `the checkpoint of ${kept.at} no longer matches its digest`,
        });
    }
  });
  return latest;
}

function truncationFaults(
  faults: Fault[],
  seen: Checkpoint | undefined,
  tips: readonly ArticleTip[],
  digests: ReadonlyMap<string, readonly Digest[]>,
): void {
  if (seen === undefined) return;
  const lost = firstTruncation(seen, tips, (article, seq) => digests.get(articleName(article))?.[seq - 1]);
  if (lost !== undefined) faults.push({ code: 'checkpoint', subject: lost.split(' ')[0] ?? '', message: lost });
}

async function blobFaults(faults: Fault[], named: Set<Digest>, { stores }: Deps): Promise<number> {
  let count = 0;
  for await (const digest of stores.blobs.list()) {
    count += 1;
    await attempt(faults, 'blob', digest, async () => {
      await stores.blobs.get(digest);
      named.delete(digest);
    });
  }
  for (const digest of named) {
    if (faults.some((fault) => fault.code === 'blob' && fault.subject === digest)) continue;
    faults.push({ code: 'blob', subject: digest, message: 'the record names this blob, but it is missing' });
  }
  return count;
}

async function siteFaults(
  faults: Fault[],
  expected: Map<string, string>,
  unread: ReadonlySet<string>,
  { stores, house }: Deps,
): Promise<number> {
  const present = new Set<string>();
  for await (const path of stores.site.list()) present.add(path);
  if (present.size > 0 || expected.size > 0)
    await attempt(faults, 'page', 'index.html', async () => {
      for (const { path, text } of siteFiles(await listLive(stores), house.policy.policy, house.templates))
        expected.set(path, text);
    });
  for (const [path, text] of expected) {
    await attempt(faults, 'page', path, async () => {
      const file = await stores.site.read(path);
      present.delete(path);
      if (file === undefined)
        faults.push({
          code: 'page',
          subject: path,
          message: 'the public file is missing; `imprimatur publish` writes it again',
        });
      else if (!Buffer.from(text).equals(file.bytes))
        faults.push({ code: 'page', subject: path, message: differs(path) });
    });
  }
  // What belongs to an article that cannot be read is named with the article.
  for (const path of present)
    if (!unread.has(path))
      faults.push({ code: 'stray', subject: path, message: 'nothing in the record explains this public file' });
  return expected.size + present.size;
}

function differs(path: string): string {
  const what = SITE_PATHS.includes(path) ? 'what is live' : 'what was approved';
  return `the public file is not, byte for byte, ${what}; \`imprimatur publish\` writes it again`;
}
