import type { Sentence } from '../document/document.ts';
import { isInQuotes } from '../language/clause.ts';
import type { Match, WordList } from '../language/lexicon.ts';
import { isAnsweredCell } from './claims-table.ts';
import { isOfDeniedList } from './denied-list.ts';
import { leadsAnywhere, paragraphHas, paragraphOf, sentenceAfter, type TextSubject } from './text-subject.ts';

/** The phrases of a list that a sentence asserts: not denied, not attributed to sellers, not asked, not quoted to be called wrong. */
export function asserted(subject: TextSubject, list: WordList, sentence: Sentence): readonly Match[] {
  const said = subject.lexicon.asserted(list, sentence.text);
  if (said.length === 0) return said;
  if (isOfDeniedList(subject, sentence)) return NONE;
  return said.filter((match) => !isDisputedQuote(subject, sentence, match));
}

const NONE: readonly Match[] = [];

/** Whether a phrase is somebody's words that the title or the paragraph around them calls wrong. */
function isDisputedQuote(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  if (!isInQuotes(sentence.text, match) && !isInsideQuotation(subject, sentence)) return false;
  if (isAnsweredCell(subject, sentence)) return true;
  return subject.lexicon.has('disputes', subject.document.title) || paragraphHas(subject, sentence, 'disputes');
}

const REFUTES =
  /^["']?(?:no[,.]|not? (?:so|quite|really|necessarily)\b|(?:they|it|this|that|he|she|these) (?:(?:is|are|was|were|do|does|did|can|could|has|have|may)(?: not|n't)|cannot|never)\b|that (?:is|was|would be) (?:un|false|wrong|a myth|one|lovely|good|great|not)|(?:i am|i'm|we are|we're) glad|(?:i|we) understand|thank you|there (?:is|are) (?:no|little)\b|we (?:do not|don't|cannot|could not)\b|i (?:would|could not|cannot|know of no)\b|natural (?:is|does)\b|nobody\b|no one\b|unfortunately\b|sadly\b|but\b|perhaps\b|one (?:person|child|woman|man|story)\b)/i;

/** Whether what somebody is said to say is answered at once, or weighed in its paragraph, in an article that has sources. */
export function isAnswered(subject: TextSubject, sentence: Sentence): boolean {
  if (!leadsAnywhere(subject)) return false;
  return REFUTES.test(sentenceAfter(subject, sentence)?.text ?? '') || paragraphHas(subject, sentence, 'disputes');
}

/** Whether a quotation that began in an earlier sentence of the paragraph ends in this one or later. */
export function isInsideQuotation(subject: TextSubject, sentence: Sentence): boolean {
  const paragraph = paragraphOf(subject, sentence);
  if (paragraph.length > MOST_SENTENCES) return false;
  const place = paragraph.indexOf(sentence);
  if (place < 0) return false;
  const marks = (part: readonly Sentence[]): number =>
    part.reduce((sum, { text }) => sum + text.split('"').length - 1, 0);
  if (marks(paragraph.slice(0, place)) % 2 === 1)
    return sentence.text.includes('"') || marks(paragraph.slice(place)) > 0;
  return OPENS_QUOTATION.test(sentence.text) && marks(paragraph.slice(place + 1)) > 0;
}

// “Ann: "It cures colds. And more."”
const OPENS_QUOTATION = /(?:^|[:,] )"[^"]*$/;
const MOST_SENTENCES = 30;
