import type { Sentence } from '../document/document.ts';
import { isCitedAround, sentenceBefore, type TextSubject } from './text-subject.ts';

/** A question of the article, and the yes or no with which the next sentence answers it. */
export interface Answer {
  readonly question: string;
  readonly says: 'yes' | 'no';
  /** The words that say it. */
  readonly words: string;
}

const YES =
  /^["']?(?:yes|yep|yeah|absolutely|definitely|certainly|indeed|of course|sure(?:ly)?|without (?:a )?doubt|you bet|very much so|in a word,? yes|the (?:short )?answer is yes)\b/i;
const NO =
  /^["']?(?:no(?:pe)?(?! (?:trial|study|evidence|one|data|research|(?:\w+ ){1,3}(?:was|were|has been|have been) (?:seen|found|reported|observed|shown|recorded)))|not (?:at all|in the (?:slightest|least)|one bit|really)|never|none(?: (?:at all|whatsoever))?|hardly|in a word,? no|the (?:short )?answer is no)\b/i;

/** The question that a sentence answers outright and without a source, if it does. */
export function answeredIn(subject: TextSubject, sentence: Sentence): Answer | undefined {
  if (sentence.kind !== 'text') return undefined;
  const says = YES.test(sentence.text) ? 'yes' : NO.test(sentence.text) ? 'no' : undefined;
  if (says === undefined || isCitedAround(subject, sentence)) return undefined;
  const asked = sentenceBefore(subject, sentence)?.text ?? '';
  if (!/\?["')\]\s]{0,4}$/.test(asked)) return undefined;
  return { question: asked, says, words: (says === 'yes' ? YES : NO).exec(sentence.text)?.[0] ?? '' };
}
