import type { Sentence } from '../document/document.ts';
import { isInQuotes } from '../language/clause.ts';
import type { Lexicon, Match } from '../language/lexicon.ts';
import { isInsideQuotation } from './asserted.ts';
import { isKnownCure } from './known-cures.ts';
import { namesCare } from './names-care.ts';
import { paragraphOf, type TextSubject } from './text-subject.ts';

// What stands between these is one assertion.
const OPENS = /[;:.!—–]\s|,\s|\s(?:and|but|so)\s|\s\|\s/g;
const CLOSES = /[;:.!—–]\s|,?\s(?:and|but)\s|\s\|\s/;
const HEDGES =
  /\b(?:may|might|can|could|would|possibl[ey]|perhaps|seems?|appears?|suggest\w*|likely|probably|uncertain|unclear|slight(?:ly)?|modest(?:ly)?|a little|somewhat|sometimes|some|partly|for (?:a time|a while)|less than|usually|often|mostly|for most|(?:about|roughly|broadly) as|hop(?:e[sd]?|ing)|(?:accepted|recogni[sz]ed|regarded|described|listed|classified|registered|viewed|seen|sold|marketed) as)\b/i;
// Even a sure word is not the article's where others say it.
const TOLD = /\b(?:believe\w*|thought|said|say|says|(?:read|heard|told) that)\b/i;
const IN_LABORATORY =
  /\bin (?:a (?:petri )?dish|dishes|test.tubes?|vitro|(?:the )?laborator(?:y|ies)|cells?|(?:human |nerve |cancer )?cell (?:lines?|cultures?)|animals|mice|rats|rodents)\b|\b(?:mouse|rat|cell|animal|laboratory) (?:stud(?:y|ies)|experiments?|models?)\b/i;
// "The legend says that it cured the Navy."
const REPORTED =
  /\b(?:legend|story|stories|tale|rumou?r|folklore|advertisements?|adverts?|posters?|labels?|leaflets?|headlines?)\b[^,;]{0,30}\b(?:has it|have it|says?|said|goes|went|claims?|claimed|promised?|promises)\b/i;
const OTHERS = ['doubt', 'disputes', 'attribution', 'reports', 'falsehood'] as const;

/**
 * Whether a sentence says a phrase flatly: in the article's own voice, of today, and of a remedy that stands before it as
 * what does or is so. No fair editor would let it pass, wherever it stood.
 */
export function isPlain(subject: TextSubject, sentence: Sentence, match: Match, hedges = HEDGES): boolean {
  if (COMPARES.test(sentence.text.slice(match.index)) || isKnownCure(subject, sentence, match)) return false;
  return (
    isNow(sentence, match) && isOwnVoice(subject, sentence, match, hedges) && isSaidOfRemedy(subject, sentence, match)
  );
}

// “100 mg, lower if the kidneys are weak.”
const COMPARES = /^(?:lower|better|higher) (?:if|than|when|dos(?:e|age)s?|amounts?|levels?)\b/i;

/** Whether an article says a phrase in its own voice: no question, no quotation, no report, no hedge and no doubt around it. */
export function isOwnVoice(subject: TextSubject, sentence: Sentence, match: Match, hedges = HEDGES): boolean {
  const { text } = sentence;
  if (!isTold(subject, sentence, match) || CONDITION.test(text) || isOfLaboratory(text, match)) return false;
  const { lexicon } = subject;
  const said = clauseOf(text, match);
  if (OTHERS.some((list) => lexicon.has(list, said))) return false;
  if (REPORTED.test(said) || (hedges === HEDGES && TOLD.test(said)) || isHearsay(subject, sentence)) return false;
  // "May cure" promises a cure.
  return !hedges.test(said) || lexicon.has('absolute', match.text);
}

/** Whether a sentence goes on with what the paragraph says that people say: “You will hear: it is natural. It cures worms.” */
function isHearsay(subject: TextSubject, sentence: Sentence): boolean {
  const paragraph = paragraphOf(subject, sentence);
  return (
    paragraph.length <= MOST_SENTENCES &&
    paragraph.slice(0, paragraph.indexOf(sentence)).some(({ text }) => HEARD.test(text))
  );
}

const MOST_SENTENCES = 30;
const HEARD =
  /\b(?:you (?:will|may|might|often) (?:hear|read|be told)|(?:people|sellers|adverts|websites|neighbours|relatives) (?:will |may |often )?(?:say|claim|tell you)):|\bwhat do (?:\p{L}{1,12} ){1,3}(?:say|claim|promise)\?/iu;

/** Whether a phrase is said of cells or animals; what is concluded from them for people is not. */
function isOfLaboratory(text: string, { index }: Match): boolean {
  const concluded = [...text.slice(0, index).matchAll(CONCLUDES)].at(-1);
  return IN_LABORATORY.test(text.slice(concluded?.index ?? 0));
}

const CONCLUDES = /\b(?:so|therefore|thus|hence|consequently|which (?:is why|means|explains|relieves|cures|helps))\b/gi;

