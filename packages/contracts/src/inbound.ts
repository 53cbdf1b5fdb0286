import { z } from 'zod'

/** A person as a network names them: an e-mail address, a handle, a phone number. */
export const partySchema = z.object({
  kind: z.enum(['email']),
  /** Normalised: trimmed and, for e-mail, lower-cased. */
  value: z.string().min(1),
  name: z.string().nullable(),
})
export type Party = z.infer<typeof partySchema>

/** What decides which conversation a message belongs to, extracted by the channel. */
export const threadHintsSchema = z.object({
  /** The network's own id of this message within the thread space, e.g. the RFC 5322 Message-ID without angle brackets. */
  ownRef: z.string().nullable(),
  /** Direct parent first, then the rest, nearest ancestor first. */
  parentRefs: z.array(z.string()),
  /** Raw thread tokens found in plus-addresses and message ids, still to be verified. */
  tokens: z.array(z.string()),
})
export type ThreadHints = z.infer<typeof threadHintsSchema>

export const mailMetaSchema = z.object({
  from: z.array(partySchema),
  to: z.array(partySchema),
  cc: z.array(partySchema),
  bcc: z.array(partySchema),
  replyTo: z.array(partySchema),
  /** RFC 3834 and friends: an answer sent by a machine, kept and marked, never answered automatically. */
  autoSubmitted: z.boolean(),
  /** A list, bulk or newsletter mail (List-Id, Precedence: bulk). */
  bulk: z.boolean(),
})
export type MailMeta = z.infer<typeof mailMetaSchema>

export interface InboundAttachment {
  filename: string
  /** As the sender claims; the store types it again by content. */
  contentType: string
  contentId: string | null
  inline: boolean
  content: Uint8Array
}

/** One thing that was said, as a channel hands it to `collect`. */
export interface InboundMessage {
  /** Unique within the channel; a second arrival with the same id is the same message. */
  externalId: string
  /** `out` when our own account said it elsewhere (own Sent mail from another client). */
  direction: 'in' | 'out'
  author: Party
  subject: string | null
  /** Plain text of the whole message. */
  text: string
  /** The new part only, without quoted history and signature; what people read first and what is scored. */
  trimmedText: string
  /** Sanitised HTML, safe to show in the sandboxed frame; null where the message had none. Remote images are kept as data-remote-src. */
  html: string | null
  sentAt: Date
  thread: ThreadHints
  meta: MailMeta
  attachments: InboundAttachment[]
  /** As it came, byte for byte. */
  raw: Uint8Array
}

/** A message that could not be read: kept raw, shown, and run again after a fix. */
export interface UnreadableMessage {
  externalId: string
  /** Whether it came to us or is our own, as the place it lay in says. */
  direction: 'in' | 'out'
  reason: string
  raw: Uint8Array
}

export interface InboundBatch {
  messages: InboundMessage[]
  unreadable: UnreadableMessage[]
  /** Opaque JSON; stored in the same transaction as the batch. */
  cursor: unknown
}
