import { findRedis, startRedisServer } from '@hubbub/runtime/redis-server'
import { tempDir } from './temp-dir.ts'

export { findRedis }

export interface TestRedis extends AsyncDisposable {
  url: string
  pid: number
}

/** A Redis of one's own, e.g. to empty or to kill. For suites that are skipped where `sharedRedis` is missing. */
export async function startRedis(): Promise<TestRedis> {
  await using starting = new AsyncDisposableStack()
  const { path: dir } = starting.use(await tempDir())
  const { url, pid } = starting.use(await startRedisServer({ dir }))
  const stack = starting.move()
  return { url, pid, [Symbol.asyncDispose]: async () => await stack.disposeAsync() }
}
