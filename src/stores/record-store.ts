import type { Digest } from '../digest.ts';
import type { ChainTip, LedgerEntry } from '../ledger/chain.ts';
import type { CheckpointMark } from '../ledger/checkpoint.ts';
import type { ArticleKey, OpenState, ReviewEvent } from '../review/event.ts';
import type { HeadPage, HeadQuery } from './head-query.ts';

/** The queue's view of an article: derived from its events, cached so that lists are quick, never trusted by publish. */
export interface Head {
  readonly article: ArticleKey;
  readonly title: string;
  /** The open edition, if the newest draft is not the live one. */
  readonly open: {
    readonly draft: Digest;
    readonly state: OpenState;
    readonly signed: readonly string[];
    /** The roles that must sign. */
    readonly requires: readonly string[];
    readonly batch: string | null;
    /** The day on which the first of its facts falls due for review. */
    readonly due: string | null;
    /** The moment at which it is to be published. */
    readonly scheduled: string | null;
    /** The person who is to look at it next. */
    readonly assigned: string | null;
  } | null;
  /** The edition that readers have, or the notice they have instead. */
  readonly live: {
    readonly draft: Digest;
    readonly state: 'published' | 'withdrawn';
    readonly since: string;
    /** The day on which the first of its facts falls due for review. */
    readonly due: string | null;
  } | null;
  readonly updatedAt: string;
}

/** A head with the tip of the chain it was derived from: what a writer must have seen to write. */
export interface HeadRecord {
  readonly head: Head;
  readonly tip: ChainTip;
}

/** A new head with the events that lead to it, onto the tip that the writer saw. */
export interface Change {
  readonly article: ArticleKey;
  readonly onto: ChainTip;
  readonly events: readonly ReviewEvent[];
  readonly head: Head;
}

/** What became of one pack in a batch. */
export interface BatchItem {
  readonly path: string;
  readonly slug?: string;
  readonly outcome: 'in_review' | 'rejected' | 'unchanged' | 'invalid' | 'failed';
  readonly digest?: Digest;
  /** What the gates said, also where nothing changed since. */
  readonly verdict?: 'pass' | 'reject' | 'invalid' | 'incomplete';
  readonly findings: number;
  readonly message?: string;
}

/** What a pack file was last built from, so that an unchanged one is skipped without building it again. */
export interface BuildMark {
  readonly path: string;
  /** Digest over everything the result depends on: the files of pack and libraries, the policy, the templates, the engine. */
  readonly inputs: Digest;
  /** The libraries that the pack used. */
  readonly uses: readonly string[];
  /** The days between which the same inputs give the same verdict, both included. */
  readonly holds: { readonly from: string; readonly until: string };
  readonly item: BatchItem;
  /** The article it became, if it became one. */
  readonly article?: ArticleKey;
}

/**
 * Heads and events of every article, kept forever. Events are added, never changed or removed.
 * Every call speaks of what is durable: a commit that resolved survives a power cut.
 */
export interface RecordStore {
  /** Resolves to the head and the tip of its chain, read strongly, or `undefined` for an unknown article. */
  head(article: ArticleKey): Promise<HeadRecord | undefined>;
  /** Every head, ordered by slug then locale, read in pages: memory does not grow with their number. */
  heads(): AsyncIterable<HeadRecord>;
  /** A page of the heads that fit a query. */
  list(query: HeadQuery): Promise<HeadPage>;
  /** How many heads there are in each state, of open and live editions. */
  counts(): Promise<ReadonlyMap<string, number>>;
  /** The whole chain of an article, first to last; empty for an unknown one. */
  entries(article: ArticleKey): Promise<readonly LedgerEntry[]>;
  /** Writes events and head together, or nothing: rejects with `conflict` unless the chain still ends at `onto`. */
  commit(change: Change): Promise<ChainTip>;
  /** Writes many changes of different articles together, or nothing; rejects with `conflict` if any tip has moved. */
  commitAll(changes: readonly Change[]): Promise<void>;
  /** The mark of a pack file's last build, or `undefined`. */
  buildMark(path: string): Promise<BuildMark | undefined>;
  /** Remembers builds; a later mark for a path replaces the earlier one. */
  putBuildMarks(marks: readonly BuildMark[]): Promise<void>;
  /** The last checkpoint that was kept, so that a lost one is missed; `undefined` before the first. */
  checkpointMark(): Promise<CheckpointMark | undefined>;
  /** Remembers a checkpoint as the last; one with a lower number than is remembered changes nothing. */
  putCheckpointMark(mark: CheckpointMark): Promise<void>;
  /** What the store itself finds wrong with what it keeps, in words, beyond what reading it shows; empty when nothing is. */
  faults(): Promise<readonly string[]>;
  /** Lets go of files and connections. */
  close(): Promise<void>;
}
