// Letters, digits and what a query of ours needs; no backslash, no second slash at the start, nothing to decode twice.
const OURS = /^\/(?!\/)[A-Za-z0-9/_.\-?=&:%~+]*(?:#[A-Za-z0-9_-]*)?$/;

/** A path of the desk to go on to, or its start where a text is anything else: nobody is sent to another site. */
export function safePath(text: string | undefined): string {
  return text !== undefined &&
    text.length <= 500 &&
    OURS.test(text) &&
    !/%(?:2f|5c|0d|0a|00)/i.test(text) &&
    !text.startsWith('/sign-')
    ? text
    : '/queue';
}
