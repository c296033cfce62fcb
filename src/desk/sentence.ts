import type { Reason } from '../errors.ts';

/** A message as a sentence for people: with a capital, unless it opens with a name that is written small, and a full stop. */
export function sentence(text: string): string {
  const opens = /^[a-z]+(?=[ ,]|$)/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return /[.!?…]$/.test(opens) ? opens : `${opens}.`;
}

/** Reasons as sentences. */
export const sentencesOf = (reasons: readonly Reason[]) =>
  reasons.map(({ message, remedy }) => ({ message: sentence(message), remedy: sentence(remedy) }));
