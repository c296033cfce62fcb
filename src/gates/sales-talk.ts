import type { Sentence } from '../document/document.ts';
import type { Match, WordList } from '../language/lexicon.ts';
import { remembered, rememberedLast } from '../remembered.ts';
import { asserted } from './asserted.ts';
import { leadsAnywhere, saidBy, type TextSubject } from './text-subject.ts';
import { tracesOf } from './traces.ts';

const CAREFUL = ['doubt', 'disputes', 'seriousHarms', 'seekCare', 'emergencyNumber'] as const;
// What trustworthy articles say is in one sentence of three sourced, doubted or a warning, if not in more.
const CAREFUL_SHARE = 1 / 4;
const SOME_CARE = 1 / 6;
const SOME_WORKS = 2;
// Whoever gives a source for one sentence in twelve informs, whatever else is amiss.
const WEIGHT_OF_SOURCE = 3;
const SUSPECT_SHARE = 1 / 4;
const MANY_SUSPECT = 3;
// Fewer sentences do not show what an article is like.
const ENOUGH = 5;
const SUSPECT: readonly (readonly WordList[])[] = [
  ['persons'],
  ['salesSafety'],
  ['vouches', 'authorities'],
  ['takingTimes', 'smallMeasures'],
  ['careWords', 'leavesCare'],
  ['bodyAndMind', 'turns'],
];

// Faults that no article has by accident.
const PLAIN = [
  'encourageUse',
  'safetyAssurance',
  'testimony',
  'vagueAuthority',
  'disparagesCare',
  'benefitAlone',
] as const;
const PLAIN_SHARE = 1 / 4;

/**
 * Whether an article sells rather than informs: hardly any of its sentences leads to a work, doubts or warns, and many
 * sound like testimony, promise or reassurance. What it says in unusual words is then taken for what such articles say.
 */
export function isSalesTalk(subject: TextSubject): boolean {
  return subject.pack === undefined && sellsMoreThanItTells(subject);
}

// Half a dozen gates ask it of every sentence.
const sellsMoreThanItTells = rememberedLast((subject: TextSubject): boolean => {
  const { lexicon } = subject;
  const told = saidBy(subject).filter(({ kind }) => kind === 'text');
  const has = (text: string) => (list: WordList) => lexicon.has(list, text);
  if (told.length < ENOUGH) return false;
  const most = told.length * CAREFUL_SHARE;
  let careful = 0;
  for (const { text, isCited } of told) {
    if (isCited) careful += WEIGHT_OF_SOURCE;
    else if (CAREFUL.some(has(text))) careful += 1;
    if (careful >= most) return false;
  }
  // Whoever leads to any work, names some, says when things were, or takes some care, is only known by plain faults, and many.
  const { named, dated } = tracesOf(subject);
  const isTraceable = leadsAnywhere(subject) || named >= SOME_WORKS || dated > 0;
  if (isTraceable || careful > told.length * SOME_CARE)
    return told.filter(isPlainFault(subject)).length >= told.length * PLAIN_SHARE;
  const enough = careful * 2 < most ? Math.min(MANY_SUSPECT, told.length * SUSPECT_SHARE) : told.length * SUSPECT_SHARE;
  let suspect = 0;
  return told.some(({ text }) => {
    if (SUSPECT.some((lists) => lists.every(has(text)))) suspect += 1;
    return suspect >= enough;
  });
});

function isPlainFault(subject: TextSubject): (sentence: Sentence) => boolean {
  return (sentence) => !sentence.isCited && PLAIN.some((list) => asserted(subject, list, sentence).length > 0);
}

/** Whether a sentence of sales talk holds phrases of all these lists, and neither warns nor sends anybody to a doctor. */
export function sells(subject: TextSubject, sentence: Sentence, ...lists: readonly WordList[]): boolean {
  return isPitch(subject, sentence) && lists.every((list) => subject.lexicon.has(list, sentence.text));
}

function isPitch(subject: TextSubject, { text, isCited, kind }: Sentence): boolean {
  return isSalesTalk(subject) && !isCited && kind !== 'reference' && pitches(text);
}

const pitches = remembered((text) => !CAUTION.test(text) && (!/\?["')]{0,2}$/.test(text) || ASKS_NOTHING.test(text)));

/** The part of a sentence from one phrase to another. */
export function spanOf({ text }: Sentence, ...phrases: readonly (Match | undefined)[]): Match | undefined {
  const known = phrases.filter((phrase) => phrase !== undefined);
  if (known.length < phrases.length) return undefined;
  const start = Math.min(...known.map(({ index }) => index));
  const end = Math.max(...known.map((phrase) => phrase.index + phrase.text.length));
  return { index: start, text: text.slice(start, end) };
}

const ASKS_NOTHING =
  /, (?:is|are|was|were|do|does|did|has|have|can|could|would|wo)(?:n't| not)? (?:i|it|you|we|they|he|she)\?|^["']?(?:why|who|what more|what (?:have|are) you|what (?:could|harm|possible|on earth)|is(?:n't| it not)|are(?:n't)? you|ready|tired|fed up|sick of)\b/i;
const CAUTION =
  /\b(?:ask|talk|speak|tell|see|consult|check with|call|contact)(?: (?:to|with))? (?:your|a|the|any) (?:\w+ ){0,2}(?:doctor|gp|pharmacist|nurse|midwife|physician|provider|professional|practitioner|specialist)|\b(?:do not|don't|never|should not|must not) (?:stop|replace|combine|mix|use|take|give|drink|start|apply)\b|\bunless your\b|\b(?:not|never) (?:be )?(?:suitable|recommended|safe|to be taken|intended|advised)\b|\binteracts?\b|\bsubstitute for (?:medical|professional)|\bseek (?:medical|professional|urgent)|\b(?:999|911|112)\b|^avoid\b|\b(?:should|must|best|be) avoid(?:ed)?\b|\bavoid (?:if|in|during|while|when|it)\b/i;
