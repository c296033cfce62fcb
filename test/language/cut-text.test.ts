import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutText } from '../../src/language/cut-text.ts';

/** What the words of a text are, as a pattern says it. */
const STARTS = /(?<![\p{L}\p{N}])[\p{L}\p{N}§][\p{L}\p{N}]{0,2}/gu;

const signs = fc.constantFrom(...'aB1§ .-’é漢ßİ\u0301\u200b𝐚😀½', '\ud800', '\udc00');

describe('cutting a text into words', () => {
  it('finds every word that a pattern would, where it begins', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: signs, maxLength: 30 }), fc.string({ unit: 'binary' })), (text) => {
        const { lower, words } = cutText(text);

        expect(lower).toHaveLength(text.length);
        expect(words).toEqual(Array.from(lower.matchAll(STARTS), ({ index }) => index));
      }),
      { numRuns: 2_000 },
    );
  });
});
