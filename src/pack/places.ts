import { iso31661 } from 'iso-3166/1.js';
import { iso31662 } from 'iso-3166/2.js';
import * as z from 'zod';

const COUNTRIES = new Set(iso31661.filter(({ state }) => state === 'assigned').map(({ alpha2 }) => alpha2));
const SUBDIVISIONS = new Map(iso31662.map(({ code, name }) => [code, name]));

// By language, then by code: one page asks for the same few names dozens of times.
const NAMES = new Map<string, Map<string, string>>();

/** Whether a code names a country (ISO 3166-1), the European Union (`EU`) or a subdivision (ISO 3166-2). */
export function isJurisdiction(code: string): boolean {
  return code === 'EU' || COUNTRIES.has(code) || SUBDIVISIONS.has(code);
}

/** The country a code belongs to: `US` for `US-AL`, the code itself for a country. */
export function countryOf(code: string): string {
  return code.slice(0, 2);
}

/** Whether a code names a part of a country. */
export function isSubdivision(code: string): boolean {
  return code.includes('-');
}

/** The name of a jurisdiction in a language; subdivisions have the English or local name of ISO 3166-2. */
export function placeName(code: string, locale: string): string {
  const subdivision = SUBDIVISIONS.get(code);
  if (subdivision !== undefined) return subdivision;
  const names = NAMES.get(locale) ?? new Map<string, string>();
  NAMES.set(locale, names);
  const known = names.get(code);
  if (known !== undefined) return known;
  const name = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }).of(code) ?? code;
  names.set(code, name);
  return name;
}

/** A jurisdiction code in a file. */
export const JurisdictionCode = z
  .string()
  .max(10)
  .refine(isJurisdiction, {
    error: ({ input }) =>
      input === 'UK'
        ? "'GB', the ISO 3166 code of the United Kingdom"
        : "an ISO 3166 code such as 'US', 'US-AL' or 'GB', or 'EU'",
  });
