import * as z from 'zod';
import { ImprimaturError } from '../errors.ts';
import type { Finding } from './finding.ts';
import { fingerprintOf } from './fingerprint.ts';

const Baseline = z.strictObject({
  schema: z.literal('imprimatur.baseline/v1'),
  /** By path: the fingerprint of each finding that was there when the library was taken over, once for each time. */
  findings: z.record(z.string(), z.array(z.string().regex(/^[0-9a-f]{32}$/))),
});

/** What was already wrong with a library of articles when it was taken over. */
export type Baseline = z.output<typeof Baseline>;

/** The findings of a library as a baseline, from the fingerprints of each article's. */
export function baselineOf(fingerprints: ReadonlyMap<string, readonly string[]>): Baseline {
  const findings = Object.fromEntries(Array.from(fingerprints, ([path, own]) => [path, [...own].sort()]));
  return { schema: 'imprimatur.baseline/v1', findings };
}

/** Reads a baseline (JSON); anything else is `invalid`. */
export function readBaseline(path: string, text: string): Baseline {
  try {
    return Baseline.parse(JSON.parse(text));
  } catch (cause) {
    throw new ImprimaturError('invalid', `${path}: found something else than a baseline`, { cause });
  }
}

/** The findings of an article that its baseline does not know. */
export function notIn(baseline: Baseline, path: string, findings: readonly Finding[]): readonly Finding[] {
  const known = new Map<string, number>();
  const own = Object.hasOwn(baseline.findings, path) ? baseline.findings[path] : undefined;
  for (const fingerprint of own ?? []) known.set(fingerprint, (known.get(fingerprint) ?? 0) + 1);
  return findings.filter((finding) => {
    const fingerprint = fingerprintOf(finding);
    const left = known.get(fingerprint) ?? 0;
    known.set(fingerprint, left - 1);
    return left <= 0;
  });
}
