const ENTITY = /^&(?:#x[\da-f]{1,8}|#\d{1,8}|[a-z][\da-z]{1,40});?/i;

/** For each index of a decoded text, the offset in the source it was decoded from: past escapes, entities and line ends. */
export function alignOffsets(source: string, start: number, end: number, value: string): readonly number[] {
  const offsets: number[] = [];
  let at = start;
  for (let index = 0; index < value.length; index += 1) {
    const wanted = value[index];
    if (source[at] !== wanted) {
      if (source[at] === '\\' && source[at + 1] === wanted) at += 1;
      else if (source[at] === '\r' && wanted === '\n') at += source[at + 1] === '\n' ? 1 : 0;
      else {
        const entity = source[at] === '&' ? ENTITY.exec(source.slice(at, at + 50))?.[0] : undefined;
        if (entity !== undefined) {
          offsets.push(at);
          // An entity may stand for two units: the rest of them come from the same place.
          const after = source[at + entity.length];
          while (index + 1 < value.length && value[index + 1] !== after && isSecondHalf(value, index + 1)) {
            index += 1;
            offsets.push(at);
          }
          at += entity.length;
          continue;
        }
        const found = source.indexOf(wanted ?? '', at);
        if (found >= 0 && found < Math.min(end, at + 40)) at = found;
      }
    }
    offsets.push(Math.min(at, Math.max(start, end - 1)));
    at += 1;
  }
  return offsets;
}

const isSecondHalf = (text: string, index: number): boolean => /[\udc00-\udfff]/.test(text[index] ?? '');
