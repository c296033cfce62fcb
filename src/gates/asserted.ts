import type { Sentence } from '../document/document.ts';
import { isInQuotes } from '../language/clause.ts';
import type { Match, WordList } from '../language/lexicon.ts';
import {
  leadsAnywhere,
  paragraphHas,
  paragraphOf,
  sentenceAfter,
  sentenceBefore,
  type TextSubject,
} from './text-subject.ts';

/** The phrases of a list that a sentence asserts: not denied, not attributed to sellers, not asked, not quoted to be called wrong. */
export function asserted(subject: TextSubject, list: WordList, sentence: Sentence): readonly Match[] {
  const said = subject.lexicon.asserted(list, sentence.text);
  return said.length === 0 ? said : said.filter((match) => !isDisputedQuote(subject, sentence, match));
}

/** Whether a phrase is somebody's words that the paragraph around them, the title, or what leads up to a list calls wrong. */
function isDisputedQuote(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  if (RETOLD.test(sentence.text.slice(0, match.index + match.text.length + THAT)))
    if (isOfCriticalArticle(subject) || isAnswered(subject, sentence)) return true;
  // A fact has only its own words to be excused by: whoever wrote it can write it otherwise.
  const isOfArticle = sentence.fact === undefined;
  if (isOfArticle && (isVoiceOfReader(subject, sentence) || isOldName(subject, sentence, match))) return true;
  if (!isInQuotes(sentence.text, match) && !isInsideQuotation(subject, sentence)) return false;
  if (subject.lexicon.has('disputes', subject.document.title) || paragraphHas(subject, sentence, 'disputes'))
    return true;
  if (isOfArticle && (isScareQuote(subject, sentence.text, match) || isExamined(subject, sentence))) return true;
  return isListedClaim(subject, sentence);
}

/** Whether an article with sources holds a few words away from itself by quotation marks: “kidney ‘cures’ and lead”. */
function isScareQuote(subject: TextSubject, text: string, { index, text: said }: Match): boolean {
  const words = text.slice(text.lastIndexOf('"', index) + 1, text.indexOf('"', index + said.length));
  return words.split(' ').length <= FEW_WORDS && !FIRST_PERSON.test(words) && leadsAnywhere(subject);
}

const FEW_WORDS = 4;

