import { isProblem } from '@hubbub/api-client'
import { errorText } from '#lib/error-text.ts'
import type { UnsentShelf } from '#lib/unsent/create-unsent-shelf.ts'
import { createQueue } from './create-queue.ts'
import { isPassing } from './is-passing.ts'
import type { Outgoing, Queued } from './outgoing.ts'

export interface OutboxDeps<Sent> {
  shelf: UnsentShelf
  post: (outgoing: Outgoing) => Promise<Sent>
  onSent: (sent: Sent) => void
  onRefused: (outgoing: Outgoing, words: string) => void
}
export type Outbox = ReturnType<typeof createOutbox>

/**
 * Replies and notes on their way: kept in this browser until the server has them, through a reload and any time
 * without a connection. Those of one conversation go one after the other; the client id makes a second try the same one.
 */
export function createOutbox<Sent>({ shelf, post, onSent, onRefused }: OutboxDeps<Sent>) {
  const queue = createQueue(shelf)
  const pause = createPause(() => runAll())
  const busy = new Set<string>()
  const before = new Map<string, Promise<void>>()
  let isClosed = false

  /** @returns whether the next one may go. */
  const attempt = async (queued: Queued): Promise<boolean> => {
    const { outgoing } = queued
    queue.show(outgoing.clientId, { state: 'sending' })
    try {
      await Promise.race([before.get(outgoing.clientId), patience()])
      onSent(await post(outgoing))
      forget(outgoing.clientId)
      wake()
      return true
    } catch (error) {
      if (isPassing(error)) {
        queue.show(outgoing.clientId, { state: 'waiting' })
        if (!isClosed) pause.begin(error)
        return false
      }
      queue.settle({ ...queued, state: 'refused', error: errorText(error) })
      onRefused(outgoing, errorText(error))
      return true
    }
  }
  const run = async (conversationId: string) => {
    if (busy.has(conversationId)) return
    busy.add(conversationId)
    try {
      for (let next = queue.nextOf(conversationId); next && !isClosed; next = queue.nextOf(conversationId)) {
        if (!queue.isWanted(next)) forget(next.outgoing.clientId)
        else if (!(await attempt(next))) return
      }
    } finally {
      busy.delete(conversationId)
    }
  }
  const runAll = () => {
    for (const id of queue.conversationIds()) void run(id)
  }
  const wake = () => {
    pause.reset()
    runAll()
  }
  const forget = (clientId: string) => {
    before.delete(clientId)
    queue.forget(clientId)
  }
  return {
    items: { get: queue.items.get, subscribe: queue.items.subscribe },
    /** `after` is what it must not overtake, such as the last save of its draft. */
    send: (outgoing: Outgoing, after: Promise<void> = Promise.resolve()) => {
      before.set(outgoing.clientId, after)
      queue.add(outgoing)
      void run(outgoing.conversationId)
    },
    retry: (clientId: string) => {
      const queued = queue.find(clientId)
      if (!queued) return
      queue.settle({ ...queued, state: 'waiting', error: null })
      void run(queued.outgoing.conversationId)
    },
    forget,
    /** Tries what waits, now: something says that the server can be reached again. */
    wake,
    open: () => {
      isClosed = false
      runAll()
    },
    close: () => {
      isClosed = true
      pause.reset()
    },
  }
}

const SOONEST_MS = 1_000
const LATEST_MS = 30_000

/** Ever longer, and no shorter than the server asks for. */
function createPause(onOver: () => void) {
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    begin: (error: unknown) => {
      const asked = isProblem(error) ? (error.retryAfter ?? 0) * 1_000 : 0
      const own = Math.min(LATEST_MS, SOONEST_MS * 2 ** failures)
      failures += 1
      clearTimeout(timer)
      timer = setTimeout(onOver, Math.max(asked, own))
    },
    reset: () => {
      failures = 0
      clearTimeout(timer)
    },
  }
}

const PATIENCE_MS = 2_000
const patience = () => new Promise<void>((resolve) => void setTimeout(resolve, PATIENCE_MS))
