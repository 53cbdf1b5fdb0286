import type {
  Activity,
  ConversationStatus,
  MailMeta,
  MarkKind,
  Party,
  PostMeta,
  Priority,
  SentimentLabel,
  ThreadHints,
} from '@hubbub/contracts'

/** A message that was fetched and enriched and belongs to no conversation yet. */
export interface RoutableMessage {
  id: string
  externalId: string
  direction: 'in' | 'out'
  author: Party
  subject: string | null
  /** The beginning of its new part. */
  text: string
  mail: MailMeta | null
  post: PostMeta | null
  /** False: it was only heard. */
  addressed: boolean
  thread: ThreadHints
  automatic: boolean
  sentAt: Date
  trace: string | null
  language: string | null
  sentiment: { label: SentimentLabel; score: number }
  /** What it is besides. */
  marks: MarkKind[]
  /** It comes from a file of the past: nobody is told, and nobody waits. */
  imported?: { id: string; open: boolean } | null
  /** What one of us wrote down: it has its conversation, and only its score is new. */
  isLog?: boolean
}

export interface RoutingChannel {
  id: string
  brandId: string
  defaultTeamId: string | null
  /** What ends in this mailbox, lower case: its address and its aliases. */
  addresses: string[]
  /** What is done with what comes and bears a mark. */
  markRoutes: MarkRoute[]
}

export interface MarkRoute {
  kind: MarkKind
  /** Raised to it at least. */
  priority: Priority | null
  /** Whose a conversation becomes that begins with it. */
  teamId: string | null
}

export interface RoutableConversation {
  id: string
  number: number
  contactId: string
  status: ConversationStatus
  priority: Priority
  assigneeId: string | null
  teamId: string | null
  inboundCount: number
  sentiment: { label: SentimentLabel; score: number } | null
  /** Of what the customer has said since our last answer; sorted. */
  marks: MarkKind[]
  waitingSince: Date | null
  firstReplyAt: Date | null
  preview: string
  previewDirection: 'in' | 'out' | 'internal'
  lastActivityAt: Date
  version: number
  /** Normalised addresses that take part. */
  participants: string[]
}

export interface ContactRef {
  id: string
  name: string
  blocked: boolean
  version: number
  created: boolean
}

export interface NewConversation extends Omit<RoutableConversation, 'number' | 'participants'> {
  subject: string
  threadKey: string
  possiblyRelated: string | null
  resolvedAt: Date | null
}

/** The columns of a conversation that new messages move, as they stand afterwards. */
export type ConversationMove = Omit<
  RoutableConversation,
  'number' | 'contactId' | 'assigneeId' | 'teamId' | 'participants'
>

export interface RoutedMessage {
  id: string
  conversationId: string
  authorContactId: string | null
  language: string | null
  sentiment: { label: SentimentLabel; score: number }
}

/** A stored message that another one refers to. */
export interface Ancestor {
  id: string
  externalId: string
  /** Null where it was only heard. */
  conversationId: string | null
  direction: 'in' | 'out'
  audience: PostMeta['audience'] | null
  author: Party
  version: number
}

export interface RoutedActivity {
  id: string
  conversationId: string
  activity: Activity
  at: Date
  trace: string | null
}

/** Everything that routing a batch writes, save its events. */
export interface RoutePlan {
  created: NewConversation[]
  moved: ConversationMove[]
  messages: RoutedMessage[]
  /** Those that stand by themselves. */
  heard: Pick<RoutedMessage, 'id' | 'language' | 'sentiment'>[]
  /** Heard before, and now the beginning of a conversation. */
  adopted: { id: string; conversationId: string; authorContactId: string | null; version: number }[]
  /** An own reference takes a mention's place; a mention takes nobody's. */
  refs: { ref: string; conversationId: string; own: boolean }[]
  participants: { conversationId: string; kind: Party['kind']; value: string }[]
  activities: RoutedActivity[]
}

/** From a message to the conversation it belongs to. All of it happens in one transaction of one channel. */
export interface RoutingRepository {
  /** One transaction at a time routes for a channel; null where the channel is gone. */
  lockChannel(channelId: string): Promise<RoutingChannel | null>
  /** Those of them that are enriched and not routed yet. */
  toRoute(messageIds: readonly string[]): Promise<RoutableMessage[]>
  /** One that was only heard, locked; null where it is in a conversation or not there. */
  heard(messageId: string): Promise<RoutableMessage | null>
  /** Finds or makes the contact behind every party; keyed by the party's value. */
  resolveContacts(parties: readonly Party[], now: Date): Promise<Map<string, ContactRef>>
  /** What the references name in this channel, and these conversations themselves, locked; before anything is written. */
  threads(
    channelId: string,
    wanted: { refs: readonly string[]; conversationIds: readonly string[] },
  ): Promise<{ refs: Map<string, string>; conversations: RoutableConversation[] }>
  /** Messages of the channel by the network's own ids. */
  ancestors(channelId: string, externalIds: readonly string[]): Promise<Ancestor[]>
  apply(channelId: string, plan: RoutePlan, now: Date): Promise<void>
  /** Those of them whose snooze is over, open again and locked. */
  reopenSnoozed(conversationIds: readonly string[], now: Date): Promise<ReopenedConversation[]>
  /** The conversations in which one of these was edited on its network. */
  editedIn(messageIds: readonly string[]): Promise<string[]>
  /** Those of them that were written down by one of us and are scored by now. */
  logsToSettle(messageIds: readonly string[]): Promise<ScoredLog[]>
  /** With the mood of its conversation, where it moves it. @returns the versions. */
  settleLog(
    log: ScoredLog,
    mood: { label: SentimentLabel; score: number } | null,
    now: Date,
  ): Promise<{ message: number; conversation: number }>
  addActivities(channelId: string, activities: readonly RoutedActivity[]): Promise<void>
}

export interface ScoredLog {
  id: string
  conversationId: string
  direction: 'in' | 'out'
  /** It was never scored before. */
  isFirst: boolean
  language: string | null
  sentiment: { label: SentimentLabel; score: number }
  trace: string | null
}

export interface ReopenedConversation {
  id: string
  channelId: string
  assigneeId: string | null
  teamId: string | null
  version: number
}
