import type { LiveEvent, Typing } from '@hubbub/contracts'
import { type ServerSocket, handleFrames } from '@hubbub/realtime/server'
import { createTyping } from './typing.ts'
import { type Announcer, conversationRoom } from './viewers.ts'
import { createWatching } from './watching.ts'

export interface AttendDeps {
  announcer: Announcer
  tellTyping: (typing: Typing) => Promise<void>
  mayLook: (conversationId: string) => Promise<boolean>
  onError: (error: unknown) => void
}

/** What a client says of itself: which conversation it looks at, and whether its person writes there. */
export function attend(socket: ServerSocket, { announcer, tellTyping, mayLook, onError }: AttendDeps) {
  const { workspaceId } = socket.data
  const announce = (conversationId: string) => announcer.viewers(workspaceId, conversationId)
  const typing = createTyping((conversationId, isTyping) => {
    socket.data.typing = isTyping
    announce(conversationId)
  })
  const watching = createWatching({
    mayLook,
    onChange: (former, now) => {
      typing.forget()
      Object.assign(socket.data, { openConversationId: now, typing: false })
      // Rooms change at once; the promise is for adapters that keep them elsewhere.
      if (former !== null) void socket.leave(conversationRoom(workspaceId, former))
      if (now !== null) void socket.join(conversationRoom(workspaceId, now))
      for (const conversationId of [former, now]) if (conversationId !== null) announce(conversationId)
    },
  })
  const handlers = {
    watch: async ({ openConversationId }: { openConversationId: string | null }) => {
      const allowed = await watching.watch(openConversationId)
      if (allowed === 'superseded') return { ok: false, code: 'realtime.superseded' } as const
      return allowed ? ({ ok: true } as const) : ({ ok: false, code: 'conversation.not_found' } as const)
    },
    typing: async ({ note, ...said }: { conversationId: string; typing: boolean; note: boolean }) => {
      if (watching.open() !== said.conversationId)
        return { ok: false, code: 'conversation.not_watched' } as const
      typing.say(said.conversationId, said.typing)
      // The customer may be told too; whoever does not hear it misses nothing that lasts.
      if (!note) tellTyping({ ...said, workspaceId, by: 'member', name: socket.data.name }).catch(onError)
      return { ok: true } as const
    },
  }
  handleFrames(socket, handlers, onError)

  return {
    review: watching.review,
    /** Whether what it wants to look at may have come into sight, or gone out of it. */
    isTouchedBy: (events: readonly LiveEvent[]): boolean => {
      const wanted = watching.wanted()
      if (wanted === null) return false
      return events.some(
        ({ conversationId, gone }) => conversationId === wanted && (gone || watching.open() !== wanted),
      )
    },
    announce: (): void => {
      const open = watching.open()
      if (open !== null) announce(open)
    },
    stop: typing.forget,
  }
}
