import type { Sentence } from '../document/document.ts';
import { isInQuotes } from '../language/clause.ts';
import type { Match, WordList } from '../language/lexicon.ts';
import { leadsAnywhere, paragraphHas, paragraphOf, sentenceBefore, type TextSubject } from './text-subject.ts';

/** The phrases of a list that a sentence asserts: not denied, not attributed to sellers, not asked, not quoted to be called wrong. */
export function asserted(subject: TextSubject, list: WordList, sentence: Sentence): readonly Match[] {
  const said = subject.lexicon.asserted(list, sentence.text);
  return said.length === 0 ? said : said.filter((match) => !isDisputedQuote(subject, sentence, match));
}

/** Whether a phrase is somebody's words that the paragraph around them, the title, or what leads up to a list calls wrong. */
function isDisputedQuote(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  if (RETOLD.test(sentence.text.slice(0, match.index + match.text.length + THAT)) && isOfCriticalArticle(subject))
    return true;
  if (!isInQuotes(sentence.text, match) && !isInsideQuotation(subject, sentence)) return false;
  if (subject.lexicon.has('disputes', subject.document.title) || paragraphHas(subject, sentence, 'disputes'))
    return true;
  return isExamined(subject, sentence) || isListedClaim(subject, sentence);
}

const QUESTIONS_CLAIMS =
  /(?:^|[:.,–—-] )(?:can|could|does|do|is|are|will|should)\b[^?]{0,120}\?$|\breally\b[^?]{0,80}\?|\bclaims?\b|\b(?:evidence|facts?)[ -](?:checked|check|weighed)\b|\b(?:is|are|does|do|will|can)(?: not|n't) /i;

// "A woman in the video says that she has lost ten kilos."
const THAT = ' that she'.length;
const RETOLD = /\b(?:says?|said|claims?|claimed|insists?|told (?:us|me|viewers)) that (?:she|he|they|it)\b/i;

/** Whether an article that has sources questions claims in its title: what it quotes is what it examines. */
function isOfCriticalArticle(subject: TextSubject): boolean {
  return leadsAnywhere(subject) && QUESTIONS_CLAIMS.test(subject.document.title);
}

const FIRST_PERSON = /\b(?:i|i'm|i've|my|me|mine)\b/i;

/** Whether a quoted claim is what an article with sources examines; what somebody tells of their own body stays testimony. */
function isExamined(subject: TextSubject, { text }: Sentence): boolean {
  return !FIRST_PERSON.test(text) && isOfCriticalArticle(subject);
}

/** Whether a whole sentence stands in a quotation that the article examines and does not make its own. */
export function isExaminedQuotation(subject: TextSubject, sentence: Sentence): boolean {
  return isInsideQuotation(subject, sentence) && isExamined(subject, sentence);
}

/** Whether a quotation that began in an earlier sentence of the paragraph ends in this one or later. */
function isInsideQuotation(subject: TextSubject, sentence: Sentence): boolean {
  const paragraph = paragraphOf(subject, sentence);
  if (paragraph.length > MOST_SENTENCES) return false;
  const place = paragraph.indexOf(sentence);
  if (place < 0) return false;
  const marks = (part: readonly Sentence[]): number =>
    part.reduce((sum, { text }) => sum + text.split('"').length - 1, 0);
  if (marks(paragraph.slice(0, place)) % 2 === 1)
    return sentence.text.includes('"') || marks(paragraph.slice(place)) > 0;
  return /^"[^"]*$/.test(sentence.text) && marks(paragraph.slice(place + 1)) > 0;
}

const MOST_SENTENCES = 30;
const CLAIMS_FOLLOW = /\b(?:claims?|statements?|promises|slogans|assertions|allegations)\b[^.:]{0,100}:$/i;
const MOST_ITEMS = 10;

/** Whether a quotation is an item of a list of claims that others made: “Examples of the claims include:”. */
function isListedClaim(subject: TextSubject, sentence: Sentence): boolean {
  let before = sentenceBefore(subject, sentence);
  for (let items = 0; before !== undefined && items < MOST_ITEMS; items += 1) {
    if (before.text.endsWith(':')) return CLAIMS_FOLLOW.test(before.text);
    if (!/^"|"$/.test(before.text)) return false;
    before = sentenceBefore(subject, before);
  }
  return false;
}
