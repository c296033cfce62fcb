import type { Draft } from '../draft/draft.ts';
import type { Report } from '../gates/report.ts';
import type { ResolvedPack } from '../pack/resolved-pack.ts';
import type { Edition } from '../review/article-state.ts';

/** Everything that the public files of one article are made from: its newest edition whole, the earlier ones as events. */
export interface PublishedArticle {
  readonly editions: readonly Edition[];
  readonly draft: Draft;
  readonly html: string;
  readonly pack: ResolvedPack;
  readonly report: Report;
}

/** A public file: its path below the site and its exact text. */
export interface PublicFile {
  readonly path: string;
  readonly text: string;
}
