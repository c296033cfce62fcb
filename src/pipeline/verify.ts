import type { Digest } from '../digest.ts';
import { articleName } from '../ledger/article-order.ts';
import type { ArticleTip } from '../ledger/checkpoint.ts';
import { SITE_PATHS, siteFiles } from '../release/site-files.ts';
import type { Stores } from '../stores/stores.ts';
import type { Deps } from './deps.ts';
import { attempt, type Fault } from './fault.ts';
import { inOrder } from './in-order.ts';
import type { Anchor } from './read-anchors.ts';
import { listLive } from './settle.ts';
import { verifyArticle } from './verify-article.ts';
import { type LastCheckpoint, readCheckpoints, truncationFaults } from './verify-checkpoints.ts';

/** What verify looked at, and everything it found wrong, gravest first. */
export interface Verification {
  readonly articles: number;
  readonly events: number;
  readonly blobs: number;
  readonly files: number;
  /** The last checkpoint: kept elsewhere, it shows whether everything was put back to an earlier day. */
  readonly checkpoint: LastCheckpoint | null;
  readonly faults: readonly Fault[];
}

// Stores that lie elsewhere answer many questions in the time of one.
const AT_ONCE = 32;

/**
 * Checks every chain, approval, blob and public file against each other, and against what was kept elsewhere; finds any
 * byte that nobody approved.
 */
export async function verify(deps: Deps, anchors: readonly Anchor[] = []): Promise<Verification> {
  const { stores } = deps;
  const faults: Fault[] = [];
  const site: ExpectedSite = { files: new Map(), unread: new Set() };
  const digests = new Map<string, readonly Digest[]>();
  const tips: ArticleTip[] = [];
  const named = new Set<Digest>();
  let events = 0;

  for (const message of await stores.records.faults()) faults.push({ code: 'store', subject: 'records', message });
  // Before the chains: those only grow, so that what a checkpoint saw must still be there.
  const { faults: changed, last, seen } = await readCheckpoints(deps, anchors);
  faults.push(...changed);
  for await (const found of inOrder(stores.records.heads(), AT_ONCE, (listed) => verifyArticle(listed, deps))) {
    faults.push(...found.faults);
    events += found.digests.length;
    if (found.tip !== undefined) {
      tips.push(found.tip);
      digests.set(articleName(found.tip.article), found.digests);
    }
    for (const digest of found.named) named.add(digest);
    for (const { path, text } of found.files) site.files.set(path, text);
    for (const path of found.unread) site.unread.add(path);
  }
  faults.push(...truncationFaults(seen, tips, digests));
  const blobs = await blobFaults(faults, named, deps);
  const files = await siteFaults(faults, site, deps);
  return { articles: tips.length, events, blobs, files, checkpoint: last ?? null, faults };
}

/** What the public should have, and the paths of articles that could not be read. */
interface ExpectedSite {
  readonly files: Map<string, string>;
  readonly unread: Set<string>;
}

async function blobFaults(faults: Fault[], named: Set<Digest>, { stores }: Deps): Promise<number> {
  let count = 0;
  const look = (digest: Digest) =>
    attempt('blob', digest, async () => {
      await stores.blobs.get(digest);
      named.delete(digest);
    });
  for await (const found of inOrder(stores.blobs.list(), AT_ONCE, look)) {
    count += 1;
    faults.push(...found);
  }
  for (const digest of named) {
    if (faults.some((fault) => fault.code === 'blob' && fault.subject === digest)) continue;
    faults.push({ code: 'blob', subject: digest, message: 'the record names this blob, but it is missing' });
  }
  return count;
}

async function siteFaults(
  faults: Fault[],
  { files: expected, unread }: ExpectedSite,
  { stores, house }: Deps,
): Promise<number> {
  const present = new Set<string>();
  for await (const path of stores.site.list()) present.add(path);
  if (present.size > 0 || expected.size > 0)
    faults.push(
      ...(await attempt('page', 'index.html', async () => {
        for (const { path, text } of siteFiles(await listLive(stores), house.policy.policy, house.templates))
          expected.set(path, text);
      })),
    );
  const look = async ([path, text]: readonly [string, string]) => ({
    path,
    found: await pageFaults(path, text, stores),
  });
  for await (const { path, found } of inOrder(expected, AT_ONCE, look)) {
    present.delete(path);
    faults.push(...found);
  }
  // What belongs to an article that cannot be read is named with the article.
  for (const path of present)
    if (!unread.has(path))
      faults.push({ code: 'stray', subject: path, message: 'nothing in the record explains this public file' });
  return expected.size + present.size;
}

async function pageFaults(path: string, text: string, { site }: Stores): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  const failed = await attempt('page', path, async () => {
    const file = await site.read(path);
    const message = file === undefined ? MISSING : Buffer.from(text).equals(file.bytes) ? undefined : differs(path);
    if (message !== undefined) faults.push({ code: 'page', subject: path, message });
  });
  return [...faults, ...failed];
}

const MISSING = 'the public file is missing; `imprimatur publish` writes it again';

function differs(path: string): string {
  const what = SITE_PATHS.includes(path) ? 'what is live' : 'what was approved';
  return `the public file is not, byte for byte, ${what}; \`imprimatur publish\` writes it again`;
}
