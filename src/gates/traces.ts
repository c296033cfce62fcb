import { rememberedLast } from '../remembered.ts';
import { namesWork, YEAR } from './names-work.ts';
import { saidBy, type TextSubject } from './text-subject.ts';

/** What of an article's running text could be traced: how many sentences name a work that they lead to by nothing else, and how many say when something was. */
export interface Traces {
  readonly named: number;
  readonly dated: number;
}

// A seller's page has a year here and there; one sentence in sixteen, and three in all, none has, nor two beside a work.
const FEWEST_DATED = 3;
const FEWEST_BESIDE = 2;
const DATED_SHARE = 1 / 16;

/** The traces of an article. */
export const tracesOf: (subject: TextSubject) => Traces = rememberedLast((subject) => {
  const told = saidBy(subject).filter(({ kind }) => kind === 'text');
  const dated = told.filter(({ text }) => YEAR.test(text)).length;
  const named = told.filter(({ text, isCited }) => !isCited && namesWork(text)).length;
  const fewest = named > 0 ? FEWEST_BESIDE : FEWEST_DATED;
  return { named, dated: dated >= Math.max(fewest, told.length * DATED_SHARE) ? dated : 0 };
});
