import type { Gate } from './gate.ts';
import { isPlaceholder } from './placeholder.ts';

/** Readers must know who gains if they believe the page. */
export const commercialDisclosure: Gate = {
  id: 'commercial-disclosure',
  severity: 'error',
  floor: 'error',
  summary: 'The page states the commercial interest of its publisher, or that there is none.',

  *inspect({ pack, texts, document }) {
    const { commercialInterest } = pack;
    if (commercialInterest !== 'none' && isPlaceholder(commercialInterest))
      yield {
        at: { field: 'commercialInterest' },
        message: `“${commercialInterest}” does not tell a reader who gains.`,
        remedy: 'Write `none`, which the page says in a sentence, or say in a sentence what the interest is.',
      };
    const expected = commercialInterest === 'none' ? texts['interest.none'] : commercialInterest;
    if (expected !== undefined && document.pieces.some(({ text }) => text === expected)) return;
    yield {
      at: { field: 'commercialInterest' },
      message: `The page does not say “${expected ?? commercialInterest}”.`,
      remedy: 'Show the commercial interest in the disclosure section of the template.',
    };
  },
};
