import { createDatabase, createStore, type Database } from '@hubbub/database'
import type { Store } from '@hubbub/domain'
import { ids } from '@hubbub/runtime'
import { cloneDatabase, createWorkbench, type Workbench } from '@hubbub/test-support'

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
