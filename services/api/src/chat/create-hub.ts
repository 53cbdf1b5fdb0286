import type { StoredEvent, Typing } from '@hubbub/contracts'
import { typingSchema } from '@hubbub/contracts'
import { createEventTail, type Database } from '@hubbub/database'
import { log } from '../log.ts'

/** Somebody who follows a conversation. */
export interface Follower {
  workspaceId: string
  /** Null as long as there is none: then everything that comes in may be its beginning. */
  conversationId(): string | null
  /** The log tells something of it. */
  onEvents(): void
  onTyping(typing: Typing): void
  /** This process ends. */
  onEnd(): void
}

export type ChatHub = ReturnType<typeof createHub>

/** Nobody follows any more: the log is left after this. */
const IDLE_MS = 30_000

/**
 * Follows the event log for all visitors of this process, as long as there are any. What it tells is only that there is
 * something: each reads the log for themselves, so that nothing hangs on what this process has in its memory.
 */
export function createHub(database: Pick<Database, 'system' | 'listen'>) {
  const followers = new Set<Follower>()
  let following: AsyncDisposable | null = null
  let idle: NodeJS.Timeout | undefined

  const open = (): AsyncDisposable => {
    const stop = new AbortController()
    const tail = createEventTail({
      db: database,
      from: 'now',
      signal: stop.signal,
      onEvents: (events) => tell(followers, events),
      onError: (error) => log.warn({ err: error }, 'visitors wait for the log'),
    })
    const typing = database.listen('hubbub_typing', (payload) => tellTyping(followers, payload))
    return {
      async [Symbol.asyncDispose]() {
        typing[Symbol.dispose]()
        stop.abort()
        await tail.done
      },
    }
  }
  const close = async () => {
    clearTimeout(idle)
    const last = following
    following = null
    await last?.[Symbol.asyncDispose]()
  }

  return {
    follow(follower: Follower): Disposable {
      clearTimeout(idle)
      following ??= open()
      followers.add(follower)
      return {
        [Symbol.dispose]() {
          followers.delete(follower)
          if (followers.size === 0) idle = setTimeout(() => void close(), IDLE_MS).unref()
        },
      }
    },
    async [Symbol.asyncDispose]() {
      for (const follower of followers) follower.onEnd()
      await close()
    },
  }
}

function tell(followers: ReadonlySet<Follower>, events: readonly StoredEvent[]): void {
  const touched = new Set(events.flatMap(({ conversationId }) => conversationId ?? []))
  const begun = new Set(
    events.flatMap(({ type, workspaceId }) => (type === 'message.received' ? [workspaceId] : [])),
  )
  for (const follower of followers) {
    const conversationId = follower.conversationId()
    if (conversationId === null ? begun.has(follower.workspaceId) : touched.has(conversationId))
      follower.onEvents()
  }
}

function tellTyping(followers: ReadonlySet<Follower>, payload: string | null): void {
  const typing = payload === null ? null : (typingSchema.safeParse(parse(payload)).data ?? null)
  if (typing?.by !== 'member') return
  for (const follower of followers)
    if (follower.workspaceId === typing.workspaceId && follower.conversationId() === typing.conversationId)
      follower.onTyping(typing)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
