import { describe, expect, it } from '@jest/globals';
import { baselineOf, notIn, readBaseline } from '../../src/gates/baseline.ts';
import type { Finding } from '../../src/gates/finding.ts';
import { fingerprintOf } from '../../src/gates/fingerprint.ts';
import { readWaivers, waive } from '../../src/gates/waivers.ts';

const finding = (parts: Partial<Finding> = {}, line = 1): Finding => ({
  gate: 'readability',
  severity: 'warning',
  message: '3 of 4 sentences have more than 25 words.',
  remedy: 'Cut them in two.',
  docs: 'docs/gates/readability.md',
  where: { path: 'a.md', line, column: 1, excerpt: 'A long sentence.' },
  ...parts,
});
const waiverFor = (about: Finding, parts: object = {}) => ({
  gate: about.gate,
  path: 'a.md',
  fingerprint: fingerprintOf(about),
  reason: 'The statute is quoted word for word.',
  requestedBy: 'pat',
  approvedBy: 'sam',
  created: '2026-11-01',
  expires: '2026-12-01',
  ...parts,
});
const waivers = (...list: readonly object[]) =>
  readWaivers('waivers.json', JSON.stringify({ schema: 'imprimatur.waivers/v1', waivers: list }));

describe('a fingerprint', () => {
  it('stays when lines are put in above, and differs by gate and words', () => {
    expect(fingerprintOf(finding({}, 9))).toBe(fingerprintOf(finding()));
    expect(fingerprintOf(finding({ gate: 'hype-terms' }))).not.toBe(fingerprintOf(finding()));
    expect(fingerprintOf(finding({ message: '“miracle” sells.' }))).not.toBe(
      fingerprintOf(finding({ message: '“magic” sells.' })),
    );
  });
});

describe('a baseline', () => {
  const baseline = readBaseline('b.json', JSON.stringify(baselineOf(new Map([['a.md', [fingerprintOf(finding())]]]))));

  it('leaves out what it knows, as often as it was there, and nothing else', () => {
    const other = finding({ gate: 'disease-claim', severity: 'error' });

    expect(notIn(baseline, 'a.md', [finding({}, 4), other])).toEqual([other]);
    expect(notIn(baseline, 'a.md', [finding(), finding()])).toHaveLength(1);
    expect(notIn(baseline, 'b.md', [finding()])).toHaveLength(1);
  });

  it.each(['', '{}', '{"schema":"imprimatur.baseline/v1"}', '[]'])('is refused when it is %s', (text) => {
    expect(() => readBaseline('b.json', text)).toThrow('something else than a baseline');
  });
});

describe('a waiver', () => {
  it('leaves a warning out while it holds', () => {
    expect(waive(waivers(waiverFor(finding())), 'a.md', [finding()], '2026-11-23')).toEqual([]);
  });

  it('never leaves an error out, and is one itself then', () => {
    const grave = finding({ severity: 'error' });
    const left = waive(waivers(waiverFor(grave)), 'a.md', [grave], '2026-11-23');

    expect(left.map(({ gate, severity }) => [gate, severity])).toEqual([
      ['readability', 'error'],
      ['waivers', 'error'],
    ]);
  });

  it.each([
    ['has expired', '2026-12-02', [finding()], 'expired on 2026-12-01', 2],
    ['meets nothing', '2026-11-23', [], 'meets no warning', 1],
  ])('is an error when it %s', (_, today, findings, said, count) => {
    const left = waive(waivers(waiverFor(finding())), 'a.md', findings, today);

    expect(left).toHaveLength(count);
    expect(left.at(-1)).toMatchObject({ gate: 'waivers', severity: 'error', message: expect.stringContaining(said) });
  });

  it.each([
    ['its approver asked for it', { approvedBy: 'pat' }],
    ['it holds too long', { expires: '2027-01-31' }],
    ['it ends before it begins', { expires: '2026-10-01' }],
    ['it gives no reason', { reason: 'because' }],
    ['it has a key too many', { all: true }],
  ])('is refused when %s', (_, parts) => {
    expect(() => waivers(waiverFor(finding(), parts))).toThrow('waivers.json');
  });
});
