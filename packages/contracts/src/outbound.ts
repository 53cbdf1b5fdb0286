import type { Party } from './inbound.ts'

export interface OutboundAttachment {
  filename: string
  contentType: string
  contentId: string | null
  content: Uint8Array
}

/** One reply, as `deliver` hands it to a channel. Everything that makes it unique is decided before the first attempt. */
export interface OutboundMessage {
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
}

export interface RecipientResult {
  address: string
  status: 'accepted' | 'rejected'
  /** The server's own words. */
  response: string
}

export interface SendResult {
  /** The network's own id of what was sent. */
  externalId: string
  response: string
  recipients: RecipientResult[]
}

/** Whether a message whose sending was interrupted has left: looked up at the network by its id. */
export type SentLookup = 'sent' | 'not-sent' | 'unknown'
