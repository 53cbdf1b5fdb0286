import type { Store } from '@hubbub/domain'
import { ids } from '@hubbub/runtime'
import { cloneDatabase, createWorkbench, type Workbench } from '@hubbub/test-support'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createDatabase, type Database } from '../create-database.ts'
import { createStore } from '../create-store.ts'

export interface Bench extends AsyncDisposable {
  url: string
  db: Database
  store: Store
  /** A workspace of one's own. */
  open: () => Promise<Workbench>
}

/** One database for a file of tests, worked on as the application does it. */
export async function openBench(): Promise<Bench> {
  const stack = new AsyncDisposableStack()
  const clone = stack.use(await cloneDatabase())
  const db = stack.use(createDatabase({ ...clone, poolSize: 8 }))
  const store = createStore(db, ids)
  return {
    url: clone.url,
    db,
    store,
    open: async () => await createWorkbench(store, clone.url),
    [Symbol.asyncDispose]: async () => await stack.disposeAsync(),
  }
}

/** In each test of a file a workspace of its own, on one database for them all. */
export function benchForEachTest(take: (opened: { bench: Bench; desk: Workbench }) => unknown): void {
  let bench: Bench
  beforeAll(async () => {
    bench = await openBench()
  })
  beforeEach(async () => {
    await take({ bench, desk: await bench.open() })
  })
  afterAll(async () => await bench[Symbol.asyncDispose]())
}
