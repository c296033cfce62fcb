import type { WordList } from './lexicon.ts';

/**
 * The lists that only audits look through, by which an article that sells is known and elements are found in its text: what judges nothing but drafts
 * need not hold them.
 */
export const AUDIT_LISTS: readonly WordList[] = [
  ...(['authorities', 'bodyAndMind', 'careWords', 'leavesCare', 'persons', 'salesSafety'] as const),
  ...(['smallMeasures', 'takingTimes', 'vouches'] as const),
  ...(['crisisLine', 'crisisTopics', 'lawWords', 'notAdvice', 'psychoactive', 'reportChannel'] as const),
  ...(['conditionsAtRisk', 'interactsWith', 'lawInstruments', 'regulators', 'treatedTopics', 'whoShouldNot'] as const),
];
