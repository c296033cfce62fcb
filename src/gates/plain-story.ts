import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { isAnswered } from './asserted.ts';
import { beforeOf, isOwnVoice } from './plain.ts';
import { paragraphOf, sentenceAfter, type TextSubject } from './text-subject.ts';

const MAY = /\b(?:may|might|could|perhaps|possibly|seems?|appears?|some|sometimes|not|n't|no(?! longer)|but)\b/i;
// “Eight of the ten found that it shortened jet lag.”
const OF_TRIALS =
  /^\S{1,15} (?:of|out of) (?:the |these |its |all )?\S{1,15} (?:trials|studies|reviews|found|showed|reported|compared)\b/i;
const OF_HEALTH = ['conditions', 'bodyAndMind'] as const;
// “It settled her nerves” is what grandmothers say; that an illness went is a claim.
const RID_OF_IT =
  /\b(?:vanish|disappear|gone|cure|heal|away|remission|no longer|never (?:again|came back)|stopped|ended|saved|beat|free of|reliev|relief|sleeps? through|back to normal|brought|dropped|lowered|improv|helps? them|helped)/i;

/** Whether a sentence gives as its own word what became of somebody, or of thousands, who took a remedy. */
export function isPlainStory(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  const { text, kind } = sentence;
  const { lexicon } = subject;
  if (kind !== 'text' || MAY.test(text) || beforeOf(text, match).split(' ').length > 3) return false;
  if (OF_TRIALS.test(text) || isOfQuestion(subject, sentence)) return false;
  // What is asked about, or answered, at once is what a reader says.
  const next = sentenceAfter(subject, sentence);
  if (isAnswered(subject, sentence) || (next?.block === sentence.block && next?.text.endsWith('?') === true))
    return false;
  if (/^(?:swears?|swore) by\b/i.test(match.text) && !OF_HEALTH.some((list) => lexicon.has(list, text))) return false;
  const isOfRemedy =
    lexicon.has('substances', text) || (lexicon.has('firstPerson', text) && /\b(?:it|this)\b/i.test(text));
  const isGain =
    lexicon.find('testimony', text).some((phrase) => !/^who\b/i.test(phrase.text)) ||
    (lexicon.has('conditions', text) && RID_OF_IT.test(text));
  return isOfRemedy && isGain && !text.includes('"') && isOwnVoice(subject, sentence, match, MAY);
}

/** Whether a paragraph is what a reader asks: “Q. My sister says it cured her.” */
function isOfQuestion(subject: TextSubject, sentence: Sentence): boolean {
  return /^(?:Q\d{0,2}|Question(?: \d{1,2})?)[.:)]/.test(paragraphOf(subject, sentence)[0]?.text ?? '');
}
