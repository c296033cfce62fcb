import type { Sentence } from '../document/document.ts';
import { rememberedLast } from '../remembered.ts';
import { namesWork } from './names-work.ts';
import { isSalesTalk } from './sales-talk.ts';
import { aboutParagraph, isCitedAround, saidBy, type TextSubject } from './text-subject.ts';
import { tracesOf } from './traces.ts';

const CAREFUL = ['doubt', 'disputes', 'seriousHarms', 'seekCare', 'sideEffects'] as const;
// The more an article does of the one, the less it must of the other; without any of either it does not inform.
const SHARE_OF_BOTH = 1 / 6;
const LEAST_SHARE = 1 / 40;
const FEWEST_WORKS = 2;
// Leaflets list what they rest on and seldom lead there.
const SEVERAL_WORKS = 3;
const SHARE_BESIDE_SEVERAL = 1 / 10;

/** Whether an article leads to works or names them, keeps its sentences beside them, doubts or warns, and does not sell. */
export function informs(subject: TextSubject): boolean {
  return subject.pack === undefined && informsOf(subject);
}

const informsOf = rememberedLast((subject: TextSubject): boolean => {
  const { lexicon } = subject;
  const told = saidBy(subject).filter(({ kind }) => kind === 'text');
  const listed = subject.document.endnotes.filter(({ isFindable }) => isFindable === true).length;
  if (worksOf(subject, told, listed) < FEWEST_WORKS) return false;
  const least = told.length * LEAST_SHARE;
  const sourced = told.filter((sentence) => isSourced(subject, sentence)).length;
  // Some give a list of what they have read, and no markers.
  if (sourced < least && listed < FEWEST_WORKS) return false;
  const share = listed < SEVERAL_WORKS ? SHARE_OF_BOTH : SHARE_BESIDE_SEVERAL;
  const careful = told.filter(({ text }) => CAREFUL.some((list) => lexicon.has(list, text))).length;
  return careful >= least && sourced + careful >= told.length * share && !isSalesTalk(subject);
});

// A marker may stand at the end of a paragraph for all of it, and so may the name of a work.
function isSourced(subject: TextSubject, sentence: Sentence): boolean {
  return isCitedAround(subject, sentence) || aboutParagraph(subject, sentence, 'works', ({ text }) => namesWork(text));
}

/** How many works can be found from an article: by its list, where its sentences lead, and by what they name or date. */
function worksOf(subject: TextSubject, told: readonly Sentence[], listed: number): number {
  const led = new Set(told.flatMap(({ markers }) => markers.map(({ target }) => target).filter((to) => to !== '')));
  const { named, dated } = tracesOf(subject);
  return Math.max(listed, led.size) + named + (dated > 0 ? 1 : 0);
}
