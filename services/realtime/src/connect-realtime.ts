import type { Server as HttpServer } from 'node:http'
import { type Typing, typingSchema } from '@hubbub/contracts'
import { type Database, createEventTail } from '@hubbub/database'
import type { Store } from '@hubbub/domain'
import type { SocketAdapter } from '@hubbub/realtime/adapter'
import { type Authorize } from './access.ts'
import { type Realtime, startRealtime } from './start-realtime.ts'

export interface ConnectRealtime {
  httpServer: HttpServer
  db: Database
  store: Store
  authorize: Authorize
  adapter?: SocketAdapter | undefined
  origins: readonly string[]
  signal: AbortSignal
  onError: (error: unknown) => void
}

/** The gateway on the real database. */
export function connectRealtime({ db, store, signal, ...options }: ConnectRealtime): Realtime {
  return startRealtime({
    ...options,
    log: {
      read: async (workspaceId, after, limit) =>
        await store.transaction(workspaceId, async ({ system }) => await system.readEvents(after, limit)),
      head: async (workspaceId) =>
        await store.transaction(workspaceId, async ({ system }) => await system.eventHead()),
      end: async () => await db.system.eventHead(),
    },
    findMentions: async (workspaceId, memberId) =>
      await store.transaction(
        workspaceId,
        async ({ conversations }) => await conversations.mentionedIn(memberId),
      ),
    maySeeConversation: async ({ viewer }, workspaceId, conversationId) => {
      if (!viewer.permissions.has('conversation:read') || !isUuid(conversationId)) return false
      return await store.transaction(
        workspaceId,
        async ({ conversations }) => (await conversations.find(viewer, conversationId)) !== null,
      )
    },
    tail: (onEvents) =>
      createEventTail({
        db,
        from: 'now',
        signal,
        onEvents: (events) => onEvents(events),
        onError: options.onError,
      }),
    tellTyping: async (typing) => await db.system.tellTyping(typing),
    onTyping: (handle) =>
      db.listen('hubbub_typing', (payload) => {
        const typing = readTyping(payload)
        if (typing?.by === 'visitor') handle(typing)
      }),
    onSessionEnded: (handle) => db.listen('hubbub_session_ended', handle),
  })
}

function readTyping(payload: string | null): Typing | null {
  try {
    return payload === null ? null : (typingSchema.safeParse(JSON.parse(payload)).data ?? null)
  } catch {
    return null
  }
}

const isUuid = (value: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
