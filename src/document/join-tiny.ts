import type { ArticleBlock } from './article-block.ts';
import { addPlaces, type OpenPlaces } from './places.ts';
import type { Range } from './sentences-of.ts';

// No claim is shorter, and no page has so many blocks or sentences that are: whoever writes them wants to keep a reader busy.
const LEAST_LETTERS = 12;
const MOST_TINY = 1_000;
const MOST_JOINED = 2_000;

/** The blocks of a page; where a flood of them are a word or less, those that follow each other are one. Nothing is left out. */
export function joinTinyBlocks(blocks: readonly ArticleBlock[]): readonly ArticleBlock[] {
  if (countOf(blocks, isTinyBlock) <= MOST_TINY) return blocks;
  const joined: ArticleBlock[] = [];
  for (const run of runsOf(blocks, isTinyBlock, ({ raw }) => raw.length + 1)) joined.push(joinedBlock(run));
  return joined;
}

/** The sentences of each block of a page; where a flood of them are a word or less, those that follow each other are one. */
export function joinTinySentences(ranges: readonly (readonly Range[])[]): readonly (readonly Range[])[] {
  let tiny = 0;
  for (const each of ranges) tiny += each.length < 2 ? 0 : countOf(each, isTinyRange);
  if (tiny <= MOST_TINY) return ranges;
  return ranges.map((each) =>
    runsOf(each, isTinyRange, ({ start, end }) => end - start + 1).map((run) => ({
      start: run[0]?.start ?? 0,
      end: run.at(-1)?.end ?? 0,
    })),
  );
}

const isTinyBlock = ({ raw }: ArticleBlock): boolean => raw.length < LEAST_LETTERS;
const isTinyRange = ({ start, end }: Range): boolean => end - start < LEAST_LETTERS;

function countOf<Item>(items: readonly Item[], isCounted: (item: Item) => boolean): number {
  let count = 0;
  for (const item of items) if (isCounted(item)) count += 1;
  return count;
}

/** Items in runs: tiny ones that follow each other share one, as long as it does not grow too long. */
function runsOf<Item>(
  items: readonly Item[],
  isTiny: (item: Item) => boolean,
  lengthOf: (item: Item) => number,
): readonly (readonly Item[])[] {
  const runs: Item[][] = [];
  let open: Item[] | undefined;
  let length = 0;
  for (const item of items) {
    if (!isTiny(item)) {
      runs.push([item]);
      open = undefined;
      continue;
    }
    length += lengthOf(item);
    if (open === undefined || length > MOST_JOINED) {
      open = [];
      runs.push(open);
      length = lengthOf(item);
    }
    open.push(item);
  }
  return runs;
}

function joinedBlock(run: readonly ArticleBlock[]): ArticleBlock {
  const [first] = run as [ArticleBlock];
  if (run.length === 1) return first;
  const offsets: OpenPlaces = { starts: [], froms: [] };
  const links: ArticleBlock['links'][number][] = [];
  let length = 0;
  for (const { raw, offsets: own, links: within } of run) {
    addPlaces(offsets, own, length);
    for (const { start, end, href } of within) links.push({ start: start + length, end: end + length, href });
    length += raw.length + 1;
  }
  const isOfOneKind = run.every(({ kind }) => kind === first.kind);
  const raw = run.map((block) => block.raw).join('\n');
  return { kind: isOfOneKind ? first.kind : 'paragraph', raw, offsets, links, names: [] };
}
