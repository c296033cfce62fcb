import type { Lexicon, Match } from './lexicon.ts';

/** The part of a sentence around a phrase within which "no" and "not" reach it. */
export interface Clause {
  readonly before: string;
  readonly after: string;
}

const BREAK = /[;:—–]|\.\s|,?\s(?:but|yet(?! to\b)|however|although|though|whereas|while)\s/giu;

/** The clause that a phrase of a sentence stands in, without the phrase itself. */
export function clauseAround(sentence: string, { index, text }: Match): Clause {
  let start = 0;
  let end = sentence.length;
  for (const found of sentence.matchAll(BREAK)) {
    if (found.index + found[0].length <= index) start = found.index + found[0].length;
    else if (found.index >= index + text.length) {
      end = found.index;
      break;
    }
  }
  return { before: sentence.slice(start, index), after: sentence.slice(index + text.length, end) };
}

const NO_DENIAL =
  /\b(?:no (?:secret|doubt|question|wonder|surprise)|not (?:only|just|merely|simply)|whether (?:you|your|you're|it's|it is)\b[^,]{1,120},)/giu;
const NEAR = 45;
const CONNECTED = /\b(?:and|so|which)\b/iu;

/** Whether a phrase is said not to be so, doubted, or only asked about, rather than claimed. */
export function isDenied(sentence: string, match: Match, lexicon: Lexicon): boolean {
  // Most sentences hold no word that denies, and need not be taken apart. Further on, half a word may be one.
  if (match.index <= NEAR && !lexicon.has('doubt', sentence) && !lexicon.has('negation', sentence)) return false;
  const { before, after } = clauseAround(sentence, match);
  // "It is no secret that", "not only": no denial of what follows them.
  const told = before.slice([...before.matchAll(NO_DENIAL)].at(-1)?.index ?? 0).replace(NO_DENIAL, '');
  if (lexicon.has('doubt', told)) return true;
  if (lexicon.has('doubt', after) && !lexicon.has('pseudoNegation', after)) return true;
  if (lexicon.has('pseudoNegation', told)) return false;
  if (ANSWERED_NO.test(sentence)) return true;
  return isNegated(told, lexicon);
}

// “That it is safe and effective, no.”
const ANSWERED_NO = /^that\b[^.;]{1,200}[,:–—] ?no\.?$/iu;

/** Whether "no", "not" or the like stands so near before a phrase that it takes it back. */
export function isNegated(before: string, lexicon: Lexicon): boolean {
  const near = before.slice(-NEAR);
  const last = lexicon.find('negation', near).at(-1);
  // "It has no side effects and relieves pain" denies the first and claims the second.
  return last !== undefined && !CONNECTED.test(near.slice(last.index + last.text.length));
}

/** Whether a phrase is put in the mouth of sellers or of people who hope, and not said by the article. */
export function isAttributed(sentence: string, match: Match, lexicon: Lexicon): boolean {
  if (PUT_SO.test(sentence.slice(match.index + match.text.length))) return true;
  const found = lexicon.find('attribution', sentence);
  if (found.length === 0) return false;
  // A quotation belongs to whoever is named before it, whatever stands between them.
  const before = isInQuotes(sentence, match) ? sentence.slice(0, match.index) : clauseAround(sentence, match).before;
  if (lexicon.has('attribution', before)) return true;
  // The verb itself may end with what it claims: "is promoted for" + "relief".
  return found.some(({ index, text }) => index < match.index && match.index <= index + text.length + 25);
}

// "Risk-free", as one site puts it.
const PUT_SO =
  /^[^,.;]{0,40}["']?,?["']? (?:as (?:one|a|an|some|the|its|their) \w{1,15} (?:puts? it|says?|claims?|writes?|has it|would have it)|(?:readers|people|visitors|callers|patients|parents|farmers|sellers) (?:write|tell|say|claim)|(?:says?|claims?|writes?|promises?|boasts?|according to) (?:one|a|an|the|its|some|their) (?:\w{1,15} ){0,2}(?:site|website|seller|advert|ad|label|company|firm|shop|maker|influencer|vendor|post|video|leaflet|poster|packet)s?)\b/iu;

/** Whether a phrase stands between the quotation marks of a sentence. */
export function isInQuotes(sentence: string, { index, text }: Match): boolean {
  if (!sentence.includes('"')) return false;
  const marks = Array.from(sentence.matchAll(/"/g), (mark) => mark.index);
  const before = marks.filter((mark) => mark < index).length;
  return before % 2 === 1 && marks.some((mark) => mark >= index + text.length);
}

/** Whether a phrase is an assertion of the article: not denied, not attributed, not a question, not a quotation that it doubts. */
export function isAsserted(sentence: string, match: Match, lexicon: Lexicon): boolean {
  if (isAsked(sentence, match) || isNeeded(sentence, match)) return false;
  return !isDenied(sentence, match, lexicon) && !isAttributed(sentence, match, lexicon);
}

/** Whether a phrase is only what something would be needed for: “To kill germs it must be there in amounts that harm.” */
function isNeeded(sentence: string, { index, text }: Match): boolean {
  return /^(?:in order )?to $/iu.test(sentence.slice(0, index)) && NEEDED.test(sentence.slice(index + text.length));
}

const NEEDED =
  /^[^.,]{0,80},? (?:it|they|one|you|a person|people|the \w{1,15}) (?:must|would (?:have|need)|has to|have to|needs? to)\b/iu;

/** Whether a phrase is part of a question; what stands before a colon in front of one is not. */
function isAsked(sentence: string, { index, text }: Match): boolean {
  if (RHETORICAL.test(sentence)) return false;
  // A row of a table: “Does it cure arthritis?; No.”
  const row = IN_CELL.exec(sentence.slice(index + text.length));
  if (row !== null) return !SAYS_YES.test(row[1] ?? '');
  return /\?["')\]\s]{0,4}$/u.test(sentence) && !/[:;—–]/u.test(sentence.slice(index + text.length));
}

const IN_CELL = /^[^.;?!]{0,200}\?["')\]]{0,2}; ?(.{0,40})/u;
const SAYS_YES = /^["'(]{0,2}(?:yes|yep|yeah|absolutely|definitely|certainly|of course|sure|it does|they do)\b/iu;

// Whoever asks these wants no answer.
const RHETORICAL =
  /\b(?:who needs|why (?:not|wait|put it off|delay|hesitate|bother|suffer|settle|pump|put up)|what are you waiting for)\b/iu;
