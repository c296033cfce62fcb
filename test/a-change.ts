import { type Digest, digestBytes } from '../src/digest.ts';
import { type ChainTip, EMPTY_TIP } from '../src/ledger/chain.ts';
import type { DraftBuilt, ReviewEvent } from '../src/review/event.ts';
import type { Change } from '../src/stores/record-store.ts';

const NOTHING: Digest = digestBytes('');

/** A build that passed its gates, with what matters to a test laid over it. */
export function aBuild(what: Partial<DraftBuilt> = {}): DraftBuilt {
  return {
    type: 'draft.built',
    at: '2026-03-02T09:00:00.000Z',
    draft: NOTHING,
    pack: NOTHING,
    policy: NOTHING,
    template: NOTHING,
    content: NOTHING,
    report: NOTHING,
    verdict: 'pass',
    title: 'Zinc and the common cold',
    contributors: ['pat'],
    requires: ['medical'],
    ...what,
  };
}

interface ChangeParts {
  readonly slug?: string;
  readonly locale?: string;
  readonly onto?: ChainTip;
  readonly events?: readonly ReviewEvent[];
  readonly title?: string;
}

/** A change that adds one build to a new article, unless told otherwise. */
export function aChange(parts: ChangeParts = {}): Change {
  const { slug = 'zinc', locale = 'en-US', onto = EMPTY_TIP, title = 'Zinc and the common cold' } = parts;
  const article = { slug, locale };
  const { events = [aBuild({ title })] } = parts;
  const head = { article, title, open: null, live: null, updatedAt: '2026-03-02T09:00:00.000Z' };
  return { article, onto, events, head };
}
