import { rememberedLast } from '../remembered.ts';
import { isSalesTalk } from './sales-talk.ts';
import { saidBy, type TextSubject } from './text-subject.ts';

const CAREFUL = ['doubt', 'disputes', 'seriousHarms', 'seekCare', 'sideEffects'] as const;
const SOURCED_SHARE = 1 / 4;
const CAREFUL_SHARE = 1 / 5;
const FEWEST_WORKS = 3;

/** Whether an article leads to several works, gives a source for many of its sentences, and doubts or warns in many. */
export function informs(subject: TextSubject): boolean {
  return subject.pack === undefined && informsOf(subject);
}

const informsOf = rememberedLast((subject: TextSubject): boolean => {
  const { document, lexicon } = subject;
  if (document.endnotes.filter(({ isFindable }) => isFindable === true).length < FEWEST_WORKS) return false;
  const told = saidBy(subject).filter(({ kind }) => kind === 'text');
  if (told.filter(({ isCited }) => isCited).length < told.length * SOURCED_SHARE) return false;
  const careful = told.filter(({ text }) => CAREFUL.some((list) => lexicon.has(list, text)));
  return careful.length >= told.length * CAREFUL_SHARE && !isSalesTalk(subject);
});
