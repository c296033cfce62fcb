import { type Digest, digestValue } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import type { ArticleKey } from '../review/event.ts';
import { articleName, compareArticles } from './article-order.ts';
import type { ChainTip } from './chain.ts';

/** An article with the end of its chain. */
export interface ArticleTip {
  readonly article: ArticleKey;
  readonly tip: ChainTip;
}

/** The end of one article's chain, as a checkpoint keeps it. */
export interface CheckpointTip {
  readonly slug: string;
  readonly locale: string;
  readonly seq: number;
  readonly digest: Digest;
}

/** What names a checkpoint: its number, counted from 1, and its digest. */
export interface CheckpointMark {
  readonly number: number;
  readonly digest: Digest;
}

/**
 * The end of every chain at one moment, kept apart from the events so that events missing later are noticed. Each names
 * the one before it, so that a missing checkpoint is noticed too.
 */
export interface Checkpoint extends CheckpointMark {
  /** The digest of the checkpoint before it. */
  readonly before: Digest | null;
  readonly at: string;
  readonly articles: number;
  readonly tips: readonly CheckpointTip[];
  /** Digest over all the rest: one value to print, sign or keep elsewhere. */
  readonly digest: Digest;
}

/** The digest of a chain's entry at a sequence number, or `undefined` if there is none. */
export type EntryDigestAt = (article: ArticleKey, seq: number) => Digest | undefined;

/** The checkpoint over all chains that have entries, after the last one; the same chains give the same one, in whatever order they come. */
export function checkpoint(at: string, chains: readonly ArticleTip[], last?: CheckpointMark): Checkpoint {
  const tips = chains.flatMap(({ article: { slug, locale }, tip: { seq, digest } }) =>
    digest === null ? [] : [{ slug, locale, seq, digest }],
  );
  tips.sort(compareArticles);
  const number = (last?.number ?? 0) + 1;
  const body = { number, before: last?.digest ?? null, at, articles: tips.length, tips };
  return { ...body, digest: digestValue(body) };
}

/** The checkpoint that a text holds; rejects with a code, naming where it stands, what is none or not what it was when it was made. */
export function readCheckpoint(text: string, where: string, code: 'invalid' | 'refused'): Checkpoint {
  try {
    const checkpoint: Checkpoint = JSON.parse(text);
    if (isWholeCheckpoint(checkpoint)) return checkpoint;
  } catch (cause) {
    throw new ImprimaturError(code, `${where} is not a checkpoint`, { cause });
  }
  throw new ImprimaturError(code, `${where} does not match its digest`);
}

/** Whether a checkpoint still says what it said when it was made. */
export function isWholeCheckpoint({ digest, ...body }: Checkpoint): boolean {
  return body.articles === body.tips.length && digest === digestValue(body);
}

/** The later of two checkpoints, by number; of none and one, the one. */
export function laterMark(a?: CheckpointMark, b?: CheckpointMark): CheckpointMark | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.number > a.number ? b : a;
}

/** What is missing or wrong between a checkpoint and the one kept before it, in words, or `undefined` when nothing is. */
export function gapBefore(kept: Checkpoint, before: CheckpointMark | undefined): string | undefined {
  const expected = (before?.number ?? 0) + 1;
  const name = `checkpoint ${kept.number} of ${kept.at}`;
  if (kept.number > expected) return `${missing(expected, kept.number - 1)} before ${name}`;
  if (kept.number < expected) return `${name} is out of its place: expected checkpoint ${expected}`;
  return kept.before === (before?.digest ?? null) ? undefined : `${name} does not follow the one kept before it`;
}

/** What is missing after the last checkpoint kept, by what the records remember, in words, or `undefined` when nothing is. */
export function gapAfter(last: CheckpointMark | undefined, remembered: CheckpointMark | undefined): string | undefined {
  if (remembered === undefined) return undefined;
  const number = last?.number ?? 0;
  if (number < remembered.number)
    return `${missing(number + 1, remembered.number)} at the end: the records remember checkpoint ${remembered.number}`;
  return number > remembered.number || last?.digest === remembered.digest
    ? undefined
    : `checkpoint ${number} is not the one that the records remember`;
}

const missing = (from: number, to: number): string =>
  from === to ? `checkpoint ${from} is missing` : `checkpoints ${from} to ${to} are missing`;

/** Ends of chains as they were at a moment: what a checkpoint saw, or a part of it. */
export type SeenTips = Pick<Checkpoint, 'at' | 'tips'>;

/** The first article that lost or replaced entries which were seen once, in words, or `undefined` when none did. */
export function firstTruncation(
  seen: readonly SeenTips[],
  current: readonly ArticleTip[],
  digestAt: EntryDigestAt,
): string | undefined {
  const tips = new Map(current.map(({ article, tip }) => [articleName(article), tip]));
  for (const { at, ...of } of seen)
    for (const { slug, locale, seq, digest } of of.tips) {
      const tip = tips.get(articleName({ slug, locale }));
      const expected = `the checkpoint of ${at} saw ${seq}`;
      if (tip === undefined) return `${slug} (${locale}): the article has no events, ${expected}`;
      if (tip.seq < seq) return `${slug} (${locale}): the chain has ${tip.seq} events, ${expected}`;
      const found = tip.seq === seq ? tip.digest : digestAt({ slug, locale }, seq);
      if (found !== digest) return `${slug} (${locale}): event ${seq} is not the one that the checkpoint of ${at} saw`;
    }
  return undefined;
}
