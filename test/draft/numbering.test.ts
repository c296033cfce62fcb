import { describe, expect, it } from '@jest/globals';
import { startNumbering } from '../../src/draft/numbering.ts';
import { Fact } from '../../src/pack/fact.ts';
import { aFact } from '../pipeline/a-pack.ts';

const citing = (...sources: readonly string[]) =>
  Fact.parse(aFact('fact', 'identity', 'Zinc is a mineral.', { citations: sources.map((source) => ({ source })) }));

const known = new Set(['a', 'b', 'c']);
const number = () => startNumbering(known, ({ locator = '' }) => locator);

describe('numbering', () => {
  it('counts sources by their first use, and uses by their place', () => {
    const numbering = number();

    const markers = [citing('b'), citing('a', 'b'), citing('c', 'a')].map((fact) => numbering.mark(fact));

    expect(markers.map((group) => group.map(({ number: n, id }) => `${n} ${id}`))).toEqual([
      ['1 c1-1'],
      ['2 c2-1', '1 c1-2'],
      ['3 c3-1', '2 c2-2'],
    ]);
    expect(numbering.cited().map(({ source, uses }) => [source, uses.map(({ marker }) => marker)])).toEqual([
      ['b', ['c1-1', 'c1-2']],
      ['a', ['c2-1', 'c2-2']],
      ['c', ['c3-1']],
    ]);
  });

  it('gives no marker for a source that is not known, nor a second one for the same', () => {
    const numbering = number();

    expect(numbering.mark(citing('x', 'a', 'a')).map(({ number: n }) => n)).toEqual([1]);
    expect(numbering.cited().map(({ source }) => source)).toEqual(['a']);
  });

  it('letters the uses from a to z, and then from aa on', () => {
    const numbering = number();
    for (let use = 0; use < 705; use += 1) numbering.mark(citing('a'));

    const letters = numbering.cited()[0]?.uses.map(({ letter }) => letter) ?? [];

    expect([letters[0], letters[25], letters[26], letters[51], letters[52], letters[701], letters[702]]).toEqual([
      'a',
      'z',
      'aa',
      'az',
      'ba',
      'zz',
      'aaa',
    ]);
    expect(new Set(letters).size).toBe(705);
  });
});
