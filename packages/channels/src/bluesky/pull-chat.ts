import type { InboundChange, InboundMessage } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import { chatMessageSchema, type ChatLog, type Convo } from './api-types.ts'
import type { ChatBatch, ChatInput } from './chat-batch.ts'
import type { BlueskyClient } from './client.ts'
import { firstChats } from './first-chats.ts'
import { chatId, chatMessageOf } from './mapper.ts'

/** The log of all conversations from where it was left; at the beginning, what they hold. */
export async function* pullChat(
  { client }: { client: BlueskyClient },
  input: ChatInput,
): AsyncGenerator<ChatBatch> {
  const convos = new Map<string, Convo>()
  try {
    if (input.cursor === null) {
      yield await firstChats(client, input)
      return
    }
    for (let cursor = input.cursor; ;) {
      const page = await client.chatLog(cursor, input.signal)
      if (page.logs.length === 0 || page.cursor === cursor) return
      cursor = page.cursor
      yield { ...(await readLog(client, page.logs, { ...input, convos })), chat: cursor }
    }
  } catch (error) {
    // The app password was made without access to direct messages; the rest goes on.
    if (error instanceof ChannelError && isWithoutChat(error)) return
    throw error
  }
}

/** Of the two words for it, servers say one where they pass on what is asked, and the other where they answer. */
export const isWithoutChat = ({ message }: Error) => /bad token (?:method|scope)/i.test(message)

async function readLog(
  client: BlueskyClient,
  logs: readonly ChatLog[],
  { us, convos, signal }: ChatInput & { convos: Map<string, Convo> },
): Promise<Pick<ChatBatch, 'messages' | 'changes'>> {
  const messages: InboundMessage[] = []
  const changes: InboundChange[] = []
  for (const { $type, convoId, message } of logs) {
    if (convoId === undefined) continue
    if ($type.endsWith('#logDeleteMessage')) {
      const gone = deletedOf(message)
      if (gone !== null) changes.push({ externalId: chatId(convoId, gone.id), at: gone.at, kind: 'deleted' })
    }
    if (!$type.endsWith('#logCreateMessage')) continue
    const parsed = chatMessageSchema.safeParse(message)
    if (!parsed.success) continue
    const convo = convos.get(convoId) ?? (await client.convo(convoId, signal))
    convos.set(convoId, convo)
    messages.push(chatMessageOf(parsed.data, convo, us))
  }
  return { messages, changes }
}

function deletedOf(message: unknown): { id: string; at: Date } | null {
  if (typeof message !== 'object' || message === null || !('id' in message)) return null
  const sentAt = 'sentAt' in message ? Date.parse(String(message.sentAt)) : Number.NaN
  return { id: String(message.id), at: Number.isNaN(sentAt) ? new Date(0) : new Date(sentAt) }
}
