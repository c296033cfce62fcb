import { rememberedLast } from '../remembered.ts';
import { namesWork, YEAR } from './names-work.ts';
import { saidBy, type TextSubject } from './text-subject.ts';

/** What of an article's running text could be traced: how many sentences name a work that they lead to by nothing else, and how many say when something was. */
export interface Traces {
  readonly named: number;
  readonly dated: number;
}

// A seller's page has a year here and there; one sentence in sixteen, and three in all, none has.
const FEWEST_DATED = 3;
const DATED_SHARE = 1 / 16;

/** The traces of an article. */
export const tracesOf: (subject: TextSubject) => Traces = rememberedLast((subject) => {
  const told = saidBy(subject).filter(({ kind }) => kind === 'text');
  const dated = told.filter(({ text }) => YEAR.test(text)).length;
  return {
    named: told.filter(({ text, isCited }) => !isCited && namesWork(text)).length,
    dated: dated >= Math.max(FEWEST_DATED, told.length * DATED_SHARE) ? dated : 0,
  };
});
