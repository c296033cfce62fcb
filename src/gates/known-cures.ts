import type { Sentence } from '../document/document.ts';
import { clauseAround } from '../language/clause.ts';
import type { Match } from '../language/lexicon.ts';
import { headingAbove, paragraphOf, type TextSubject } from './text-subject.ts';

// Each is on the WHO Model List of Essential Medicines for that, and also sold or taken for what it does not do. Left out is what
// is poison as a plant, and what is told against vaccines.
const SETTLED: readonly (readonly [remedy: RegExp, illness: RegExp])[] = [
  [/\b(?:vitamin c|ascorbic acid|citrus|lemons?|limes?|oranges?)\b/i, /\bscurvy\b/i],
  [/\b(?:vitamin d|cod.liver oil|sunlight)\b/i, /\b(?:rickets|osteomalacia)\b/i],
  [/\b(?:thiamine?|vitamin b1)\b/i, /\b(?:beri.?beri|wernicke\S*)/i],
  [/\b(?:niacin|nicotinamide|nicotinic acid|vitamin b3)\b/i, /\bpellagra\b/i],
  [/\b(?:iodine|iodi[sz]ed)\b/i, /\b(?:goit(?:re|er)|cretinism|iodine deficiency)/i],
  [/\biron\b/i, /\b(?:iron.deficiency|an(?:a)?emia)\b/i],
  [/\b(?:vitamin b12|cobalamin|folate|folic acid)\b/i, /\b(?:an(?:a)?emia|neural tube|spina bifida|b12 deficiency)\b/i],
  [/\bvitamin a\b/i, /\b(?:xerophthalmia|night blindness)\b/i],
  [/\bvitamin k\b/i, /\b(?:vitamin k deficiency|h(?:a)?emorrhagic disease|bleeding in newborns)\b/i],
  [/\b(?:zinc|oral rehydration|ors)\b/i, /\b(?:diarrh(?:o)?ea|dehydration|cholera)\b/i],
  [/\bivermectin\b/i, /\b(?:strongyloid\w+|scabies|river blindness|onchocerciasis|roundworms?|head lice)\b/i],
  // NICE guideline NG120 names it for adults and for children over one.
  [/\bhoney\b/i, /\bcoughs?\b/i],
  [/\b(?:artemisinin|artesunate|artemether|quinine)\b/i, /\bmalaria\b/i],
];

const ANY = /^(?:diseases?|illness(?:es)?|conditions?|disorders?)$/i;

/** Whether a clause says of a remedy, named in its paragraph or above it, that it does what medicine holds for settled, and says no more. */
export function isKnownCure(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  const { before, after } = clauseAround(sentence.text, match);
  const said = `${before}${match.text}${after}`;
  const named = SETTLED.filter(([, illness]) => illness.test(said));
  if (named.length === 0) return false;
  const others = subject.lexicon
    .find('conditions', said)
    .filter(({ text }) => !ANY.test(text) && !named.some(([, illness]) => illness.test(text)));
  return others.length === 0 && named.some(([remedy]) => isNear(subject, sentence, remedy));
}

function isNear(subject: TextSubject, sentence: Sentence, remedy: RegExp): boolean {
  if (remedy.test(headingAbove(subject, sentence)) || remedy.test(subject.document.title)) return true;
  const around = paragraphOf(subject, sentence);
  const place = around.indexOf(sentence);
  return [sentence, ...around.slice(Math.max(place - 3, 0), place + 1)].some(({ text }) => remedy.test(text));
}
