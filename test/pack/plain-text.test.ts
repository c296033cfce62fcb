import { describe, expect, it } from '@jest/globals';
import { normaliseTexts, textFault } from '../../src/pack/plain-text.ts';
import { readPack } from '../../src/pack/read-pack.ts';
import { asFile, changed, PACK } from './example-pack.ts';

describe('textFault', () => {
  it.each([
    ['a direction override', '10 \u202emg 01\u202c', 'U+202E'],
    ['a direction isolate', '10 \u2066mg\u2069', 'U+2066'],
    ['a direction mark', 'a\u200fb', 'U+200F'],
    ['the Arabic letter mark', 'a\u061cb', 'U+061C'],
    ['a zero-width space', 'za\u200bzinc', 'U+200B'],
    ['a zero-width joiner', 'zi\u200dnc', 'U+200D'],
    ['a word joiner', 'zi\u2060nc', 'U+2060'],
    ['a byte order mark in the middle', 'zi\ufeffnc', 'U+FEFF'],
    ['a soft hyphen', 'zi\u00adnc', 'U+00AD'],
    ['a Hangul filler', '\u3164'.repeat(40), 'U+3164'],
    ['a halfwidth Hangul filler', '\uffa0', 'U+FFA0'],
    ['a blank of Braille', '\u2800', 'U+2800'],
    ['a variation selector', 'a\ufe0f', 'U+FE0F'],
    ['a tag character', 'a\u{e0041}', 'U+E0041'],
    ['a line separator', 'a\u2028b', 'U+2028'],
    ['a letter of private use', 'a\ue000', 'U+E000'],
    ['a code point that is no character', 'a\uffff', 'U+FFFF'],
    ['a surrogate without its other half', 'a\ud800b', 'U+D800'],
    ['a tab', 'a\tb', 'U+0009'],
    ['a carriage return', 'a\rb', 'U+000D'],
    ['a NUL', 'a\0b', 'U+0000'],
    ['a delete', 'a\u007fb', 'U+007F'],
    ['a Cyrillic letter at the start of a Latin word', '\u0430spirin', 'U+0430'],
    ['a Cyrillic letter inside a Latin word', 'kr\u0430tom', 'U+0430'],
    ['a Cyrillic letter after an accent', 'e\u0301\u0430', 'U+0430'],
    ['a Cherokee letter in a Latin word', 'z\u13a0nc', 'U+13A0'],
    ['a Greek letter inside a Latin word', 'valeri\u03b1n', 'U+03B1'],
    ['a Greek letter that looks Latin at the start of a word', '\u03bfmega', 'U+03BF'],
    ['a Greek capital that looks Latin', '\u039aava', 'U+039A'],
    ['a Greek capital that looks Latin at the end', 'vitamin-D\u0391', 'U+0391'],
  ])('refuses %s, and names it', (_, text, name) => {
    const fault = textFault(text);

    expect(fault?.message).toContain(name);
    expect(fault?.remedy).not.toBe('');
  });

  it.each([
    'Zinc may shorten colds a little.',
    'Two lines\nin a block',
    'Självmordslinjen, Köln, São Paulo, Česko',
    '“Curly quotes”, an en dash – and a no-break\u00a0space',
    'β-carotene, 5 µg, 41 °C, 10−4',
    'TNF\u03b1, IFN-\u03b3, NF\u03baB, PPAR\u03b3, 5\u03b1-reductase, \u03b1-tocopherol, \u03b2-blockers, GABA\u03b1',
    '5 \u03bcg, \u03bcmol, \u03949-THC, \u0394THC, \u03a9-3, Cronbach\u2019s \u03b1, p\u03b1 and p\u03b2',
    '\u0395\u03bb\u03bb\u03ac\u03b4\u03b1 and Athens',
    'Москва and Zürich in two alphabets, word by word',
    '苦瓜 ヘチマ 고추 ขมิ้น हल्दी',
    'سنا مكي',
    '🌿 𝒦',
    '',
  ])('lets %j be', (text) => {
    const fault = textFault(text);

    expect(fault).toBeUndefined();
  });
});

describe('normaliseTexts', () => {
  it('composes letters and their accents, in every text and at every depth', () => {
    const { value, faults } = normaliseTexts({ a: ['Ko\u0308ln', { b: 'cafe\u0301' }], c: 1, d: null, e: true });

    expect(value).toEqual({ a: ['Köln', { b: 'café' }], c: 1, d: null, e: true });
    expect(faults).toEqual([]);
  });

  it('tells where each fault is, in keys as well', () => {
    const { faults } = normaliseTexts({ a: ['x', 'y\u200b'], 'b\u00ad': { c: 'ok' } });

    expect(faults.map(({ at }) => at)).toEqual([['a', 1], ['b\u00ad']]);
  });

  it('keeps a prototype as a key like any other', () => {
    const { value } = normaliseTexts(JSON.parse('{ "__proto__": { "approved": true } }'));

    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(Reflect.get({}, 'approved')).toBeUndefined();
  });
});

describe('the digest of a pack', () => {
  const digestOf = (text: string): unknown => {
    const reading = readPack(asFile(text), () => undefined);
    return reading.ok ? reading.value.digest : reading.problems;
  };

  it('is the same for letters composed and taken apart', () => {
    const accented = changed(PACK, 'Does zinc help colds?', 'Café, Köln, Å');

    const composed = digestOf(accented.normalize('NFC'));
    const apart = digestOf(accented.normalize('NFD'));

    expect(accented.normalize('NFD')).not.toBe(accented.normalize('NFC'));
    expect(apart).toBe(composed);
  });
});
