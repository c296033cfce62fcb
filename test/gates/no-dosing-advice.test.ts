import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as WORDS from '../../src/gates/dosing-words.ts';
import type { House } from '../../src/pipeline/house.ts';
import { exampleHouse, examplePack, fileOf, reportOn } from './example-house.ts';
import { changePack } from './read-examples.ts';

const { advice, reports } = JSON.parse(readFileSync(join(import.meta.dirname, 'dosing-sentences.json'), 'utf8')) as {
  readonly advice: readonly string[];
  readonly reports: readonly string[];
};

let house: House;
beforeAll(async () => {
  house = await exampleHouse();
});

/** Whether a statement about an amount that a study gave is taken for advice. */
function isAdvice(statement: string): boolean {
  const pack = changePack(examplePack().bytes, { facts: { 'kava-dose-trial-2013': { statement } } });
  return reportOn(fileOf(pack), house).findings.some(({ gate }) => gate === 'no-dosing-advice');
}

describe('advice on how much to take', () => {
  it.each(advice)('is “%s”', (sentence) => {
    expect(isAdvice(sentence)).toBe(true);
  });

  it.each(reports)('is not “%s”', (sentence) => {
    expect(isAdvice(sentence)).toBe(false);
  });

  it('is looked for by patterns whose every repetition ends, so that no bait holds a gate up', () => {
    for (const pattern of Object.values(WORDS).flat())
      expect(pattern.source.replace(/\[(?:[^\]\\]|\\.)*\]|\\./g, '')).not.toMatch(/[*+]|\{\d+,\}/);
  });
});
