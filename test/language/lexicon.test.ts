import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isAsserted } from '../../src/language/clause.ts';
import { compilePhrases } from '../../src/language/compile-phrases.ts';
import { cutText, startsOf } from '../../src/language/cut-text.ts';
import { type Phrases, phrasesOf } from '../../src/language/find-phrases.ts';
import { firstLetters } from '../../src/language/first-letters.ts';
import { openLexicon, WORD_LISTS } from '../../src/language/lexicon.ts';
import en from '../../src/language/lexicons/en.json' with { type: 'json' };

const lexicon = openLexicon();

/** Finds one list of phrases by itself, at whatever word one of them may start. */
function findPhrases(phrases: Phrases, text: string) {
  const cut = cutText(text);
  return phrases.find(
    cut,
    cut.words.filter(({ three }) => startsOf(three).some((start) => phrases.starts?.has(start) ?? true)),
  );
}

const claims = (sentence: string): readonly string[] =>
  lexicon
    .find('therapeutic', sentence)
    .filter((match) => isAsserted(sentence, match, lexicon))
    .map(({ text }) => text);

describe('a phrase', () => {
  it.each([
    ['treat(s|ed)?', 'It treats pain', ['treats']],
    ['uplift*', 'An uplifting tea, uplift', ['uplifting', 'uplift']],
    ['(very )?safe', 'very safe, unsafe, safe', ['very safe', 'safe']],
    ['offer* … relief', 'It offers quick and lasting relief', ['offers quick and lasting relief']],
    ['side[ -]effects', 'side effects and side-effects', ['side effects', 'side-effects']],
    ['100% safe', 'It is 100% safe', ['100% safe']],
  ])('%s is found in “%s”', (phrase, text, found) => {
    expect(findPhrases(phrasesOf([phrase]), text).map((match) => match.text)).toEqual(found);
  });

  it('is never missed because of the letters that it begins with', () => {
    const phrases = WORD_LISTS.flatMap((list) => en.lists[list] as readonly string[]);
    fc.assert(
      fc.property(fc.constantFrom(...phrases), fc.lorem({ maxCount: 6 }), (phrase, words) => {
        const pattern = compilePhrases([phrase]);
        const text = `${words} ${phrase.replace(/\\p\{L\}\{[^}]*\}|[()|?*…]/g, ' ').trim()}`;
        const letters = firstLetters(phrase);
        const { lower, words: found } = cutText(text);
        for (const { index } of found) {
          pattern.lastIndex = index;
          const match = pattern.exec(lower)?.[0];
          if (match !== undefined && letters !== undefined)
            expect([phrase, letters.some((start) => match.startsWith(start))]).toEqual([phrase, true]);
        }
      }),
    );
  });

  it('of a house comes on top, as words and nothing else', () => {
    const own = openLexicon({ hype: ['zingy*'] });

    expect(own.has('hype', 'A zingybar for all')).toBe(true);
    expect(own.has('hype', 'A miracle')).toBe(true);
    expect(() => openLexicon({ hype: ['(a+)+$'] }).has('hype', 'x')).toThrow('expected words');
  });
});

describe('a list', () => {
  it.each(WORD_LISTS)('%s has phrases that compile, none of them twice', (list) => {
    const phrases: readonly string[] = en.lists[list];

    expect(phrases.length).toBeGreaterThan(0);
    expect(new Set(phrases).size).toBe(phrases.length);
    expect(() => compilePhrases(phrases)).not.toThrow();
  });
});

describe('a claim', () => {
  it.each([
    'Kratom treats depression.',
    'It is no secret that kratom treats depression.',
    'Kava has no side effects and relieves anxiety.',
    'It has not been shown to relieve pain, but it lifts the mood.',
    'Not only does kratom treat depression, it heals.',
    'Kava cures anxiety: what is it?',
  ])('is made by “%s”', (sentence) => {
    expect(claims(sentence)).not.toEqual([]);
  });

  it.each([
    'No clinical trial shows that kratom treats depression.',
    'Kratom is not approved to treat any disease.',
    'Kratom is marketed for relief of pain.',
    'Vendors claim that it cures anxiety.',
    'Whether kava relieves anxiety is unknown.',
    'Does kratom treat depression?',
    'Kratom does not treat depression.',
    'That kava relieves anxiety is unproven.',
    'It would be wrong to say that turmeric heals arthritis.',
    'It has yet to be shown that psilocybin relieves depression.',
    'The study stops short of showing that it relieves pain.',
    'Valerian was no better than placebo at relieving anxiety.',
    'Valerian failed to relieve anxiety in four trials.',
    'Researchers could not say whether garlic lowers blood pressure.',
    'It is not generally recognised as safe and effective for any disease.',
    'The firm was told to stop saying that its tea relieves pain.',
    'A video says that the oil “cures diabetes” overnight.'.replace(/[“”]/g, '"'),
    'Its owner told viewers that it heals arthritis.',
    'That it relieves pain has not been replicated.',
  ])('is not made by “%s”', (sentence) => {
    expect(claims(sentence)).toEqual([]);
  });
});

describe('the lexicon', () => {
  const words = fc.constantFrom(
    ...[
      'treats',
      'cures',
      'kava',
      'it',
      'not',
      'anxiety',
      'studies',
      'show',
      'a',
      'the',
      '“',
      '[1]',
      'CBD',
      '10',
      'mg',
    ],
    ...['legal', 'in', 'most', 'states', 'safe', 'natural', 'instead', 'of', 'antidepressants', 'doctors', 'say'],
  );

  it('finds in every list what that list finds by itself', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), fc.constantFrom(...WORD_LISTS), (said, list) => {
        const text = said.join(' ');
        expect(lexicon.find(list, text)).toEqual(findPhrases(phrasesOf(en.lists[list]), text));
      }),
      { numRuns: 300 },
    );
  });
});