const QUESTIONS_CLAIMS =
  /(?:^|[:.,–—-] )(?:can|could|does|do|is|are|will|should)\b[^?]{0,120}\?$|\breally\b[^?]{0,80}\?|\bclaim(?:s|ed)?\b|\b(?:evidence|facts?)[ -](?:checked|check|weighed)\b|\b(?:is|are|does|do|will|can)(?: not|n't) |\b(?:watchdog|regulator|court|tribunal|judge|authority|agency|FDA|MHRA|ASA)s? (?:rules?|bans?|fines?|orders?|warns?|tells?|acts?|moves?|upholds?)\b|\b(?:firm|company|shop|seller|clinic|influencer|maker|retailer)s? (?:(?:is|are|was|were) )?(?:fined|told|ordered|rebuked|censured|prosecuted|sued|warned)\b/i;

// "A woman in the video says that she has lost ten kilos."
const THAT = ' that she'.length;
const RETOLD =
  /\b(?:says?|said|claims?|claimed|insists?|swears?|writes?|wrote|told (?:us|me|him|her|them|viewers)) (?:that )?(?:she|he|they|it|his|her|their|the|my|i)\b/i;

// "Potter's Asthma Cure was sold until the 1980s."
const OF_THE_PAST =
  /\b(?:was|were)\b[^.;]{0,60}\b(?:sold|advertised|marketed|burned|burnt|smoked|drunk|given|swallowed|used)\b[^.;]{0,60}\b(?:until|in the (?:1[5-9]|20)\d0s|century|before)\b/i;

// "In 1896 she revealed that his cure was a tincture"; "a doctor, who said that it had cured his blood disease".
const LONG_AGO = /\b(?:in|by|around|of|during|from) (?:the )?(?:1[0-8]\d\d|19[0-4]\d)\b/i;
// "In use since 1890, kava cures anxiety" tells of today.
const OF_TODAY = /\b(?:since|ever since|still|today|now|nowadays)\b/i;
const IN_THE_PRESENT = /^(?!was\b|his\b)\w{2,20}s\b/i;
// Cancer "is cured more often the earlier it is found".
const FOUND_EARLY = /^cured? (?:more often|if|when|in (?:many|most)|by (?:an operation|surgery))\b/i;
const WHO_SAID =
  /^they (?:say|claim|write|promise|insist) (?:that|of)\b|\bwho (?:said|claimed|wrote|believed|insisted|swore) (?:that )?(?:it|he|she|they|his|her)\b/i;

/** Whether a sourced article tells the name of a product of the past, or what was thought long ago. */
function isOldName(subject: TextSubject, { text }: Sentence, { index, text: said }: Match): boolean {
  if (!leadsAnywhere(subject)) return false;
  if (WHO_SAID.test(text.slice(0, index)) || FOUND_EARLY.test(text.slice(index))) return true;
  // "Neptune's Fix" is a name.
  if (/^\p{Lu}/u.test(said) && /\p{Lu}\p{L}{1,20}'s $/u.test(text.slice(0, index))) return true;
  if (LONG_AGO.test(text) && !OF_TODAY.test(text) && !IN_THE_PRESENT.test(said)) return true;
  return /^\p{Lu}/u.test(said) && OF_THE_PAST.test(text.slice(index));
}

const OBJECTS =
  /^["'*]{0,2}(?:but|and yet|surely|come on|(?:my|our) \w+|he (?:says|said)|she (?:says|said)|i (?:feel|stopped|saw|read|heard|was told|take|have))\b|\bso it must be\b/i;

/** Whether an article with sources lets a reader speak: what leads up to a question, or what the next sentence answers. */
function isVoiceOfReader(subject: TextSubject, sentence: Sentence): boolean {
  const { document } = subject;
  if ((sentence.kind !== 'text' && sentence.kind !== 'heading') || sentence.isCited) return false;
  if (document.sentences.length < 2 || !leadsAnywhere(subject)) return false;
  const next = sentenceAfter(subject, sentence);
  if (next === undefined) return false;
  // "A mother on our forum says that it worked. Can we try it?": the question of a heading.
  if (sentence.kind === 'heading' && next.block === sentence.block && next.text.endsWith('?')) return true;
  if (!OBJECTS.test(sentence.text)) return false;
  if (next.block === sentence.block && next.text.endsWith('?')) return true;
  return REFUTES.test(next.text) || /!["')]?$/.test(sentence.text);
}

/** Whether an article that has sources questions claims in its title: what it quotes is what it examines. */
function isOfCriticalArticle(subject: TextSubject): boolean {
  const { lexicon } = subject;
  const { title } = subject.document;
  return leadsAnywhere(subject) && (QUESTIONS_CLAIMS.test(title) || lexicon.has('disputes', title));
}

const REFUTES =
  /^["']?(?:no[,.]|not? (?:so|quite|really|necessarily)\b|(?:they|it|this|that|he|she|these) (?:(?:is|are|was|were|do|does|did|can|could|has|have|may)(?: not|n't)|cannot|never)\b|that (?:is|was|would be) (?:un|false|wrong|a myth|one|lovely|good|great|not)|(?:i am|i'm|we are|we're) glad|(?:i|we) understand|thank you|there (?:is|are) (?:no|little)\b|we (?:do not|don't|cannot|could not)\b|i (?:would|could not|cannot|know of no)\b|natural (?:is|does)\b|nobody\b|no one\b|unfortunately\b|sadly\b|but\b|perhaps\b|one (?:person|child|woman|man|story)\b)/i;

/** Whether what somebody is said to say is answered at once, or weighed in its paragraph, in an article that has sources. */
export function isAnswered(subject: TextSubject, sentence: Sentence): boolean {
  if (!leadsAnywhere(subject)) return false;
  return REFUTES.test(sentenceAfter(subject, sentence)?.text ?? '') || paragraphHas(subject, sentence, 'disputes');
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
