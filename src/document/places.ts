/** For each index of a text the place that it came from: runs of places that follow each other, by where each run begins. */
export interface Places {
  readonly starts: readonly number[];
  readonly froms: readonly number[];
}

/** Places that are being put together, in the order of the text. */
export interface OpenPlaces {
  readonly starts: number[];
  readonly froms: number[];
}

/** Says that a text goes on from a place at an index that is past all that were told before. */
export function goOn({ starts, froms }: OpenPlaces, index: number, from: number): void {
  const last = starts.length - 1;
  if (last >= 0 && from - (froms[last] as number) === index - (starts[last] as number)) return;
  starts.push(index);
  froms.push(from);
}

/** Adds places to others, with every index and every place moved by as much. */
export function addPlaces(open: OpenPlaces, { starts, froms }: Places, index: number, offset = 0): void {
  for (let at = 0; at < starts.length; at += 1)
    goOn(open, (starts[at] as number) + index, (froms[at] as number) + offset);
}

/** Text that stands somewhere as it is. */
export function placesFrom(from: number): Places {
  return { starts: [0], froms: [from] };
}

/** Where the character at an index came from. */
export function placeAt({ starts, froms }: Places, index: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= index) low = middle;
    else high = middle;
  }
  return high === 0 ? 0 : (froms[low] as number) + index - (starts[low] as number);
}
