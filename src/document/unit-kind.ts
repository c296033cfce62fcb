/** How folding treats a UTF-16 unit of a text: as it is, as a space, as a mark on what is before it, or by a closer look. */
export const UNIT = { kept: 1, space: 2, mark: 3, other: 4 } as const;

/** Characters that no reader sees, halves of characters among them. */
export const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Cs}\p{Co}\u2800\ufffd]/u;

/** Characters of one shape in the place of another: full-width, mathematical, in circles. */
export const SHAPED = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}\u2460-\u24ff\u2100-\u214f]/u;

/** Quotation marks and hyphens, with the plain ones that they are read as. */
export const PLAIN_SIGNS: ReadonlyMap<string, string> = new Map([
  ...Array.from('‘’‚‛ʼʹ′＇', (quote) => [quote, "'"] as const),
  ...Array.from('“”„‟«»″＂', (quote) => [quote, '"'] as const),
  ...Array.from('‐‑‒', (hyphen) => [hyphen, '-'] as const),
]);

// Patterns that know Unicode take long, and a text has the same few signs again and again: each is looked at once.
const KNOWN = new Uint8Array(0x10000);

/** How folding treats a unit of a text. */
export function unitKind(unit: number): number {
  const known = KNOWN[unit] as number;
  if (known !== 0) return known;
  const found = lookAt(String.fromCharCode(unit));
  KNOWN[unit] = found;
  return found;
}

function lookAt(sign: string): number {
  if (/\s/u.test(sign) && sign !== '\ufeff') return UNIT.space;
  if (/\p{M}/u.test(sign)) return UNIT.mark;
  const isKept =
    !INVISIBLE.test(sign) && !PLAIN_SIGNS.has(sign) && !SHAPED.test(sign) && sign.normalize('NFC') === sign;
  return isKept ? UNIT.kept : UNIT.other;
}