/** Whether a phrase is neither asked nor quoted. */
export function isTold(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  const { text, isQuoted } = sentence;
  const asked = text.slice(match.index + match.text.length).replace(/: .*/, '');
  return (
    !isQuoted && !/["?]["')\]]{0,3}$/.test(asked) && !isInQuotes(text, match) && !isInsideQuotation(subject, sentence)
  );
}

const IF = /\b(?:if|whether|unless|when|how|why|because|until|than|as if|to|for|with)\b[^,]*$/i;
const PRONOUN = /^(?:it|they|this|these|both)$/i;
const NAMELESS =
  /^(?:peptide|oil|drop|gumm(?:y|ie)|tincture|brew|drink|balm|cream|blend|formula|product|device|mat)s?$/i;
const RELATIVE = /^(?:which|that)$/i;
// "If the internet is to be believed, it cures" believes nothing; "if you have pain, it cures" does.
// “Claim: it cures” is what is looked at.
const CONDITION =
  /^(?:if|whether|unless|suppose|even if)\b(?! you)|^that (?:it|they|this|these)\b|^(?:claim|myth|rumou?r|question|the claim)s?\b[^:.]{0,20}:/i;
const REST =
  /(?:^|[ '])(?:is|are|s|has|have|does|do|will|gives?|gets?|leaves?|causes?|brings?|offers?|makes?|keeps?|works?|comes? with|(?:known|proven|proved|guaranteed|certain|sure) to|effective|powerful|potent|natural|great|good|excellent|wonderful|simple|gentle|ideal|perfect|reliable|trusted|proven|\p{L}{2,15}ly|also|even|just|thereby|thus|so|therefore|then|very|quite|a|an|the|one of|its|100 ?%) ?$/iu;

/** Whether a remedy, or the word that stands for it, is what does or is what the phrase says. */
export function isSaidOfRemedy(subject: TextSubject, { text }: Sentence, match: Match): boolean {
  let before = beforeOf(text, match);
  for (let rest = before; rest !== ''; rest = before) {
    // The last letter of “vitamin A” is no article.
    if (/\bvitamin a$/i.test(rest)) break;
    before = rest.replace(REST, '').trimEnd();
    if (before === rest) break;
  }
  // "It calms the nerves and lifts depression": what does the one does the other.
  if (before === '') return !APART.test(text.slice(0, match.index)) && opensWithRemedy(subject, text);
  if (before.split(' ').length > 9 || IF.test(before.replace(/^(?:because|as|since|when|with) /i, ''))) return false;
  // "With kava you wave goodbye to insomnia."
  if (/^(?:with|thanks to|on) /i.test(before) && / (?:you|people|everyone)$/i.test(before))
    return subject.lexicon.has('substances', before);
  if (RELATIVE.test(before)) return subject.lexicon.has('substances', text.slice(0, match.index));
  return namesRemedy(subject, before.split(' ').slice(-4).join(' '));
}

// “They cause headaches (dizziness; lower mood).”
const APART = /[;:(—–]\s*\S{0,12}\s*$/;

function opensWithRemedy(subject: TextSubject, text: string): boolean {
  const words = text.replace(/^(?:the|an?|daily|taking|using) /i, '').split(' ');
  return PRONOUN.test(words[0] ?? '') || namesRemedy(subject, words.slice(0, 2).join(' '));
}

/** Whether a few words are, or end with, a remedy, what the title names, or the word that stands for it. */
function namesRemedy({ lexicon, document }: TextSubject, words: string): boolean {
  if (namesCare(lexicon, words)) return false;
  if (lexicon.has('substances', words)) return true;
  const last = words.split(' ').at(-1) ?? '';
  if (PRONOUN.test(last)) return !isOfCare(lexicon, document.title);
  if (NAMELESS.test(last)) return true;
  const opening = document.title.toLowerCase().split(/[^\p{L}\d-]{1,9}/u, TITLE_OPENS);
  return last.length > 4 && !lexicon.has('conditions', last) && opening.includes(last.toLowerCase());
}

/** Whether a title names a vaccine, a medicine or other care, and no remedy: “it” is care there. */
function isOfCare(lexicon: Lexicon, title: string): boolean {
  return namesCare(lexicon, title) && !lexicon.has('substances', title);
}

// "What is BPC-157?"
const TITLE_OPENS = 3;

/** Whether it is said of today; that something was cured promises as much, unless it was in a year. */
function isNow(sentence: Sentence, match: Match): boolean {
  if (/^(?:cured|healed)\b/i.test(match.text))
    return !/\d{4}|\bcentur|\b(?:was|were|had|been|be|being) (?:cured|healed)\b/i.test(sentence.text);
  if (/\b(?:was|were|had|did)\b/i.test(clauseOf(sentence.text, match))) return false;
  return !/^(?:been|\p{L}{2,15}ed|\p{L}{2,15}ing)\b(?! safe)/iu.test(match.text);
}

/** Whether the clause of a phrase begins with a word for the remedy, not with its name: it may go on with what stands above it. */
export function isSaidOfIt(text: string, match: Match): boolean {
  return WORD_FOR_IT.test(beforeOf(text, match));
}

const WORD_FOR_IT = /^(?:it|they|this|these|both)\b/i;

/** What stands before a phrase in its own clause. */
export function beforeOf(text: string, { index }: Match): string {
  const before = text.slice(0, index);
  const start = [...before.matchAll(OPENS)].at(-1);
  return before
    .slice(start === undefined ? 0 : start.index + start[0].length)
    .replace(/^["'*( ]+/, '')
    .trimEnd();
}

/** The clause of a phrase; with what stands before it, where that has its subject: “It calms and lifts depression”. */
export function clauseOf(text: string, match: Match): string {
  const end = match.index + match.text.length;
  const after = text.slice(end);
  const close = CLOSES.exec(after);
  const before = beforeOf(text, match) || text.slice(0, match.index);
  return `${before} ${match.text}${close === null ? after : after.slice(0, close.index)}`;
}
