import type { Context } from 'hono';
import { findArticleKey } from '../pipeline/find-head.ts';
import { lookAtDraft, type SeenDraft } from '../pipeline/look-at-draft.ts';
import type { DeskDeps } from './desk-deps.ts';
import type { DeskEnv } from './visitor.ts';

/** Loads the draft that an address names, as the visitor sees it. */
export async function seenDraft(context: Context<DeskEnv>, { deps }: DeskDeps): Promise<SeenDraft> {
  const slug = context.req.param('slug') ?? '';
  const article = await findArticleKey(slug, context.req.query('locale'), deps.stores);
  return lookAtDraft(article, context.get('visitor').session.person, deps);
}
