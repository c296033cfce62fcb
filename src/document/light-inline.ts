import { parseFragment } from 'parse5';
import type { ArticleBlock } from './article-block.ts';
import { addRun, type OpenBlock } from './block-builder.ts';
import type { Line } from './lines-of.ts';
import { placesFrom } from './places.ts';

const SIGN = /[\\*_~`[\]!<&]/g;
const SIGN_IN_ROW = /[\\*_~`[\]!<&]|[\t ]{0,20}\|[\t ]{0,20}/g;
const CELL_END = /[\t ]{0,20}\|[\t ]{0,20}/y;
const LINK =
  /\[((?:[^[\]]|\[[^[\]]{0,40}\]){0,300})\](?:\(\s{0,3}<?([^()\s<>]{1,400}(?:\([^()\s<>]{0,100}\)[^()\s<>]{0,100})?)>?(?:\s{1,3}["'(][^"'()]{0,300}["')])?\s{0,3}\)|\[([^[\]]{0,100})\]|)/y;
const TAG = /<(?:(https?:[^<>\s]{1,400})|(\/?[a-z][a-z\d-]{0,30})((?:\s[^<>]{0,1000})?)\/?)>/iy;
const SPOKEN = /\s(?:alt|title|aria-label)\s{0,3}=\s{0,3}(?:"([^"]{1,900})"|'([^']{1,900})')/gi;
const ENTITY = /&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][\da-z]{1,31});/iy;

/** Where the labels of links in another place of the page lead. */
export type Addresses = ReadonlyMap<string, string>;

/** Adds what a reader sees of a line of Markdown to a block, and what is read aloud of its pictures to the labels. */
export function addLine(block: OpenBlock, { text, start }: Line, addresses: Addresses, labels: ArticleBlock[]): void {
  const put = (from: number, to: number): void => {
    if (to > from) addRun(block, text.slice(from, to), placesFrom(start + from));
  };
  const say = (words: string, from: number): void => {
    const offsets = placesFrom(start + Math.max(text.indexOf(words, from), from));
    if (/\S/.test(words)) labels.push({ kind: 'label', raw: words, offsets, links: [], names: [] });
  };
  let open: { readonly from: number; readonly href: string; readonly end: number; readonly past: number } | undefined;
  const signs = block.kind === 'cell' ? SIGN_IN_ROW : SIGN;
  const lastComment = text.lastIndexOf('-->');
  let at = 0;
  for (signs.lastIndex = 0; ; signs.lastIndex = at) {
    const next = signs.exec(text)?.index ?? text.length;
    put(at, next);
    at = next;
    if (at >= text.length) return;
    const sign = text[at];
    if (open !== undefined && at === open.end) {
      block.links.push({ start: open.from, end: block.length, href: open.href });
      at = open.past;
      open = undefined;
    } else if (sign === '\\' && /[!-/:-@[-`{-~]/.test(text[at + 1] ?? '')) {
      put(at + 1, at + 2);
      at += 2;
    } else if (sign === '&') {
      const entity = matchAt(ENTITY, text, at)?.[0] ?? '';
      const decoded = decode(entity);
      if (decoded === entity) put(at, at + Math.max(entity.length, 1));
      else addRun(block, decoded, placesFrom(start + at));
      at += Math.max(entity.length, 1);
    } else if (sign === '<' && text.startsWith('!--', at + 1) && lastComment > at) {
      at = text.indexOf('-->', at) + '-->'.length;
    } else if (sign === '<') {
      const tag = matchAt(TAG, text, at);
      const [all = '<', address, name = '', attributes = ''] = tag ?? [];
      if (tag === null) put(at, at + 1);
      else if (address !== undefined) {
        const from = block.length;
        put(at + 1, at + 1 + address.length);
        block.links.push({ start: from, end: block.length, href: address });
      } else if (/^(?:\/?sup|br|\/?(?:p|div|li|t[dhr]|h[1-6]))$/i.test(name))
        addRun(block, name.toLowerCase() === 'sup' ? '[' : /^\/sup$/i.test(name) ? ']' : ' ', placesFrom(start + at));
      for (const [, one, other] of attributes.matchAll(SPOKEN)) say(one ?? other ?? '', at);
      at += all.length;
    } else if (sign === '[' || (sign === '!' && text[at + 1] === '[')) {
      const from = sign === '!' ? at + 1 : at;
      const link = open === undefined || sign === '!' ? matchAt(LINK, text, from) : null;
      const [all = '', inner = '', address, name] = link ?? [];
      const href = address ?? addresses.get(keyOf(name || inner));
      if (href === undefined) {
        put(at, from + 1);
        at = from + 1;
      } else if (sign === '!') {
        say(inner, from);
        at = from + all.length;
      } else {
        open = { from: block.length, href, end: from + 1 + inner.length, past: from + all.length };
        at = from + 1;
      }
    } else if (sign === '|' || sign === ' ' || sign === '\t') {
      const { length } = matchAt(CELL_END, text, at)?.[0] ?? ' ';
      if (at + length < text.length && block.length > 0) addRun(block, '; ', placesFrom(start + at));
      at += length;
    } else {
      let end = at + 1;
      while (text[end] === sign && sign !== ']' && sign !== '!' && sign !== '\\') end += 1;
      const closing = sign === '`' ? text.indexOf(text.slice(at, end), end) : -1;
      // Code is what it is: no sign in it is markup.
      if (closing >= 0 && closing - end <= LONGEST_CODE) put(end, closing);
      else if (!isMarkup(text, at, end)) put(at, end);
      at = closing >= 0 && closing - end <= LONGEST_CODE ? closing + end - at : end;
    }
  }
}

/** The name by which a link calls an address. */
export const keyOf = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase();

// Signs within a word, or with a space on both sides, stand for themselves.
function isMarkup(text: string, start: number, end: number): boolean {
  const [sign, before, after] = [text[start], text[start - 1] ?? ' ', text[end] ?? ' '];
  if (sign === '`') return true;
  if (sign === '_') return !(/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after));
  return (sign === '*' || sign === '~') && !(/\s/.test(before) && /\s/.test(after));
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const LONGEST_CODE = 500;

const DECODED = new Map<string, string>();

function decode(entity: string): string {
  if (entity === '') return entity;
  const known = DECODED.get(entity);
  if (known !== undefined) return known;
  const [child] = parseFragment(entity).childNodes;
  const decoded = child !== undefined && 'value' in child ? child.value : entity;
  if (DECODED.size < MOST_DECODED) DECODED.set(entity, decoded);
  return decoded;
}

const MOST_DECODED = 5_000;
