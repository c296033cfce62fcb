import { type Digest, digestValue } from '../digest.ts';
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

/** The end of every chain at one moment, kept apart from the events so that events missing later are noticed. */
export interface Checkpoint {
  readonly at: string;
  readonly articles: number;
  /** Digest over `tips`: one value to print, sign or keep elsewhere. */
  readonly digest: Digest;
  readonly tips: readonly CheckpointTip[];
}

/** The digest of a chain's entry at a sequence number, or `undefined` if there is none. */
export type EntryDigestAt = (article: ArticleKey, seq: number) => Digest | undefined;

/** The checkpoint over all chains that have entries; the same chains give the same digest, in whatever order they come. */
export function checkpoint(at: string, chains: readonly ArticleTip[]): Checkpoint {
  const tips = chains.flatMap(({ article: { slug, locale }, tip: { seq, digest } }) =>
    digest === null ? [] : [{ slug, locale, seq, digest }],
  );
  tips.sort(compareArticles);
  return { at, articles: tips.length, digest: digestValue(tips), tips };
}

/** Whether a checkpoint still says what it said when it was made. */
export function isWholeCheckpoint({ articles, digest, tips }: Checkpoint): boolean {
  return articles === tips.length && digest === digestValue(tips);
}

/** The first article that lost or replaced entries which a checkpoint saw, in words, or `undefined` when none did. */
export function firstTruncation(
  seen: Checkpoint,
  current: readonly ArticleTip[],
  digestAt: EntryDigestAt,
): string | undefined {
  const tips = new Map(current.map(({ article, tip }) => [articleName(article), tip]));
  for (const { slug, locale, seq, digest } of seen.tips) {
    const tip = tips.get(articleName({ slug, locale }));
    const expected = `the checkpoint of ${seen.at} saw ${seq}`;
    if (tip === undefined) return `${slug} (${locale}): the article has no events, ${expected}`;
    if (tip.seq < seq) return `${slug} (${locale}): the chain has ${tip.seq} events, ${expected}`;
    const found = tip.seq === seq ? tip.digest : digestAt({ slug, locale }, seq);
    if (found !== digest)
      return `${slug} (${locale}): event ${seq} is not the one that the checkpoint of ${seen.at} saw`;
  }
  return undefined;
}
