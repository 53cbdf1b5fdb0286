export interface CoalesceOptions<Item> {
  /** At most so many items in one run. */
  max: number
  /** So many runs at a time for each key; one where nothing else is said. */
  lanes?: number
  run(key: string, items: Item[]): Promise<void>
}

/**
 * Gathers what comes while a run is under way into the next one, key by key: under load few large runs, at rest an
 * immediate small one. A failed run fails all whose items were in it.
 */
export function coalesce<Item>({ max, lanes = 1, run }: CoalesceOptions<Item>) {
  const queues = new Map<string, Queue<Item>>()

  async function drain(key: string, queue: Queue<Item>): Promise<void> {
    const { waiting } = queue
    queue.running += 1
    while (waiting.length > 0) {
      const batch = take(waiting, max)
      try {
        await run(
          key,
          batch.flatMap(({ items }) => items),
        )
        for (const { resolve } of batch) resolve()
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    queue.running -= 1
    if (queue.running === 0) queues.delete(key)
  }

  /** Resolves once the items were in a run that succeeded. */
  return async (key: string, items: readonly Item[]): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const entry = { items: [...items], resolve, reject }
    const queue = queues.get(key) ?? { waiting: [], running: 0 }
    queues.set(key, queue)
    queue.waiting.push(entry)
    if (queue.running < lanes) void drain(key, queue)
    await promise
  }
}

interface Queue<Item> {
  waiting: Waiting<Item>[]
  running: number
}

interface Waiting<Item> {
  items: Item[]
  resolve(): void
  reject(error: unknown): void
}

/** Whole entries, at least one. */
function take<Item>(waiting: Waiting<Item>[], max: number): Waiting<Item>[] {
  let count = 0
  let size = 0
  for (const { items } of waiting) {
    if (count > 0 && size + items.length > max) break
    size += items.length
    count += 1
  }
  return waiting.splice(0, count)
}
