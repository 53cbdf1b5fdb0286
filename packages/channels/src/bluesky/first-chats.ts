import type { InboundGap, InboundMessage } from '@hubbub/contracts'
import type { ChatMessage, Convo } from './api-types.ts'
import type { BlueskyClient } from './client.ts'
import { chatMessageOf } from './mapper.ts'
import type { ChatBatch, ChatInput } from './chat-batch.ts'

/** Of conversations, and of messages in one of them; there are some thousand requests in five minutes. */
const maxPages = 20

/** What the conversations hold at the beginning, as far back as is wanted. */
export async function firstChats(
  client: BlueskyClient,
  { us, since, signal }: ChatInput,
): Promise<ChatBatch> {
  const messages: InboundMessage[] = []
  const gaps: InboundGap[] = []
  // The log goes on from the newest that was listed: what is said meanwhile comes by both.
  let chat = ''
  for (const convo of await allConvos(client, signal)) {
    if (convo.rev > chat) chat = convo.rev
    const { young, oldest } = await messagesSince(client, convo.id, since)
    if (oldest !== null)
      gaps.push({
        from: since,
        to: oldest,
        reason: 'A chat holds more than is looked through at the beginning',
      })
    messages.push(...young.map((message) => chatMessageOf(message, convo, us)))
    signal.throwIfAborted()
  }
  messages.sort((one, other) => one.sentAt.getTime() - other.sentAt.getTime())
  return { messages, changes: [], gaps, chat }
}

async function allConvos(client: BlueskyClient, signal: AbortSignal): Promise<Convo[]> {
  const convos: Convo[] = []
  let cursor: string | undefined
  for (let pages = 0; pages < maxPages; pages += 1) {
    const page = await client.convos(signal, cursor)
    convos.push(...page.convos)
    if (page.cursor === undefined || page.cursor === cursor || page.convos.length === 0) break
    cursor = page.cursor
  }
  return convos
}

/** Oldest first. `oldest`: when what was not looked through ends, where there is such. */
async function messagesSince(
  client: BlueskyClient,
  convoId: string,
  since: Date,
): Promise<{ young: ChatMessage[]; oldest: Date | null }> {
  const young: ChatMessage[] = []
  let cursor: string | undefined
  for (let pages = 0; pages < maxPages; pages += 1) {
    const page = await client.chatMessages(convoId, cursor)
    const fitting = page.messages.filter(({ sentAt }) => Date.parse(sentAt) >= since.getTime())
    young.unshift(...fitting.toReversed())
    const isLast = page.cursor === undefined || page.cursor === cursor || page.messages.length === 0
    if (isLast || fitting.length < page.messages.length) return { young, oldest: null }
    cursor = page.cursor
  }
  const [first] = young
  return { young, oldest: first === undefined ? null : new Date(first.sentAt) }
}
