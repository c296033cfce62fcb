import type { Deps } from '../pipeline/deps.ts';
import type { PackIndex } from '../pipeline/pack-index.ts';
import type { BatchSummary } from '../pipeline/summarise.ts';
import type { TemplateSet } from '../render/template-set.ts';
import type { AnswerStore } from './answer-store.ts';
import type { SessionStore } from './session-store.ts';
import type { SignIn } from './sign-in.ts';

/** Something that the desk refused, for whoever watches over it. */
export interface Refusal {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly code: string;
  readonly person: string | null;
}

/** A file that the desk's pages load: its style and its script. */
export interface Asset {
  readonly type: string;
  readonly text: string;
}

/** What the desk is made of; whoever starts it hands it over. */
export interface DeskDeps {
  readonly deps: Deps;
  /** The templates of the desk's own pages; drafts are made with those of the house. */
  readonly templates: TemplateSet;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly signIn: SignIn;
  readonly sessions: SessionStore;
  /** What was answered under each `Idempotency-Key`. */
  readonly answers: AnswerStore;
  /** Where the desk is reached, such as `https://desk.example.org`, and where its site is. */
  readonly origin: string;
  readonly siteAddress: string;
  /** Whether anybody may sign in as anybody: the development issuer is at work, and every page says so. */
  readonly isDevelopment: boolean;
  readonly log: (refusal: Refusal) => void;
  /** The present moment in milliseconds, by which sessions age. */
  readonly time: () => number;
  /** Builds the packs of the house again; one batch at a time. */
  readonly runBatch: () => Promise<BatchSummary>;
  /** Brings the house of `deps` up to date with its files: whoever lost a role a moment ago has lost it here. */
  readonly renew: () => Promise<void>;
}

/** A desk that was opened: what it is made of, and what it remembers from one request to the next. */
export interface OpenDesk extends DeskDeps {
  readonly packs: PackIndex;
}
