/**
 * Runs each item through one of the lanes, as many at once as there are lanes, and gives the results in the order of
 * the items. A lane never works on two items at once. The first failure, in that order too, ends it.
 */
export async function* mapInOrder<Item, Result>(
  items: Iterable<Item>,
  lanes: readonly ((item: Item) => Promise<Result>)[],
): AsyncGenerator<Result, void, undefined> {
  const running: Promise<Result>[] = []
  let index = 0
  for (const item of items) {
    const lane = lanes[index++ % lanes.length]
    if (lane === undefined) return
    const result = lane(item)
    // Awaited below. Without this, an earlier failure would leave it unhandled.
    result.catch(() => {})
    running.push(result)
    // The oldest runs on the very lane that the next item gets.
    const oldest = running.length === lanes.length ? running.shift() : undefined
    if (oldest !== undefined) yield await oldest
  }
  for (const result of running) yield await result
}
