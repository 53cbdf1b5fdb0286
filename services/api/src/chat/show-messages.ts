import type { ChatMessage } from '@hubbub/contracts'
import type { ChatVisitorRow, KeptChatMessage } from '@hubbub/domain'
import type { ChatDeps } from './chat-deps.ts'
import type { Chat } from './find-chat.ts'

/** A link stays the same for so long, so that a browser need not fetch a picture anew with every look. */
const STEP_MS = 3_600_000

/** Messages with addresses for their files, and with names only where the chat shows them. */
export function showMessages(
  { tokens, clock }: Pick<ChatDeps, 'tokens' | 'clock'>,
  { channel, door }: Pick<Chat, 'channel' | 'door'>,
  { visitor, messages }: { visitor: ChatVisitorRow; messages: readonly KeptChatMessage[] },
): ChatMessage[] {
  const until = (Math.floor(clock.now().getTime() / STEP_MS) + 2) * STEP_MS
  const { names } = door.view(channel.settings, clock.now())
  return messages.map(({ files, ...message }) => ({
    ...message,
    author: names ? message.author : null,
    files: files.map(({ id, name, type, size }) => {
      const key = tokens.linkFile(channel.id, { visitorId: visitor.id, fileId: id, until })
      return { name, type, size, url: `/chat/${channel.id}/files/${key}` }
    }),
  }))
}
