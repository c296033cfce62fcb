import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isAsserted } from '../../src/language/clause.ts';

import { cutText } from '../../src/language/cut-text.ts';
import { phrasesOf } from '../../src/language/find-phrases.ts';
import { type Match, openLexicon, WORD_LISTS } from '../../src/language/lexicon.ts';
import en from '../../src/language/lexicons/en.json' with { type: 'json' };
import { type Choice, parsePhrase } from '../../src/language/parse-phrase.ts';
import { phrasePattern } from './phrase-pattern.ts';

const lexicon = openLexicon();

/** Finds one list of phrases by itself. */
function findPhrases(phrases: readonly string[], text: string): readonly Match[] {
  return phrasesOf([phrases])(cutText(text)).find(0);
}

/** The same by one pattern of all of them, tried at every word. */
function findByPattern(phrases: readonly string[], text: string): readonly Match[] {
  const pattern = phrasePattern(phrases);
  const { lower, words } = cutText(text);
  const found: Match[] = [];
  let past = 0;
  for (const index of words) {
    pattern.lastIndex = index;
    if (index < past || !pattern.test(lower)) continue;
    past = pattern.lastIndex;
    found.push({ index, text: text.slice(index, past) });
  }
  return found;
}

/** Words that a phrase stands for, by choosing among what it leaves open. */
function exampleOf(phrase: string, choices: readonly number[]): string {
  let taken = 0;
  const next = (count: number): number => (choices[taken++ % choices.length] ?? 0) % count;
  let text = phrase.replaceAll('[ -]', ' ').replaceAll('… ', next(2) === 0 ? '' : 'quite so ');
  for (
    let inner = /\(([^()]*)\)(\?|\{\d+,?\d*\}\??)?/.exec(text);
    inner !== null;
    inner = /\(([^()]*)\)(\?|\{\d+,?\d*\}\??)?/.exec(text)
  ) {
    const options = (inner[1] ?? '').split('|');
    const least = /^(?:\?|\{0)/.test(inner[2] ?? '') ? 0 : 1;
    const chosen = least === 0 && next(2) === 0 ? '' : (options[next(options.length)] ?? '');
    text = text.slice(0, inner.index) + chosen + text.slice(inner.index + inner[0].length);
  }
  return text
    .replace(/\\p\{L\}(?:\{\d+,\d*\}\??)?/g, 'very')
    .replace(/\\w(?:\+|\{\d+,\d*\})?/g, 'a')
    .replace(/\\d(?:\+|\{\d+,\d*\})?/g, '7')
    .replace(/\[[^\]]*\](?:\{\d+,\d*\})?/g, 'b')
    .replace(/(.)\?/g, (_, sign: string) => (next(2) === 0 ? '' : sign))
    .replace(/\{\d+,?\d*\}/g, '')
    .replaceAll('*', next(2) === 0 ? '' : 'ing')
    .replaceAll('\\', '');
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
    expect(findPhrases([phrase], text).map((match) => match.text)).toEqual(found);
  });

  it('is found wherever its pattern finds it', () => {
    const phrases = WORD_LISTS.flatMap((list) => en.lists[list] as readonly string[]);
    const joins = fc.constantFrom(' ', '-', '  ', ' - ', '\n', '\u00a0', '    ', '', 's ', '9 ', ', ');
    const said = fc.tuple(fc.constantFrom(...phrases), fc.array(fc.nat(9), { minLength: 40, maxLength: 40 }), joins);
    fc.assert(
      fc.property(said, fc.lorem({ maxCount: 3 }), ([phrase, choices, join], words) => {
        const text = `${words}${join}${exampleOf(phrase, choices).replaceAll(' ', join)}${join}${words}`;
        expect(findPhrases([phrase], text)).toEqual(findByPattern([phrase], text));
      }),
      { numRuns: 5_000 },
    );
  });

  it('comes with an example that its pattern finds', () => {
    const phrases = WORD_LISTS.flatMap((list) => en.lists[list] as readonly string[]);
    const missed = phrases.filter((phrase) => findByPattern([phrase], exampleOf(phrase, [1, 0, 2])).length === 0);

    expect(missed.length / phrases.length).toBeLessThan(0.02);
  });

  it('is read whole: no sign of how phrases are written is taken for a letter', () => {
    const wordsIn = ({ choices }: Choice): readonly string[] =>
      choices.flatMap((parts) =>
        parts.flatMap(({ is }) => ('text' in is ? [is.text] : 'choices' in is ? wordsIn(is) : [])),
      );

    for (const list of WORD_LISTS)
      for (const phrase of en.lists[list] as readonly string[])
        expect(wordsIn(parsePhrase(phrase)).filter((text) => /[(){}|?*…\\[\]]/.test(text))).toEqual([]);
    for (const broken of ['(kava', 'kava)', 'kava{', 'kava{2', '?'])
      expect(() => parsePhrase(broken)).toThrow(TypeError);
  });

  it.each([
    ['Call 0800 1111 now', '0800 1111'],
    ['Call 0800 123456.', '0800 123456'],
  ])('has an open end: %s', (text, found) => {
    expect(lexicon.find('emergencyNumber', text).map((match) => match.text)).toEqual([found]);
  });

  it.each([
    ['kava ', 'Kava tea'],
    ['doctor’s choice', "A doctor's choice"],
    ['kava -tea', 'Kava-tea'],
    ['well--known', 'well -known'],
  ])('of a house is found however it is typed: %j', (phrase, text) => {
    expect(openLexicon({ hype: [phrase] }).has('hype', text)).toBe(true);
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
    expect(() => phrasePattern(phrases)).not.toThrow();
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
        expect(lexicon.find(list, text)).toEqual(findByPattern(en.lists[list], text));
      }),
      { numRuns: 300 },
    );
  });
});
