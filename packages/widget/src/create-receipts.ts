import type { Api } from './api.ts'
import { unreadIn } from './rules/timeline.ts'
import type { Store } from './state.ts'

/** The server takes no more at once. */
const MOST = 200

/** Tells that answers have come, and when they are looked at, that they were seen. What fails is told with the next. */
export function createReceipts({
  api,
  store,
  token,
}: {
  api: Api
  store: Store
  token: () => string | null
}) {
  const told = new Set<string>()
  /** Seen, and the server has not been told yet. */
  const owed = new Set<string>()
  let isLooking = () => false

  const note = async () => {
    const own = token()
    if (own === null) return
    const unread = unreadIn(store.get().timeline.messages).map(({ id }) => id)
    const delivered = unread.filter((id) => !told.has(id))
    const seen = isLooking() ? unread : []
    for (const id of seen) owed.add(id)
    const read = [...owed].slice(0, MOST)
    if (delivered.length + read.length === 0) return
    for (const id of delivered) told.add(id)
    if (seen.length > 0) markRead(new Set(seen))
    try {
      await api.receipts(own, { delivered: delivered.slice(0, MOST), read })
      for (const id of read) owed.delete(id)
    } catch {
      for (const id of delivered) told.delete(id)
    }
  }
  const markRead = (ids: ReadonlySet<string>) => {
    const { timeline } = store.get()
    const messages = timeline.messages.map((one) => (ids.has(one.id) ? { ...one, read: true } : one))
    store.set({ timeline: { ...timeline, messages } })
  }
  return {
    note: () => void note(),
    /** How it is known whether the visitor looks at the conversation. */
    lookBy: (given: () => boolean) => void (isLooking = given),
  }
}
