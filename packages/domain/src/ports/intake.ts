import type {
  AspectSentiment,
  FoundMark,
  InboundChange,
  MailMeta,
  Party,
  PostMeta,
  Sentiment,
  SentimentLabel,
  SentimentTerm,
  ThreadHints,
  UnreadableMessage,
} from '@hubbub/contracts'
import type { Scored } from '../rules/judge-sentiment.ts'
import type { MatchableMessage } from './monitors.ts'

/** A fetched message as it is stored; its attachments already lie in the blobs. */
export interface IncomingMessage {
  id: string
  externalId: string
  direction: 'in' | 'out'
  author: Party
  subject: string | null
  text: string
  trimmedText: string | null
  html: string | null
  mail: MailMeta | null
  post: PostMeta | null
  addressed: boolean
  thread: ThreadHints
  automatic: boolean
  sentAt: Date
  trace: string | null
  raw: Uint8Array
  attachments: IncomingAttachment[]
  /** It comes from a file of the past. */
  imported: { id: string; open: boolean } | null
  /** Of our own: the id under which we sent it, where the network gives that back. */
  sentAs: string | null
}

export interface IncomingAttachment {
  id: string
  filename: string
  contentType: string
  size: number
  sha256: string
  contentId: string | null
  inline: boolean
  storageKey: string
}

export interface QuarantinedMessage {
  id: string
  channelId: string
  externalId: string
  direction: 'in' | 'out'
  raw: Uint8Array
  tries: number
  resolvedAt: Date | null
}

export interface TextToEnrich {
  id: string
  externalId: string
  text: string
  brandId: string
  /** It has the manners of a mail. */
  isMail: boolean
  brandName: string
  /** What monitors of its brand look for. */
  brandQueries: string[]
  /** Said by one of us: it bears no marks. */
  isOurs: boolean
  /** Another one once it has other words. */
  edition: string
  /** What monitors are asked of; null where none is. What is found out is not known yet. */
  asked: (MatchableMessage & { post: PostMeta | null }) | null
}

export interface Insight {
  messageId: string
  /** Of the text that was read. */
  edition: string
  language: string | null
  label: SentimentLabel
  score: number
  confidence: number
  terms: SentimentTerm[]
  scorer: string
  /** Whose word it is, and what the scorer said where it is a rule's. */
  by: 'scorer' | 'rule'
  ruleId: string | null
  scored: Scored | null
  /** What it says of its brand; null where it does not name it. */
  aspect: AspectSentiment | null
  /** How sure the scorer is, and of what. */
  detail: Pick<Sentiment, 'likelihoods' | 'parts'> | null
  /** Null where nobody can tell. */
  marks: FoundMark[] | null
}

/** A message that is not as it was, as its event tells of it. */
export interface ChangedMessage {
  messageId: string
  /** Null where it has none. */
  conversationId: string | null
  direction: 'in' | 'out' | 'internal'
  kind: InboundChange['kind']
  version: number
  trace: string | null
  assigneeId: string | null
  /** Without a conversation: the team that it would be given to. */
  teamId: string | null
}

/** What is fetched, until it is known what it says. */
export interface IntakeRepository {
  /**
   * Stores what is not there yet, decided by the unique constraint on (channel, external id).
   * Throws an `invalid` error where the database cannot hold what one of them says.
   * @returns the ids of what is new, and the external ids of what was there.
   */
  store(
    channelId: string,
    messages: readonly IncomingMessage[],
  ): Promise<{ stored: string[]; known: string[] }>
  /** What was only heard and is now said to us. @returns those that wait to be routed anew. */
  addressed(channelId: string, externalIds: readonly string[]): Promise<string[]>
  /** What has become of stored messages; what says nothing new is let go. `missing`: of messages that are not here. */
  applyChanges(
    channelId: string,
    changes: readonly InboundChange[],
  ): Promise<{ changed: ChangedMessage[]; missing: string[] }>
  /** Those of them that are stored. */
  known(channelId: string, externalIds: readonly string[]): Promise<string[]>
  /**
   * Moves the channel's cursor; belongs in the transaction that stores what the cursor covers. With `from`, only where it
   * still stands there. @returns whether it moved.
   */
  moveCursor(channelId: string, cursor: { to: unknown; from?: unknown }): Promise<boolean>
  /** Keeps what could not be read; each again counts as one more try. @returns those that were not there before. */
  quarantine(
    channelId: string,
    unreadable: readonly (UnreadableMessage & { id: string })[],
    now: Date,
  ): Promise<{ id: string; tries: number }[]>
  /** Locked until the transaction ends. */
  lockQuarantined(id: string): Promise<QuarantinedMessage | null>
  /** `reason` null: it could be read at last. @returns the number of tries. */
  settleQuarantined(id: string, reason: string | null, now: Date): Promise<number>
  /** The texts of those that have no insight yet: the new part where it is known. */
  textsToEnrich(messageIds: readonly string[]): Promise<TextToEnrich[]>
  /**
   * Adds what is not there yet, and makes these messages findable; what was found of words that are no longer said is let
   * go. @returns the messages of which it was added.
   */
  addInsights(insights: readonly Insight[]): Promise<string[]>
}
