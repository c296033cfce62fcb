import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Bait, baits } from '../../bench/baits.ts';
import { audit } from '../../src/pipeline/audit.ts';
import type { Checked } from '../../src/pipeline/check.ts';
import type { House } from '../../src/pipeline/house.ts';
import { exampleHouse, TODAY } from '../gates/example-house.ts';

const CLAIM = 'Kava cures depression.';
// What follows these on a page is not shown to readers, or stands in the text of one element with them.
const SWALLOWS =
  /^(?:<!--|<\?|<!\[CDATA\[|<script>|<style>|<select>|<form>|<nav>|<template>|<iframe>|<textarea>|<title>|<frameset>|<main>a<\/main>)$/;

let house: House;
beforeAll(async () => {
  house = await exampleHouse();
});

const auditOf = ({ path, text }: Pick<Bait, 'path' | 'text'>): Checked =>
  audit({ path, bytes: new TextEncoder().encode(text) }, house, TODAY);

/** A bait with a claim after it, and perhaps more of it after that; and the claim's line and column. */
function withClaim({ path, text }: Bait, after: string): { path: string; text: string; line: number; column: number } {
  const [before, behind] = path.endsWith('html') ? ['\n<p>', '</p>\n'] : ['\n\n', '\n\n'];
  const lines = `${text}${before}`.split(/\r\n|\r|\n/);
  const column = [...(lines.at(-1) ?? '')].length + 1;
  return { path, text: `${text}${before}${CLAIM}${behind}${after}`, line: lines.length, column };
}

const isTold = ({ findings }: Checked, line: number, column: number): boolean =>
  findings.some(
    ({ severity, where }) =>
      severity === 'error' &&
      where.line === line &&
      where.column === column &&
      where.excerpt?.startsWith(CLAIM.slice(0, -1)) === true,
  );

const readable = (size: number): readonly Bait[] =>
  baits(size).filter(({ name, path }) => path.endsWith('txt') || !SWALLOWS.test(name));

const FLOODS =
  /^(?:txt|md|html) (?:a\\n\\n|- a\\n|# a\\n|<p>a|<li>a|v\\n\\n counted|Yes\. |can it\? |\[1\]|\[a\]\(b\) |\*|`|lines and a long one|table|<\?|A\. |ordered list|left open, each another and quoted)$/;
const floods = (size: number): readonly Bait[] =>
  readable(size).filter(({ name, path }) => FLOODS.test(`${path.slice('bait.'.length)} ${name}`));

describe('a claim beside bait', () => {
  it.each(['after it', 'in the midst of it'])('is named with its place %s', (where) => {
    const missed = readable(800).filter((bait) => {
      const { line, column, ...file } = withClaim(bait, where === 'after it' ? '' : bait.text);
      return !isTold(auditOf(file), line, column);
    });

    expect(missed.map(({ path, name }) => `${path} ${name}`)).toEqual([]);
  });

  it('is named with its place when there is so much bait that it is read in another way', () => {
    const missed = floods(40_000).filter((bait) => {
      const { line, column, ...file } = withClaim(bait, bait.text);
      return !isTold(auditOf(file), line, column);
    });

    expect(floods(40_000).length).toBeGreaterThan(30);
    expect(missed.map(({ path, name }) => `${path} ${name}`)).toEqual([]);
  });
});

describe('four times the bait', () => {
  const [small, large] = [10_000, 40_000];
  const costOf = (bait: Bait): number => {
    const before = process.cpuUsage();
    auditOf(bait);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };

  it('takes about four times as long, and never sixteen times', () => {
    const many = baits(large);
    const steep = baits(small).flatMap((bait, index) => {
      const more = many[index];
      if (more === undefined || (index % EVERY !== 0 && !ONCE_STEEP.test(bait.name))) return [];
      // What else the machine does, and what is compiled meanwhile, can make one attempt slow, not all of them.
      const isLinear = [1, 2, 3].some(() => costOf(more) < 9 * Math.max(costOf(bait), LEAST_MICROSECONDS));
      return isLinear ? [] : [`${bait.path} ${bait.name}`];
    });

    expect(steep).toEqual([]);
  });
});

// All of them take minutes; the benchmark measures each.
const EVERY = 15;
const ONCE_STEEP = /^(?:ordered list|entries|attributes|menu|list in list|table)|says|NotEqual|u0000/;
const LEAST_MICROSECONDS = 3_000;
