/** Runs a task over items, a few at once, and yields the results in the order of the items. */
export async function* inOrder<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  concurrency: number,
  task: (item: Item) => Promise<Result>,
): AsyncIterable<Result> {
  const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const running: Promise<Result>[] = [];
  for (let isMore = true; isMore || running.length > 0; ) {
    while (isMore && running.length < concurrency) {
      const next = await source.next();
      isMore = next.done !== true;
      if (next.done === true) break;
      const result = task(next.value);
      // It is awaited in its turn; until then a failure is not one that nobody handles, which would end the process.
      result.catch(() => {});
      running.push(result);
    }
    const first = running.shift();
    if (first !== undefined) yield await first;
  }
}
