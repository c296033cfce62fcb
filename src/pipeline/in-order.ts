/** Runs a task over items, a few at once, and yields the results in the order of the items. */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  concurrency: number,
  task: (item: Item) => Promise<Result>,
): AsyncIterable<Result> {
  const running: Promise<Result>[] = [];
  let next = 0;
  while (next < items.length || running.length > 0) {
    while (running.length < concurrency && next < items.length) {
      running.push(task(items[next] as Item));
      next += 1;
    }
    const first = running.shift();
    if (first !== undefined) yield await first;
  }
}
