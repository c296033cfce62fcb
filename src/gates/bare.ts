import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { sentenceAfter, type TextSubject } from './text-subject.ts';

const MOST_WORDS = 22;
// Words that limit, turn or take back whatever stands beside them, in whichever clause.
const QUALIFIES =
  /\b(?:not|\p{L}{2,7}n't|cannot|never|no|nor|neither|none|nothing|nobody|hardly|barely|but|although|though|however|yet|whereas|while|only|unless|until|whether|if(?! you)|told|beware|careful of|wary of|conclusions?|a handful of|certain|in rare|in (?:the|a) (?:lab|laboratory|dish|test tube)|on a (?:plate|dish|slide)|(?:can|may|could) (?:\p{L}{2,12} )?(?:injure|harm|damage|hurt|interact|poison|cause|kill))\b/iu;
// “Before anyone decides that it is harmless”.
const BEFORE = /^["'(]?(?:before|unless|until|whether)\b/i;
// “It does quiet a cough” grants one thing before it denies the next.
const GRANTS =
  /\b(?:does|do|did) (?:\p{L}{2,12} )?$|^\P{L}{0,3}(?:[\p{L}\d-]{2,15} ){1,3}(?:does|did) (?!not\b)\p{L}/iu;
const WEIGHED = ['doubt', 'disputes', 'falsehood'] as const;
// How an article answers what it has just put into words: “Vitamin C stops colds. It does not.”
const REBUTS =
  /^["'(*]{0,2}(?:no[,.;:]|not (?!only)|wrong|false|untrue|nonsense|myth|reality|fact[.:]|verdict|answer:|but |however|unfortunately|sadly|alas|in (?:fact|truth|reality)|the truth|if only|hardly|actually|there (?:is|are|was|were) no |no (?:\p{L}{1,12} ){0,2}(?:trials?|stud(?:y|ies)|evidence|reviews?)|(?:it|they|that|this|these|those|which|neither|nobody|nothing|none)\b[^.,;]{0,20}(?:n't|\b(?:not|no|never|false|wrong|untrue|myth|nonsense|half true|partly)\b))/iu;

/** Whether a sentence is short, says nothing beside its phrases that could limit or turn them, and is not taken back at once. */
export function isBare(subject: TextSubject, sentence: Sentence, { index, text: said }: Match): boolean {
  const { text } = sentence;
  if (text.split(' ').length > MOST_WORDS) return false;
  const rest = `${text.slice(0, index)} ${text.slice(index + said.length)}`;
  if (
    BEFORE.test(text) ||
    GRANTS.test(text.slice(0, index)) ||
    QUALIFIES.test(rest) ||
    WEIGHED.some((list) => subject.lexicon.has(list, rest))
  )
    return false;
  return !isTakenBack(subject, sentence);
}

/** Whether the next sentence, of the same paragraph or below a heading, takes a sentence back. */
function isTakenBack(subject: TextSubject, sentence: Sentence): boolean {
  const next = sentenceAfter(subject, sentence);
  if (next === undefined || (sentence.kind === 'text' && next.block !== sentence.block)) return false;
  return REBUTS.test(next.text);
}
