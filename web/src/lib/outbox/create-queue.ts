import { createExternal } from '#lib/live/create-external.ts'
import type { UnsentShelf } from '#lib/unsent/create-unsent-shelf.ts'
import { type Outgoing, type Queued, queuedSchema } from './outgoing.ts'

/** What waits to be sent, in order, the same on the screen and on the shelf. */
export function createQueue(shelf: UnsentShelf) {
  const items = createExternal<readonly Queued[]>(restored(shelf))
  const keep = ({ outgoing, at, error }: Queued) => shelf.put(outgoing.clientId, { outgoing, at, error })
  const show = (clientId: string, change: Partial<Queued>) =>
    items.set(items.get().map((one) => (one.outgoing.clientId === clientId ? { ...one, ...change } : one)))
  return {
    items,
    find: (clientId: string) => items.get().find(({ outgoing }) => outgoing.clientId === clientId),
    nextOf: (conversationId: string) =>
      items
        .get()
        .find(({ outgoing, state }) => outgoing.conversationId === conversationId && state !== 'refused'),
    conversationIds: () => new Set(items.get().map(({ outgoing }) => outgoing.conversationId)),
    /** Whether it was neither sent nor thrown away in another tab. */
    isWanted: ({ outgoing }: Queued) => shelf.has(outgoing.clientId),
    add: (outgoing: Outgoing) => {
      const last = items.get().at(-1)?.at ?? 0
      const queued: Queued = { outgoing, at: Math.max(Date.now(), last + 1), state: 'waiting', error: null }
      keep(queued)
      items.set([...items.get(), queued])
    },
    /** For as long as the page. */
    show,
    /** For the next page as well. */
    settle: (queued: Queued) => {
      show(queued.outgoing.clientId, queued)
      keep(queued)
    },
    forget: (clientId: string) => {
      shelf.drop(clientId)
      items.set(items.get().filter(({ outgoing }) => outgoing.clientId !== clientId))
    },
  }
}

function restored(shelf: UnsentShelf): Queued[] {
  return [...shelf.all().values()]
    .flatMap((value) => queuedSchema.safeParse(value).data ?? [])
    .map((kept): Queued => ({ ...kept, state: kept.error === null ? 'waiting' : 'refused' }))
    .toSorted((a, b) => a.at - b.at)
}
