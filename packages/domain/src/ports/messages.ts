import type {
  Activity,
  ConversationStatus,
  DeliveryState,
  Logged,
  MailMeta,
  Message,
  Participant,
  OutboundEnvelope,
  Party,
  PostMeta,
  PostRef,
  ThreadHints,
} from '@hubbub/contracts'

import type { Scope } from '../rules/visibility.ts'
import type { ChannelView } from './channel-catalogue.ts'

export interface NewLocalMessage {
  id: string
  /** Null for a post of our own that answers nothing. */
  conversationId: string | null
  channelId: string
  externalId: string
  clientId: string | null
  kind: 'message' | 'note' | 'activity' | 'log'
  direction: 'in' | 'out' | 'internal'
  author: { kind: 'member' | 'system'; id: string | null; name: string; value: string | null }
  authorMemberId: string | null
  subject: string | null
  text: string
  meta: {
    mail?: MailMeta
    post?: PostMeta
    activity?: Activity
    log?: Logged
    /** Answers in a chat that go with this mail. */
    carries?: string[]
    scheduledFor?: string
    /** The answer to many that it is one of. */
    bulkAnswer?: string
    published?: { groupId: string; fields: Record<string, string> }
    then?: { from: ConversationStatus; until: string | null; to: ConversationStatus }
  }
  thread: ThreadHints | null
  mentions: readonly string[]
  sentAt: Date
  trace: string | null
}

/** What a reply to a thread needs to know of it. */
export interface ThreadTail {
  channel: ChannelView & {
    address: string
    fromName: string
    plusAddressing: boolean
    enabled: boolean
    health: string
  }
  brandSignature: string
  contact: { name: string; blocked: boolean }
  /** The newest customer message, and ours if there is none. */
  last: {
    direction: 'in' | 'out'
    subject: string | null
    mail: MailMeta | null
    author: { value: string; name: string | null } | null
  } | null
  /** Message-IDs of the thread, oldest first. */
  refs: string[]
  /** Where it is no mail. */
  posts: {
    /** The newest of the customer that still stands. */
    last: { messageId: string; ref: PostRef; sentAt: Date } | null
    /** What the thread began with, where that is another one and here. */
    root: PostRef | null
    /** Whom we wrote to, where they never wrote. */
    addressee: Party | null
  }
}

export interface MessageRepository {
  /** Who takes part, by what the thread says; who did so last first. */
  participants(conversationId: string): Promise<Participant[]>
  /** Newest page first; each page in the order of time. `before` comes from the page before. */
  list(
    conversationId: string,
    page: { limit: number; before: unknown },
  ): Promise<{ items: Message[]; next: unknown }>
  /** Of all conversations of a contact that may be seen: what was said, newest first. `before` comes from the page before. */
  ofContact(
    scope: Scope,
    contactId: string,
    page: { limit: number; before: unknown },
  ): Promise<{ items: Message[]; next: unknown }>
  find(id: string): Promise<Message | null>
  findByClientId(clientId: string): Promise<Message | null>
  /** A log is not routed by it: it is still to be scored. */
  insert(message: NewLocalMessage): Promise<void>
  /** Other words of a log, which are scored again or not at all. */
  changeLog(
    id: string,
    change: { log: Logged; direction: 'in' | 'out'; text: string; sentAt: Date; scoreAgain: boolean },
  ): Promise<void>
  /** Makes the text findable. */
  index(message: { id: string; subject: string | null; author: string; text: string }): Promise<void>
  addThreadRef(channelId: string, ref: string, conversationId: string): Promise<void>
  addParticipants(conversationId: string, parties: readonly { kind: string; value: string }[]): Promise<void>
  tail(conversationId: string): Promise<ThreadTail>
  html(id: string): Promise<{ conversationId: string; html: string | null; text: string } | null>
  original(id: string): Promise<{ conversationId: string; raw: Uint8Array } | null>
  /** Another time for a scheduled reply; it stands at the end of the thread until then. */
  schedule(id: string, at: Date): Promise<void>
  /** Where in the thread it stands. */
  placeAt(id: string, at: Date): Promise<void>
  /** How long this member wants to be able to take a reply back. */
  undoSeconds(memberId: string): Promise<number>
  /** The last thing said that was not taken back, since when the customer waits, and when they were first answered. */
  lastSaid(conversationId: string): Promise<{
    text: string | null
    direction: 'in' | 'out'
    waitingSince: Date | null
    firstReplyAt: Date | null
  }>
  /** What a reply did to the status of its conversation when it was sent; null where that was nothing. */
  thenOf(id: string): Promise<{ from: ConversationStatus; until: Date | null; to: ConversationStatus } | null>
  /**
   * False where the delivery no longer stands in one of `from`, or is to be cancelled and somebody has it already.
   * Back in the queue it has all its attempts anew.
   */
  moveDelivery(
    messageId: string,
    move: { from: readonly DeliveryState[]; to: DeliveryState; notBefore: Date },
  ): Promise<boolean>
  queueDelivery(delivery: {
    messageId: string
    channelId: string
    envelope: OutboundEnvelope
    state: 'held' | 'queued'
    notBefore: Date
  }): Promise<void>
}
