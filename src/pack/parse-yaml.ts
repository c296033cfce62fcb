import { constructFromEvents, EVENT_ALIAS, EVENT_DOCUMENT, EVENT_POP, type Event, parseEvents } from 'js-yaml';
import { AS_WRITTEN } from './as-written.ts';
import { type Offsets, offsetsOf, startOf } from './yaml-offsets.ts';

const MAX_DEPTH = 40;

/** What one document of YAML says, and where each part of it stands. */
export interface Yaml {
  readonly value: unknown;
  offsets(): Offsets;
}

/** Something that the safe profile leaves out, with its place. */
export interface Outside {
  readonly offset: number;
  readonly message: string;
  readonly remedy: string;
}

/** Parses one document of the safe profile, up to 40 levels deep below those that are around it. Throws js-yaml's errors. */
export function parseYaml(text: string, around = 0): Yaml | { readonly outside: Outside } {
  const events = parseEvents(text, { maxDepth: MAX_DEPTH - around });
  const outside = outsideProfile(events, text);
  if (outside !== undefined) return { outside };
  const [value] = constructFromEvents(events, { source: text, schema: AS_WRITTEN, maxAliases: 0 });
  return { value, offsets: () => offsetsOf(events, text) };
}

function outsideProfile(events: readonly Event[], text: string): Outside | undefined {
  let documents = 0;
  for (const event of events) {
    if (event.type === EVENT_DOCUMENT) {
      documents += 1;
      if (event.directives.length > 0)
        return {
          offset: 0,
          message: 'found a % directive, expected none',
          remedy: 'Delete the line that starts with %.',
        };
      continue;
    }
    if (event.type === EVENT_POP) continue;
    if (event.type === EVENT_ALIAS)
      return {
        offset: event.anchorStart - 1,
        message: 'found an alias (*), expected none',
        remedy: 'Write the value out.',
      };
    if (documents > 1)
      return {
        offset: startOf(event, text) ?? 0,
        message: 'found a second document, expected one',
        remedy: 'Keep one document in a file.',
      };
    if (event.anchorStart >= 0)
      return {
        offset: event.anchorStart - 1,
        message: 'found an anchor (&), expected none',
        remedy: 'Write the value out.',
      };
    if (event.tagStart >= 0)
      return { offset: event.tagStart, message: 'found a tag (!), expected none', remedy: 'Write the plain value.' };
  }
  return documents === 1
    ? undefined
    : { offset: 0, message: 'found no document, expected one', remedy: 'Write the pack.' };
}
