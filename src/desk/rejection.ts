import type { SeenDraft } from '../pipeline/look-at-draft.ts';
import { textRuns } from './text-runs.ts';

const MOST_TOLD = 5;

/** Why the gates rejected a draft, for whoever opens it: the gravest findings, and where the rest is. */
export function rejectionOf({ findings, gates }: SeenDraft['kept']['report'], link: string) {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const broken = gates.filter(({ verdict }) => verdict === 'error').map(({ id }) => id);
  return {
    link,
    errors: errors.slice(0, MOST_TOLD).map(({ gate, message }) => ({ gate, message: textRuns(message) })),
    more: errors.length > MOST_TOLD ? errors.length - MOST_TOLD : null,
    broken: broken.join(', ') || null,
  };
}
