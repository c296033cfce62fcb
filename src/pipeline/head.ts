import { type ArticleState, currentEdition, openState } from '../review/article-state.ts';
import type { ArticleKey } from '../review/event.ts';
import type { Head } from '../stores/record-store.ts';

/** The head that an article's state gives: what the queue lists, and what verify derives again to compare. */
export function headOf(article: ArticleKey, state: ArticleState, updatedAt: string): Head {
  const open = openState(state);
  const edition = currentEdition(state);
  return {
    article,
    title: state.built?.title ?? article.slug,
    open:
      open === undefined || state.built === undefined
        ? null
        : {
            draft: state.built.draft,
            state: open,
            signed: state.signOffs.map(({ role }) => role),
            requires: state.built.requires,
            batch: state.built.batch ?? null,
            due: state.built.due ?? null,
            scheduled: state.scheduled?.due ?? null,
            assigned: state.assigned?.id ?? null,
          },
    live:
      edition === undefined
        ? null
        : {
            draft: edition.released.draft,
            state: edition.withdrawn === undefined ? 'published' : 'withdrawn',
            since: (edition.withdrawn ?? edition.released).at,
            due: edition.built?.due ?? null,
          },
    updatedAt,
  };
}
