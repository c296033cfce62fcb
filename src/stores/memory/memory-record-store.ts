import { canonicalJson } from '../../digest.ts';
import { articleName, compareArticles } from '../../ledger/article-order.ts';
import { type ChainTip, chain, EMPTY_TIP, type LedgerEntry, tipOf } from '../../ledger/chain.ts';
import { type CheckpointMark, laterMark } from '../../ledger/checkpoint.ts';
import type { ArticleKey } from '../../review/event.ts';
import { checkChanges } from '../check-changes.ts';
import { checkOnto } from '../check-onto.ts';
import { type HeadPage, type HeadQuery, placeOfHead, statesOfHead } from '../head-query.ts';
import type { BuildMark, Change, Head, HeadRecord, RecordStore } from '../record-store.ts';

/** A record as text, so that no caller holds what the store holds. */
interface Kept {
  readonly article: ArticleKey;
  readonly tip: ChainTip;
  readonly head: string;
  readonly entries: readonly string[];
}

/** Records that last as long as the process. */
export class MemoryRecordStore implements RecordStore {
  readonly #kept = new Map<string, Kept>();
  readonly #marks = new Map<string, string>();
  #checkpoint: CheckpointMark | undefined;

  async head(article: ArticleKey): Promise<HeadRecord | undefined> {
    const kept = this.#kept.get(articleName(article));
    return kept && recordOf(kept);
  }

  async *heads(): AsyncIterable<HeadRecord> {
    const kept = [...this.#kept.values()];
    kept.sort((a, b) => compareArticles(a.article, b.article));
    for (const one of kept) yield recordOf(one);
  }

  async list({ slug, state, unsigned, batch, assigned, search, after, limit }: HeadQuery): Promise<HeadPage> {
    const words = search?.toLowerCase();
    const fitting = [...this.#kept.values()].map(recordOf).filter((record) => {
      const { article, title, open } = record.head;
      if (slug !== undefined && article.slug !== slug) return false;
      if (state !== undefined && !statesOfHead(record).includes(state)) return false;
      if (unsigned !== undefined && !(open?.requires.includes(unsigned) && !open.signed.includes(unsigned)))
        return false;
      if (batch !== undefined && open?.batch !== batch) return false;
      if (assigned !== undefined && open?.assigned !== assigned) return false;
      return words === undefined || `${article.slug} ${title}`.toLowerCase().includes(words);
    });
    fitting.sort((a, b) => (placeOfHead(a) < placeOfHead(b) ? 1 : -1));
    const rest = after === undefined ? fitting : fitting.filter((record) => placeOfHead(record) < after);
    const heads = rest.slice(0, limit);
    const last = heads.at(-1);
    return rest.length > limit && last !== undefined ? { heads, next: placeOfHead(last) } : { heads };
  }

  async counts(): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const record of [...this.#kept.values()].map(recordOf))
      for (const state of statesOfHead(record)) counts.set(state, (counts.get(state) ?? 0) + 1);
    return counts;
  }

  async entries(article: ArticleKey): Promise<readonly LedgerEntry[]> {
    const texts = this.#kept.get(articleName(article))?.entries ?? [];
    return texts.map((text): LedgerEntry => JSON.parse(text));
  }

  async commit(change: Change): Promise<ChainTip> {
    await this.commitAll([change]);
    return this.#kept.get(articleName(change.article))?.tip ?? EMPTY_TIP;
  }

  async commitAll(changes: readonly Change[]): Promise<void> {
    checkChanges(changes);
    for (const change of changes) checkOnto(change, this.#kept.get(articleName(change.article))?.tip);
    const kept = changes.map((change) => this.#after(change));
    for (const one of kept) this.#kept.set(articleName(one.article), one);
  }

  async buildMark(path: string): Promise<BuildMark | undefined> {
    const text = this.#marks.get(path);
    return text === undefined ? undefined : JSON.parse(text);
  }

  async putBuildMarks(marks: readonly BuildMark[]): Promise<void> {
    const texts = marks.map((mark) => [mark.path, canonicalJson(mark)] as const);
    for (const [path, text] of texts) this.#marks.set(path, text);
  }

  async checkpointMark(): Promise<CheckpointMark | undefined> {
    return this.#checkpoint && { ...this.#checkpoint };
  }

  async putCheckpointMark({ number, digest }: CheckpointMark): Promise<void> {
    this.#checkpoint = laterMark(this.#checkpoint, { number, digest });
  }

  async faults(): Promise<readonly string[]> {
    return [];
  }

  async close(): Promise<void> {}

  #after({ article: { slug, locale }, onto, events, head }: Change): Kept {
    const article = { slug, locale };
    const added = chain(article, onto, events);
    const before = this.#kept.get(articleName(article))?.entries ?? [];
    const entries = [...before, ...added.map(canonicalJson)];
    return { article, tip: tipOf(added, onto), head: canonicalJson(head), entries };
  }
}

function recordOf({ head, tip }: Kept): HeadRecord {
  const parsed: Head = JSON.parse(head);
  return { head: parsed, tip: { ...tip } };
}
