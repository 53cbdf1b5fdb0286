import type { ChatMessage } from '@hubbub/contracts'
import type { LoggedEvent } from './system.ts'

/** Who writes to us in the chat on pages of our own. */
export interface ChatVisitorRow {
  id: string
  channelId: string
  /** By which their conversation is found. */
  ref: string
  name: string | null
  email: string | null
  emailVouched: boolean
  /** Their id at the page, where it vouches for them. */
  identity: string | null
  /** Tokens of another one are refused. */
  epoch: number
}

/** A file as it lies there; its address is made by whoever shows it. */
export type KeptChatFile = Omit<ChatMessage['files'][number], 'url'> & { id: string }
export type KeptChatMessage = Omit<ChatMessage, 'files'> & { files: KeptChatFile[] }

/** A visitor and the one conversation that is theirs. */
export interface ChatRoom {
  visitor: ChatVisitorRow
  conversationId: string
}

/**
 * All that a visitor may see: what they said, and answers that were sent to them. Never notes, nor what others have
 * with us, nor what has not left.
 */
export interface ChatRepository {
  find(visitorId: string): Promise<ChatVisitorRow | null>
  findByIdentity(channelId: string, identity: string): Promise<ChatVisitorRow | null>
  /** False where somebody else has this identity already. */
  insert(visitor: ChatVisitorRow, now: Date): Promise<boolean>
  update(
    visitorId: string,
    patch: Partial<Pick<ChatVisitorRow, 'name' | 'email' | 'emailVouched' | 'identity'>>,
  ): Promise<void>
  stay(visitorId: string, until: Date): Promise<void>
  /** Null as long as they said nothing, or nothing of it is left. */
  conversation(visitor: ChatVisitorRow): Promise<string | null>
  /** The newest before `before`, in the order of time. */
  page(
    room: ChatRoom,
    page: { limit: number; before: string | null },
  ): Promise<{ messages: KeptChatMessage[]; before: string | null }>
  /** Those of them that the visitor may see. */
  messages(room: ChatRoom, ids: readonly string[]): Promise<KeptChatMessage[]>
  /** Names by which the network, which is we, knows answers that were sent to the visitor. */
  answerNames(room: ChatRoom, ids: readonly string[]): Promise<string[]>
  /** When colleagues last looked. */
  seenAt(conversationId: string): Promise<Date | null>
  /** The settled part of the log on one conversation, in its order. */
  events(conversationId: string, after: string, limit: number): Promise<LoggedEvent[]>
  /** Where a file lies that stands in a message which the visitor may see. */
  file(
    room: ChatRoom,
    fileId: string,
  ): Promise<{ filename: string; contentType: string; storageKey: string } | null>
}
