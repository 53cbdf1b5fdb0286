import { compileMonitors, type Query } from '@hubbub/query'
import type { ListeningMonitor } from '../ports/monitors.ts'
import type { Repositories, Store } from '../ports/store.ts'
import { wholeQuery } from '../rules/whole-query.ts'

/** All that a workspace listens for, made ready at one moment. */
export interface MonitorBook {
  stamp: number
  /** Those whose query can be read, in the order in which they were made. */
  monitors: readonly BookedMonitor[]
  /** Made where it is first asked for. */
  readonly compiled: ReturnType<typeof compileMonitors<Pick<ListeningMonitor, 'id' | 'version'>>>
}

export type BookedMonitor = Omit<ListeningMonitor, 'query' | 'lists'> & { tree: Query }

/** Of each store, so that all that runs in a process shares them; the least used of many workspaces are made anew. */
const books = new WeakMap<Store, Map<string, MonitorBook>>()
const MOST_WORKSPACES = 200

/**
 * What is listened for, held until the transaction ends. Whoever matches holds it again in the transaction that writes:
 * with another stamp, somebody changed it meanwhile.
 */
export async function holdBook(
  { store, workspaceId }: { store: Store; workspaceId: string },
  { matches }: Pick<Repositories, 'matches'>,
): Promise<MonitorBook> {
  const stamp = await matches.hold()
  const kept = books.get(store) ?? new Map<string, MonitorBook>()
  books.set(store, kept)
  const known = kept.get(workspaceId)
  if (known?.stamp === stamp) return known
  const book = makeBook(stamp, await matches.listening())
  kept.delete(workspaceId)
  kept.set(workspaceId, book)
  const [oldest] = kept.keys()
  if (kept.size > MOST_WORKSPACES && oldest !== undefined) kept.delete(oldest)
  return book
}

function makeBook(stamp: number, listening: readonly ListeningMonitor[]): MonitorBook {
  const monitors = listening.flatMap(({ query, lists, ...monitor }): BookedMonitor[] => {
    const tree = wholeQuery({ query, lists })
    return tree === null ? [] : [{ ...monitor, tree }]
  })
  let compiled: MonitorBook['compiled'] | null = null
  return {
    stamp,
    monitors,
    get compiled() {
      compiled ??= compileMonitors(monitors.map(({ id, version, tree }) => ({ id: { id, version }, tree })))
      return compiled
    },
  }
}
