import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { remembered, rememberedLast } from '../src/remembered.ts';

describe('a remembered function', () => {
  it('answers as the function does, whatever is asked in whatever order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', '')),
        fc.integer({ min: 1, max: 4 }),
        (asked, most) => {
          const length = remembered((text) => (text === '' ? undefined : `${text}!`), most);

          expect(asked.map(length)).toEqual(asked.map((text) => (text === '' ? undefined : `${text}!`)));
        },
      ),
    );
  });

  it('works an answer out once while it is asked for often', () => {
    const worked: string[] = [];
    const answer = remembered((text) => worked.push(text), 2);

    for (const text of ['o', 'b', 'o', 'c', 'o', 'd', 'o', 'e', 'o']) answer(text);

    expect(worked).toEqual(['o', 'b', 'c', 'd', 'e']);
  });

  it('forgets what was not asked for in a long time', () => {
    const worked: string[] = [];
    const answer = remembered((text) => worked.push(text), 2);

    for (const text of ['a', 'b', 'c', 'd', 'e', 'a']) answer(text);

    expect(worked).toEqual(['a', 'b', 'c', 'd', 'e', 'a']);
  });
});

describe('a function remembered for the last object', () => {
  it('tells objects apart that are alike', () => {
    const [one, other] = [{ n: 1 }, { n: 1 }];
    const worked: object[] = [];
    const answer = rememberedLast((owner: object) => worked.push(owner));

    for (const owner of [one, one, other, other, one]) answer(owner);

    expect(worked).toHaveLength(3);
  });
});
