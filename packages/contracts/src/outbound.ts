import type { Party, PostMeta } from './inbound.ts'

export interface OutboundAttachment {
  filename: string
  contentType: string
  contentId: string | null
  content: Uint8Array
}

/** One reply, as `deliver` hands it to a channel. Everything that makes it unique is decided before the first attempt. */
export type OutboundMessage = OutboundMail | OutboundPost

/** All but its files, as it is kept until it has left. */
export type OutboundEnvelope = Omit<OutboundMail, 'attachments'> | Omit<OutboundPost, 'attachments'>

export interface OutboundMail {
  form: 'mail'
  /** RFC 5322 Message-ID without angle brackets, stable over all attempts. */
  messageId: string
  from: { address: string; name: string | null }
  /** Plus-address that carries the signed thread token. */
  replyTo: string | null
  to: Party[]
  cc: Party[]
  bcc: Party[]
  subject: string
  text: string
  html: string | null
  inReplyTo: string | null
  /** Oldest first. */
  references: string[]
  /** RFC 3834 Auto-Submitted: auto-replied, for what no person wrote. */
  automatic: boolean
  attachments: OutboundAttachment[]
  /** Who is addressed by this attempt when not all of to, cc and bcc: those an earlier attempt left deferred. */
  recipients?: string[]
}

/** A message at the network that ours refers to. */
export interface PostRef {
  externalId: string
  author: Party
  post: PostMeta
}

export interface OutboundPost {
  form: 'post'
  /** Our own id, stable over all attempts: what the network takes as its idempotency key, where it has one. */
  messageId: string
  audience: 'public' | 'direct'
  /** Whom it answers or addresses; null for a post of our own. */
  to: Party | null
  text: string
  /** What it answers; null where it begins a thread or goes to a person. */
  inReplyTo: PostRef | null
  /** The first message of the thread, where that is another one. */
  root: PostRef | null
  /** Of a post of our own: what its network wants besides, by the names of the account's terms. */
  fields?: Record<string, string>
  /** Sent in place of words of one's own; `text` is what it says. */
  template?: OutboundTemplate
  attachments: OutboundAttachment[]
}

/** A text that the network has approved beforehand, and what people filled in. */
export interface OutboundTemplate {
  id: string
  values: Record<string, string>
}

export interface RecipientResult {
  address: string
  /** `deferred` is worth another attempt, to this recipient alone and under the same message id. */
  status: 'accepted' | 'deferred' | 'rejected'
  /** The server's own words. */
  response: string
}

export interface SendResult {
  /** Equals the id with which our own copy comes back from the network, so that it is stored once. */
  externalId: string
  /**
   * What replies name as their parent: the Message-ID, or the one the server put in its place (Microsoft 365, SES). Of a
   * post the external id.
   */
  ownRef: string
  response: string
  recipients: RecipientResult[]
  /** Where it can be seen on the network. */
  url?: string
  /** What the channel needs to refer to it later; see `PostMeta.facts`. */
  facts?: Record<string, unknown>
}

/**
 * Whether a message whose sending was interrupted has left. Found: `sent`, or what the network calls it, where only it
 * knows. `not-sent`: sending it again does no harm, because it is not there, or because the network takes what has the
 * same id for the same message.
 */
export type SentLookup = 'sent' | 'not-sent' | 'unknown' | SendResult
