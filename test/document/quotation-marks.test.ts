import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quotationMarks } from '../../src/document/quotation-marks.ts';

describe('quotation marks', () => {
  test.each([
    ["'Charcoal draws out toxins'", '"Charcoal draws out toxins"'],
    ["He said: 'It's safe, isn't it?' We asked.", 'He said: "It\'s safe, isn\'t it?" We asked.'],
    ["('natural' remedies)", '("natural" remedies)'],
    ["'One,' she said. 'Two.'", '"One," she said. "Two."'],
  ])('%s', (text, expected) => expect(quotationMarks(text)).toBe(expected));

  test.each([
    ["It's the sellers' word, and the makers' too."],
    ["Back in the '90s the growers' boards met."],
    ["Take 'em, the patients' way."],
    ["He is 5' 6 and her mothers' aunt."],
    ["It opens 'and never closes."],
  ])('%s quotes nothing', (text) => expect(quotationMarks(text)).toBe(text));

  test('as long as it was, and double quotes of its own stay', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '"', 'a', ' ', '.', '(', 's') }), (text) => {
        const marked = quotationMarks(text);
        expect(marked).toHaveLength(text.length);
        expect(marked.replaceAll('"', "'")).toBe(text.replaceAll('"', "'"));
      }),
    );
  });
});
