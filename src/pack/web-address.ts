import * as z from 'zod';

/**
 * A web address as it is stored and shown: http or https, no user name in it, the host in ASCII (punycode), so that
 * what looks like another site cannot hide. `undefined` for anything else.
 */
export function webAddress(text: string): string | undefined {
  if (last?.text !== text) last = { text, address: addressOf(text) };
  return last.address;
}

// A schema asks twice in a row, whether it is an address and how it is written; reading one costs more than all around it.
let last: { readonly text: string; readonly address: string | undefined } | undefined;

function addressOf(text: string): string | undefined {
  // The URL parser drops tabs and line breaks and turns backslashes around; nobody writes those on purpose.
  if (/[\s\\<>"^`{|}]/u.test(text) || !/^https?:\/\//i.test(text)) return undefined;
  try {
    const url = new URL(text);
    if (url.username !== '' || url.password !== '' || !url.hostname.includes('.')) return undefined;
    return url.href;
  } catch {
    return undefined;
  }
}

/** A web address in a file: see {@link webAddress}. */
export const WebAddress = z
  .string()
  .max(2048)
  .refine((text) => webAddress(text) !== undefined, {
    error: 'an http or https address without a user name in it, and without spaces or quotes',
  })
  .overwrite((text) => webAddress(text) ?? text)
  .meta({ format: 'uri' });
