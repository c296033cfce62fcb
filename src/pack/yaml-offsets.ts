import {
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  getScalarValue,
  SCALAR_STYLE,
} from 'js-yaml';

/** Where a value and its key start in the text, and the same for what is inside it. */
export interface Offsets {
  readonly key: number;
  readonly value: number;
  /** The same for a key or an item of it. */
  child(name: string | number): Offsets | undefined;
}

/** Where a document and all in it starts, given its events; the first event is the document's own. */
export function offsetsOf(events: readonly Event[], text: string): Offsets {
  return offsetsAt(1, undefined, 0, events, text);
}

function offsetsAt(
  at: number,
  key: number | undefined,
  written: number,
  events: readonly Event[],
  text: string,
): Offsets {
  const event = events[at];
  const isValue = event?.type === EVENT_SCALAR || event?.type === EVENT_MAPPING || event?.type === EVENT_SEQUENCE;
  // What is left out stands where its key is, or after what was written last.
  const value = isValue ? (startOf(event, text) ?? key ?? skipSpace(text, written)) : (key ?? 0);
  let known: ReadonlyMap<string | number, Offsets> | undefined;
  return {
    key: key ?? value,
    value,
    // Most parts of a file are asked for by nobody: each is looked into when it is.
    child: (name) => {
      known ??= childrenOf(at, written, events, text);
      return known.get(name);
    },
  };
}

function childrenOf(
  at: number,
  writtenBefore: number,
  events: readonly Event[],
  text: string,
): ReadonlyMap<string | number, Offsets> {
  const children = new Map<string | number, Offsets>();
  const container = events[at];
  if (container?.type !== EVENT_MAPPING && container?.type !== EVENT_SEQUENCE) return children;
  let written = Math.max(writtenBefore, container.start);
  for (let cursor = at + 1; cursor < events.length && events[cursor]?.type !== EVENT_POP; ) {
    const name = container.type === EVENT_MAPPING ? events[cursor] : undefined;
    const isNamed = name?.type === EVENT_SCALAR;
    const value = isNamed ? cursor + 1 : cursor;
    const key = isNamed ? (startOf(name, text) ?? skipSpace(text, written)) : undefined;
    const id = isNamed ? getScalarValue(text, name) : children.size;
    children.set(id, offsetsAt(value, key, written, events, text));
    cursor = after(value, events);
    for (let passed = value; passed < cursor; passed += 1) written = Math.max(written, endOf(events[passed]));
  }
  return children;
}

/** The index of the event that follows a value and all that is in it. */
function after(at: number, events: readonly Event[]): number {
  let depth = 0;
  for (let cursor = at; cursor < events.length; cursor += 1) {
    const type = events[cursor]?.type;
    if (type === EVENT_MAPPING || type === EVENT_SEQUENCE) depth += 1;
    else if (type === EVENT_POP) depth -= 1;
    if (depth <= 0) return cursor + 1;
  }
  return events.length;
}

function endOf(event: Event | undefined): number {
  if (event?.type === EVENT_SCALAR) return event.valueEnd;
  return event?.type === EVENT_MAPPING || event?.type === EVENT_SEQUENCE ? event.start : 0;
}

const QUOTED: readonly number[] = [SCALAR_STYLE.SINGLE_QUOTED, SCALAR_STYLE.DOUBLE_QUOTED];

/** Where a reader sees a value begin: at its quote, or at the first letter of a block; `undefined` if nothing is written. */
export function startOf(event: Exclude<Event, { type: 1 | 5 | 6 }>, text: string): number | undefined {
  if (event.type !== EVENT_SCALAR) return event.start;
  if (QUOTED.includes(event.style)) return event.valueStart - 1;
  if (event.valueStart < 0 || event.valueStart >= event.valueEnd) return undefined;
  return skipSpace(text, event.valueStart);
}

/** Where something stands that begins at a place of a text or after the space there. */
export function skipSpace(text: string, offset: number): number {
  let at = offset;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

// Asked of nearly every character that begins something, and nearly all of those are letters.
function isSpace(code: number): boolean {
  return code < 0x80 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : /\s/.test(String.fromCharCode(code));
}
