// White space other than single spaces; `\s` has the no-break space too.
const UNEVEN = /[^\S ]| {2}/;

/** A text with every run of white space as one space, and none at its ends. */
export function collapse(text: string): string {
  const trimmed = text.trim();
  return UNEVEN.test(trimmed) ? trimmed.replace(/\s+/gu, ' ') : trimmed;
}
