import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { asserted } from './asserted.ts';
import { sells } from './sales-talk.ts';
import type { TextGate } from './text-gate.ts';
import { placeOf, saidBy, type TextSubject } from './text-subject.ts';

/** Words that sell make readers expect what no evidence promises. */
export const hypeTerms: TextGate = {
  id: 'hype-terms',
  severity: 'warning',
  floor: 'note',
  summary: 'Words of advertising are named, so that an editor can take them out.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      const found = asserted(subject, 'hype', sentence)[0] ?? superlativeIn(subject, sentence);
      if (found === undefined || sentence.fact !== undefined) continue;
      yield {
        at: placeOf(sentence),
        message: `“${found.text}” is the language of advertising.`,
        remedy: 'Say plainly what is known.',
        excerpt: sentence.excerpt,
      };
    }
  },
};

const SUPERLATIVE =
  /\b(?:the|ever|nature's|god's|life's) (?:\w{1,12} )?(?:most \w{3,15}|\w{3,12}est|first|only|one) (?:\w{1,15} ){0,3}?(?:thing|operation|remedy|medicine|herb|plant|gift|way|tool|oil|root|investment|discovery|you|i|we|there|that|on|in|of|since|ever)\b|^(?:best|greatest|finest)\b|\bnothing (?:else|you|in|that|on|comes)\b|\b(?:you|i|we)(?:'ll| will|'ve|'d)? (?:ever|never) (?:have|had|need|bought|own|seen|felt|tasted|known|made|look)\b|\bbefore\b[^.]{0,40}\bafter\b|\b(?:doors?|chances?) that open once\b/i;

/** In sales talk, any superlative. */
function superlativeIn(subject: TextSubject, sentence: Sentence): Match | undefined {
  if (!sells(subject, sentence)) return undefined;
  const [words] = SUPERLATIVE.exec(sentence.text) ?? [];
  return words === undefined ? undefined : { index: 0, text: words };
}
