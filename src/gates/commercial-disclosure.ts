import type { Gate } from './gate.ts';

/** Readers must know who gains if they believe the page. */
export const commercialDisclosure: Gate = {
  id: 'commercial-disclosure',
  severity: 'error',
  floor: 'error',
  summary: 'The page states the commercial interest of its publisher, or that there is none.',

  *inspect({ pack, texts, document }) {
    const { commercialInterest } = pack;
    const expected = commercialInterest === 'none' ? texts['interest.none'] : commercialInterest;
    if (expected !== undefined && document.pieces.some(({ text }) => text === expected)) return;
    yield {
      at: { field: 'commercialInterest' },
      message: `The page does not say “${expected ?? commercialInterest}”.`,
      remedy: 'Show the commercial interest in the disclosure section of the template.',
    };
  },
};
