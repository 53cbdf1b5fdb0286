import type { Api } from './api.ts'
import { unreadIn } from './rules/timeline.ts'
import type { Store } from './state.ts'

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
  let isLooking = () => false

  const note = async () => {
    const own = token()
    if (own === null) return
    const unread = unreadIn(store.get().timeline.messages).map(({ id }) => id)
    const delivered = unread.filter((id) => !told.has(id))
    const read = isLooking() ? unread : []
    if (delivered.length + read.length === 0) return
    for (const id of delivered) told.add(id)
    if (read.length > 0) markRead(new Set(read))
    await api.receipts(own, { delivered, read }).catch(() => {
      for (const id of delivered) told.delete(id)
    })
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
