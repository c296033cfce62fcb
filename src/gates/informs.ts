import type { Sentence } from '../document/document.ts';
import { rememberedLast } from '../remembered.ts';
import { isSalesTalk } from './sales-talk.ts';
import { isCitedAround, saidBy, type TextSubject } from './text-subject.ts';

const CAREFUL = ['doubt', 'disputes', 'seriousHarms', 'seekCare', 'sideEffects'] as const;
const SOURCED_SHARE = 1 / 6;
const CAREFUL_SHARE = 1 / 8;
const FEWEST_WORKS = 2;

/** Whether an article leads to works, keeps many of its sentences beside a marker to them, doubts or warns, and does not sell. */
export function informs(subject: TextSubject): boolean {
  return subject.pack === undefined && informsOf(subject);
}

const informsOf = rememberedLast((subject: TextSubject): boolean => {
  const { lexicon } = subject;
  const told = saidBy(subject).filter(({ kind }) => kind === 'text');
  if (worksOf(subject, told) < FEWEST_WORKS) return false;
  // A marker may stand at the end of a paragraph for all of it.
  const sourced = told.filter((sentence) => isCitedAround(subject, sentence));
  if (sourced.length < told.length * SOURCED_SHARE) return false;
  const careful = told.filter(({ text }) => CAREFUL.some((list) => lexicon.has(list, text)));
  return careful.length >= told.length * CAREFUL_SHARE && !isSalesTalk(subject);
});

/** How many works can be found from an article: by its list of them, or where its sentences lead. */
function worksOf({ document }: TextSubject, told: readonly Sentence[]): number {
  const listed = document.endnotes.filter(({ isFindable }) => isFindable === true).length;
  const led = new Set(told.flatMap(({ markers }) => markers.map(({ target }) => target).filter((to) => to !== '')));
  return Math.max(listed, led.size);
}
