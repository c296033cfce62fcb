import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { certaintyOf, type Fact } from '../pack/fact.ts';
import { asserted } from './asserted.ts';
import { weighed } from './doubt.ts';
import { isPlain } from './plain.ts';
import type { TextGate } from './text-gate.ts';
import { factBehind, isCitedAround, placeOf, saidBy, type TextSubject } from './text-subject.ts';

/** Words must not be surer than the evidence behind them. */
export const certaintyWording: TextGate = {
  id: 'certainty-wording',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence states as settled what its evidence leaves open.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      const fact = factBehind(subject, sentence);
      const found = tooSure(subject, sentence, fact);
      if (found === undefined) continue;
      yield weighed(subject, sentence, [found, ...subject.lexicon.find('therapeutic', sentence.text)], isPlainlySure, {
        at: placeOf(sentence),
        message: `“${found.text}” is surer than the evidence.`,
        remedy:
          'Use words that fit the certainty: high “lowers”, moderate “probably lowers”, low “may lower”, very low “it is very uncertain whether”.',
        excerpt: sentence.excerpt,
      });
    }
  },
};

// A work beside it may have proved as much.
function isPlainlySure(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  if (!isPlain(subject, sentence, match)) return false;
  return PRAISE.test(match.text) || !isCitedAround(subject, sentence);
}

function tooSure(subject: TextSubject, sentence: Sentence, fact: Fact | undefined): Match | undefined {
  const { lexicon } = subject;
  const isOfIllness = lexicon.has('therapeutic', sentence.text);
  const absolute = asserted(subject, 'absolute', sentence).find(
    ({ index, text }) =>
      isOfIllness ||
      WORKS.test(sentence.text.slice(index + text.length)) ||
      IT_WORKS.test(sentence.text.slice(0, index)),
  );
  const praise = asserted(subject, 'absolute', sentence).find(({ text }) => PRAISE.test(text));
  if (fact === undefined) return sentence.isCited ? praise : absolute;
  if (praise !== undefined) return praise;
  const certainty = certaintyOf(fact);
  if (fact.kind !== 'efficacy' || (certainty !== 'low' && certainty !== 'very-low')) return undefined;
  if (absolute !== undefined) return absolute;
  // What a study found may be told as found, whatever it is worth; the certainty stands beside it.
  if (lexicon.has('hedges', sentence.text) || lexicon.has('reports', sentence.text)) return undefined;
  return asserted(subject, 'therapeutic', sentence)[0];
}

// No source makes these true of a remedy.
const PRAISE = /^(?:miracle|guarantee|(?:clinically|scientifically) proven|works for|never fails?)/i;
// What is sure to do good needs no illness to be too sure.
const WORKS = /^ ?(?:\w{1,12} )?to (?:work|help|heal)\b|^ ?(?:by science|beyond|delivers?|works?|helps?)\b/i;
const IT_WORKS = /^(?:\w{1,15} ){1,3}(?:works?|helps?|heals?) $/i;
