/** The items of a list in a JSON text: each but the last with its comma. */
export async function* jsonList(items: AsyncIterable<string>): AsyncIterable<string> {
  let before: string | undefined;
  for await (const item of items) {
    if (before !== undefined) yield `${before},`;
    before = item;
  }
  if (before !== undefined) yield before;
}

/** A value as JSON over several lines, as it stands in a text at some depth, two spaces for each. */
export function jsonAt(depth: number, value: unknown): string {
  const before = '  '.repeat(depth);
  return before + JSON.stringify(value, null, 2).replaceAll('\n', `\n${before}`);
}
