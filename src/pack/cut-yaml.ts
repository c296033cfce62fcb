/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Top-level keys that stand together with what they hold, or one top-level list with each of its items. */
export type Cut =
  | ({ readonly kind: 'keys' } & Stretch)
  | { readonly kind: 'list'; readonly key: string; readonly start: number; readonly items: readonly Stretch[] };

const KEY = /([A-Za-z_][\w-]*):(?=[ \r\n]|$)/y;
// Others may be read as something else than they are written: `True` is the key `true`.
const LIST_KEY = /^[a-z_]+$/;
// To begin to read costs more than to read on: what is not a pack of sensible size is not taken apart.
const MOST_ITEMS = 1_000;
const [RETURN, SPACE, HASH, HYPHEN] = [0x0d, 0x20, 0x23, 0x2d];

/**
 * Cuts a text of YAML where its top-level keys begin, and their lists where the items do, so that each can be read by
 * itself. Only the layout that nearly everybody writes is cut, in which no line can belong to anything but what it stands
 * under; for any other text, `undefined`.
 */
export function cutYaml(text: string): readonly Cut[] | undefined {
  if (/[\t\ufeff]|\r(?!\n)/.test(text)) return undefined;
  const cuts: Cut[] = [];
  let open: Opened | undefined;
  const close = (end: number): void => {
    if (open === undefined) return;
    const last = cuts.at(-1);
    if (open.items.length > 0)
      cuts.push({ kind: 'list', key: open.key, start: open.start, items: ended(open.items, end) });
    else if (last?.kind === 'keys') cuts[cuts.length - 1] = { ...last, end };
    else cuts.push({ kind: 'keys', start: open.start, end });
  };
  for (let start = 0, next = 0; start < text.length; start = next + 1) {
    next = text.indexOf('\n', start);
    if (next < 0) next = text.length;
    let at = start;
    while (text.charCodeAt(at) === SPACE) at += 1;
    const sign = text.charCodeAt(at);
    // What says nothing belongs to what is before it.
    if (at >= next || sign === HASH || sign === RETURN) continue;
    const indent = at - start;
    const isItem = sign === HYPHEN && text.charCodeAt(at + 1) === SPACE;
    if (isItem && open?.awaits === true && (open.indent ?? indent) === indent) {
      open.indent = indent;
      open.items.push(start);
      if (open.items.length > MOST_ITEMS) return undefined;
      continue;
    }
    if (indent > 0) {
      if (open === undefined || (open.indent !== undefined && indent <= open.indent)) return undefined;
      // The key holds no list.
      if (open.items.length === 0) open.awaits = false;
      continue;
    }
    KEY.lastIndex = start;
    const key = KEY.exec(text)?.[1];
    if (key === undefined) return undefined;
    close(start);
    open = {
      key,
      start,
      awaits: LIST_KEY.test(key) && isBare(text, KEY.lastIndex, next),
      indent: undefined,
      items: [],
    };
  }
  close(text.length);
  return cuts.length > 0 ? cuts : undefined;
}

interface Opened {
  readonly key: string;
  readonly start: number;
  /** Whether an item may follow: nothing but items did so far. */
  awaits: boolean;
  indent: number | undefined;
  readonly items: number[];
}

function ended(starts: readonly number[], end: number): readonly Stretch[] {
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? end }));
}

/** Whether nothing but a comment stands in the rest of a line. */
function isBare(text: string, from: number, end: number): boolean {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at += 1;
  const sign = text.charCodeAt(at);
  return at >= end || sign === RETURN || (sign === HASH && at > from);
}
