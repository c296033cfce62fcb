import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkShape } from '../../src/pack/check-shape.ts';
import { inOrder } from '../../src/pack/known-entries.ts';
import { Pack } from '../../src/pack/pack.ts';
import { readPack } from '../../src/pack/read-pack.ts';
import { readYaml } from '../../src/pack/read-yaml.ts';
import { asFile, changed, PACK } from './example-pack.ts';

/** Texts that may stand in for a part of the pack: some fit there, most do not. */
const PARTS = ['Zinc may shorten colds a little.', 'efficacy', 'low', 'review-2024', "'2024-05-09'", 'abstract'];
const INSTEAD = [
  '.nan',
  'null',
  '-0',
  '{ __proto__: 1 }',
  '"cafe\\u0301 and colds helped"',
  '"a\\u200bb"',
  '[]',
  'low',
  '1e400',
];

describe('what is known of facts and sources', () => {
  it('is what the schema says of the whole file, whatever stands in it, the first time and the second', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PARTS), fc.constantFrom(...INSTEAD, ...PARTS), (part, instead) => {
        const yaml = readYaml(asFile(changed(PACK, part, instead)));
        if (!yaml.ok) return;
        const whole = checkShape(yaml.value, Pack);

        for (const _ of ['first', 'second'])
          expect(inOrder(yaml.value.value, Pack)).toEqual(whole.ok ? whole.value : undefined);
      }),
    );
  });

  it('cannot be changed by one pack for another', () => {
    const [one, other] = [asFile(PACK), asFile(changed(PACK, 'slug: zinc-colds', 'slug: zinc-again'))].map((file) =>
      readPack(file, () => undefined),
    );
    if (!one?.ok || !other?.ok) throw new Error('expected two packs');

    expect(one.value.pack.facts[0]).toBe(other.value.pack.facts[0]);
    expect(() => Object.assign(one.value.pack.facts[0]?.citations[0] ?? {}, { locator: 'nowhere' })).toThrow(TypeError);
  });
});
