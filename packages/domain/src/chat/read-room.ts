import type { WorkContext } from '../intake/work-context.ts'
import type { ChatRoom, ChatVisitorRow, KeptChatMessage } from '../ports/chat.ts'
import type { Repositories } from '../ports/store.ts'

const PAGE = 40
/** More events at once are read as often as is needed. */
const MOST_EVENTS = 200

export interface RoomState {
  messages: KeptChatMessage[]
  before: string | null
  seenAt: Date | null
  /** The place in the log up to which this is true. */
  cursor: string
}

export interface RoomChange {
  messages: KeptChatMessage[]
  /** Ids of those that were told of and may not be seen, or not any more. */
  gone: string[]
  seenAt: Date | null
  cursor: string
  /** There may be more. */
  full: boolean
}

/** The newest of what a visitor may see, and the place in the log from which to follow it. */
export async function readRoom(ctx: WorkContext, visitor: ChatVisitorRow): Promise<RoomState> {
  // The place comes first: what happens meanwhile is told again.
  const cursor = await ctx.store.transaction(ctx.workspaceId, async ({ system }) => await system.eventHead())
  return await ctx.store.transaction(ctx.workspaceId, async ({ chat }) => {
    const room = await chatRoomOf(chat, visitor)
    if (room === null) return { messages: [], before: null, seenAt: null, cursor }
    const page = await chat.page(room, { limit: PAGE, before: null })
    return { ...page, seenAt: await chat.seenAt(room.conversationId), cursor }
  })
}

export async function readEarlier(
  ctx: WorkContext,
  visitor: ChatVisitorRow,
  before: string | null,
): Promise<Pick<RoomState, 'messages' | 'before'>> {
  return await ctx.store.transaction(ctx.workspaceId, async ({ chat }) => {
    const room = await chatRoomOf(chat, visitor)
    return room === null ? { messages: [], before: null } : await chat.page(room, { limit: PAGE, before })
  })
}

/** What the log tells of a visitor's conversation after a place; null where that is nothing. */
export async function readRoomChanges(
  ctx: WorkContext,
  visitor: ChatVisitorRow,
  after: string,
): Promise<RoomChange | null> {
  return await ctx.store.transaction(ctx.workspaceId, async ({ chat }) => {
    const room = await chatRoomOf(chat, visitor)
    if (room === null) return null
    const events = await chat.events(room.conversationId, after, MOST_EVENTS)
    const last = events.at(-1)
    if (last === undefined) return null
    const told = events.filter(({ type }) => type.startsWith('message.')).map(({ subjectId }) => subjectId)
    const ids = [...new Set(told)]
    const messages = ids.length === 0 ? [] : await chat.messages(room, ids)
    const shown = new Set(messages.map(({ id }) => id))
    return {
      messages,
      gone: ids.filter((id) => !shown.has(id)),
      seenAt: await chat.seenAt(room.conversationId),
      cursor: last.cursor,
      full: events.length === MOST_EVENTS,
    }
  })
}

/** Null as long as the visitor has no conversation. */
export async function chatRoomOf(
  chat: Repositories['chat'],
  visitor: ChatVisitorRow,
): Promise<ChatRoom | null> {
  const conversationId = await chat.conversation(visitor)
  return conversationId === null ? null : { visitor, conversationId }
}
