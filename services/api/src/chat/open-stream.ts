import { type ChatStreamEvent, compareCursors, cursorSchema, errorMessage } from '@hubbub/contracts'
import { type ChatVisitorRow, readRoom, readRoomChanges, type WorkContext } from '@hubbub/domain'
import { log } from '../log.ts'
import type { ChatDeps } from './chat-deps.ts'
import { createLine } from './create-line.ts'
import type { Chat } from './find-chat.ts'
import { showMessages } from './show-messages.ts'

/** A line that says only that the line stands; proxies cut what is silent. */
const BEAT_MS = 15_000
/** Whoever is not heard of for so long has left. */
const HERE_MS = 40_000

export interface StreamRequest {
  chat: Chat
  visitor: ChatVisitorRow
  /** The place in the log up to which the visitor knows all; null the first time. */
  after: string | null
  /** Aborts when the request does. */
  signal: AbortSignal
}

/**
 * What a visitor follows: from where they were, in the order of the log, nothing missed. Each word carries its place; a
 * visitor who comes back names the last one.
 */
export function openStream(
  deps: ChatDeps,
  ctx: WorkContext,
  request: StreamRequest,
): ReadableStream<Uint8Array> {
  const { chat, visitor } = request
  const line = createLine()
  const reader = createReader(deps, ctx, {
    ...request,
    ended: line.ended,
    send: (event, cursor) => line.write(frame(event, cursor)),
  })
  let running = Promise.resolve()
  let rung = false
  const ring = () => {
    if (rung) return
    rung = true
    running = running
      .then(async () => {
        rung = false
        await reader.readOn()
      })
      .catch((error: unknown) => {
        log.warn({ reason: errorMessage(error) }, 'a visitor could not be told, and has to come back')
        line.end()
      })
  }
  const following = deps.hub.follow({
    workspaceId: ctx.workspaceId,
    conversationId: reader.conversationId,
    onEvents: ring,
    onTyping: ({ name, typing }) => {
      const { names } = chat.door.view(chat.channel.settings, deps.clock.now())
      line.write(frame({ event: 'typing', data: { name: names ? name : null, typing } }, null))
    },
    onEnd: line.end,
  })
  const beat = () => {
    line.write(': here\n\n')
    stay(deps, ctx, visitor)
  }
  const beating = setInterval(beat, BEAT_MS)
  request.signal.addEventListener('abort', line.end, { once: true })
  line.ended.addEventListener('abort', () => {
    clearInterval(beating)
    following[Symbol.dispose]()
  })
  beat()
  ring()
  return line.stream
}

/** A server-sent event (HTML Living Standard, 9.2.6). */
const frame = ({ event, data }: ChatStreamEvent, cursor: string | null) =>
  `${cursor === null ? '' : `id: ${cursor}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

interface Reading extends StreamRequest {
  send: (event: ChatStreamEvent, cursor: string) => void
  ended: AbortSignal
}

function createReader(deps: ChatDeps, ctx: WorkContext, { chat, visitor, after, send, ended }: Reading) {
  let place = after
  let conversationId: string | null = null
  const tellAll = async () => {
    const { messages, before, seenAt, cursor } = await readRoom(ctx, visitor)
    const shown = showMessages(deps, chat, { visitor, messages })
    send({ event: 'reset', data: { messages: shown, before, seenAt: seenAt?.toISOString() ?? null } }, cursor)
    return cursor
  }
  return {
    conversationId: () => conversationId,
    async readOn(): Promise<void> {
      place ??= await tellAll()
      conversationId ??= await deps.store.transaction(ctx.workspaceId, (kept) =>
        kept.chat.conversation(visitor),
      )
      while (!ended.aborted) {
        const change = await readRoomChanges(ctx, visitor, place)
        if (change === null) return
        const messages = showMessages(deps, chat, { visitor, messages: change.messages })
        const seenAt = change.seenAt?.toISOString() ?? null
        send({ event: 'change', data: { messages, gone: change.gone, seenAt } }, change.cursor)
        place = change.cursor
        if (!change.full) return
      }
    },
  }
}

/** A place that this log has never come to is of another log: all is told anew. */
export async function placeIn(
  { store }: Pick<ChatDeps, 'store'>,
  workspaceId: string,
  given: string | undefined,
): Promise<string | null> {
  const place = cursorSchema.safeParse(given).data ?? null
  if (place === null) return null
  const head = await store.transaction(workspaceId, ({ system }) => system.eventHead())
  return compareCursors(place, head) > 0 ? null : place
}

/** Whether somebody is here decides if an answer also goes by mail. */
function stay({ store, clock }: ChatDeps, { workspaceId }: WorkContext, visitor: ChatVisitorRow): void {
  const until = new Date(clock.now().getTime() + HERE_MS)
  store
    .transaction(workspaceId, ({ chat }) => chat.stay(visitor.id, until))
    .catch((error: unknown) => log.debug({ reason: errorMessage(error) }, 'a visitor is here'))
}
