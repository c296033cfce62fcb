import * as z from 'zod';
import { ImprimaturError } from '../errors.ts';
import { addDays, daysBetween } from '../pack/calendar-date.ts';
import { CalendarDate } from '../pack/fact.ts';
import { LocalId } from '../pack/source.ts';
import type { Finding } from './finding.ts';
import { fingerprintOf } from './fingerprint.ts';

/** The longest that a waiver may hold, in days. */
export const LONGEST_WAIVER_DAYS = 90;

const Waiver = z
  .strictObject({
    gate: LocalId,
    path: z.string().min(1).max(1000),
    fingerprint: z.string().regex(/^[0-9a-f]{32}$/, { error: 'a fingerprint as reports give it' }),
    reason: z.string().trim().min(20).max(1000),
    requestedBy: LocalId,
    approvedBy: LocalId,
    created: CalendarDate,
    expires: CalendarDate,
  })
  .refine(({ requestedBy, approvedBy }) => requestedBy !== approvedBy, {
    error: 'approval by another person than the one who asks',
  })
  .refine(({ created, expires }) => expires >= created && daysBetween(created, expires) <= LONGEST_WAIVER_DAYS, {
    error: `an expiry within ${LONGEST_WAIVER_DAYS} days`,
  });
const Waivers = z.strictObject({ schema: z.literal('imprimatur.waivers/v1'), waivers: z.array(Waiver).max(5_000) });

/** Warnings that two people have agreed to live with for a while. */
export type Waivers = z.output<typeof Waivers>;

/** Reads a list of waivers (JSON); a malformed one is `invalid`, and none of them counts. */
export function readWaivers(path: string, text: string): Waivers {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ImprimaturError('invalid', `${path}: found something that is not JSON`, { cause });
  }
  const parsed = Waivers.safeParse(value);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path: at, message }) => `${path}: ${at.join('.')}: expected ${message}`);
  throw new ImprimaturError('invalid', lines.join('\n'));
}

/** The findings that are left when waivers are honoured: errors cannot be waived, and a waiver that is expired or meets nothing is one. */
export function waive(
  { waivers }: Waivers,
  path: string,
  findings: readonly Finding[],
  today: string,
): readonly Finding[] {
  const own = waivers.filter((waiver) => waiver.path === path);
  const used = new Set<(typeof own)[number]>();
  const left = findings.filter((finding) => {
    const waiver = own.find(
      ({ gate, fingerprint, expires }) =>
        gate === finding.gate && fingerprint === fingerprintOf(finding) && expires >= today,
    );
    if (waiver === undefined || finding.severity === 'error') return true;
    used.add(waiver);
    return false;
  });
  const faults = own
    .filter((waiver) => !used.has(waiver))
    .map(({ gate, expires, fingerprint }): Finding => {
      const isExpired = expires < today;
      return {
        gate: 'waivers',
        severity: 'error',
        message: isExpired
          ? `A waiver for ${gate} (${fingerprint}) expired on ${expires}.`
          : `A waiver for ${gate} (${fingerprint}) meets no warning of this article.`,
        remedy: isExpired
          ? `Mend what it was for, or have it approved anew, until ${addDays(today, LONGEST_WAIVER_DAYS)} at the latest.`
          : 'Delete it; errors cannot be waived.',
        docs: 'docs/audit.md',
        where: { path, line: 1, column: 1 },
      };
    });
  return [...left, ...faults];
}
