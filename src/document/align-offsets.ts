import { goOn, type OpenPlaces, type Places, placesFrom } from './places.ts';

const ENTITY = /&(?:#x[\da-f]{1,8}|#\d{1,8}|[a-z][\da-z]{1,40});?/iy;
// No entity and no escape is longer.
const NEAR = 40;

/** Where each character of a decoded text stands in the source it was decoded from: past escapes, entities and line ends. */
export function alignOffsets(source: string, start: number, end: number, value: string): Places {
  // Most text stands there as it is.
  if (start + value.length <= Math.max(end, start + 1) && source.startsWith(value, start)) return placesFrom(start);
  const places: OpenPlaces = { starts: [], froms: [] };
  const last = Math.max(start, end - 1);
  let at = start;
  for (let index = 0; index < value.length; index += 1) {
    const wanted = value[index];
    if (source[at] !== wanted) {
      if (source[at] === '\\' && source[at + 1] === wanted) at += 1;
      else if (source[at] === '\r' && wanted === '\n') at += source[at + 1] === '\n' ? 1 : 0;
      else {
        ENTITY.lastIndex = at;
        const entity = source[at] === '&' ? ENTITY.exec(source)?.[0] : undefined;
        if (entity !== undefined) {
          goOn(places, index, at);
          // An entity may stand for two units: the rest of them come from the same place.
          const after = source[at + entity.length];
          while (index + 1 < value.length && value[index + 1] !== after && isSecondHalf(value, index + 1)) {
            index += 1;
            goOn(places, index, at);
          }
          at += entity.length;
          continue;
        }
        const found = source.slice(at, Math.min(end, at + NEAR)).indexOf(wanted ?? '');
        if (found >= 0) at += found;
      }
    }
    goOn(places, index, Math.min(at, last));
    at += 1;
  }
  return places;
}

const isSecondHalf = (text: string, index: number): boolean => /[\udc00-\udfff]/.test(text[index] ?? '');
