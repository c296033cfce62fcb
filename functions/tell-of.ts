import type { BatchSummary } from '../src/pipeline/summarise.ts';

const MOST_NAMED = 50;

/** Whether editors want to hear of a batch: one pack that was pushed and is well shows in the queue already. */
export function isNews({ items, passed, unchanged, moved }: BatchSummary): boolean {
  return items.length !== 1 || passed + unchanged < items.length || moved.length > 0;
}

/** A batch in words for the editors: the counts, what did not pass and why, and which library facts moved which articles. */
export function tellOf({ batchId, passed, rejected, unchanged, invalid, failed, items, moved }: BatchSummary): string {
  const bad = items.filter(({ outcome }) => outcome !== 'in_review' && outcome !== 'unchanged');
  const lines = bad
    .slice(0, MOST_NAMED)
    .map(
      ({ outcome, slug, path, message }) => `${outcome}  ${slug ?? path}${message === undefined ? '' : `: ${message}`}`,
    );
  const rest = bad.length > MOST_NAMED ? [`… and ${bad.length - MOST_NAMED} more`] : [];
  return [
    `${batchId}: ${passed} in review, ${rejected} rejected, ${unchanged} unchanged, ${invalid} invalid, ${failed} failed`,
    ...lines,
    ...rest,
    ...moved.slice(0, MOST_NAMED).map(({ fact, articles }) => `changed  ${fact} → ${articles.join(', ')}`),
  ].join('\n');
}
