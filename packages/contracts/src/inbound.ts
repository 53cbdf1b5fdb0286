import { z } from 'zod'

/** The space in which an identity is unique: `email`, `phone`, or the name of a network. */
export const identityKindSchema = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/)

/** A person as a network names them: an e-mail address, an account, a phone number. */
export const partySchema = z.object({
  kind: identityKindSchema,
  /** What does not change when they take another handle. Normalised: trimmed; e-mail lower-cased; phone numbers E.164. */
  value: z.string().min(1),
  name: z.string().nullable(),
  /** What people call the account, without a leading sign; left out where `value` says it. */
  handle: z.string().optional(),
  url: z.string().optional(),
  avatarUrl: z.string().optional(),
  followers: z.int().optional(),
  verified: z.boolean().optional(),
  /** Other names of the same person, where somebody who knows vouches for them. */
  also: z.array(z.object({ kind: identityKindSchema, value: z.string().min(1) })).optional(),
})
export type Party = z.infer<typeof partySchema>

/** What a network tells of somebody who is looked up. */
export const networkProfileSchema = partySchema.omit({ also: true }).extend({
  /** In their own words, as plain text. */
  bio: z.string().optional(),
  joinedAt: z.iso.datetime().optional(),
})
export type NetworkProfile = z.infer<typeof networkProfileSchema>

/** What decides which conversation a message belongs to, extracted by the channel. */
export const threadHintsSchema = z.object({
  /** What others name as their parent when they answer it: a mail's Message-ID without angle brackets, a post's external id. */
  ownRef: z.string().nullable(),
  /**
   * Direct parent first, then the rest, nearest ancestor first and the root last. A message of a chat names the chat as
   * its root.
   */
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

export const postFormSchema = z.enum([
  'post',
  'reply',
  'comment',
  'quote',
  'repost',
  'direct',
  'chat',
  'review',
  'article',
  'sms',
  'call',
])

/** What a network says of a message, in words that all networks share. */
export const postMetaSchema = z.object({
  form: postFormSchema,
  /** Who can read it there. */
  audience: z.enum(['public', 'unlisted', 'followers', 'direct']),
  /** Where it can be seen on the network. */
  url: z.string().nullable(),
  /**
   * The room, page or group it was said in. With the audience `direct` or `followers`, whoever speaks in a place that is
   * among the references of its thread takes part in that.
   */
  place: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  /** Who is addressed or named, ourselves among them. */
  to: z.array(partySchema),
  /** The network's id of what it repeats or quotes. */
  repeats: z.string().nullable(),
  engagement: z
    .object({ likes: z.int(), replies: z.int(), reposts: z.int(), views: z.int(), rating: z.number() })
    .partial()
    .nullable(),
  /** Where it was said, as ISO 3166 has it (DE); left out where nobody tells. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  editedAt: z.iso.datetime().nullable(),
  deletedAt: z.iso.datetime().nullable(),
  /** What the channel needs to answer it, such as a content hash or the id of a chat; nobody else looks into it. */
  facts: z.record(z.string(), z.unknown()),
})
export type PostMeta = z.infer<typeof postMetaSchema>

export interface InboundAttachment {
  filename: string
  /** As the sender claims; the store types it again by content. */
  contentType: string
  contentId: string | null
  inline: boolean
  content: Uint8Array
}

/**
 * One thing that was said, as a channel hands it to `collect`. A mail carries `mail`, everything else `post`.
 */
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
  mail: MailMeta | null
  post: PostMeta | null
  /**
   * True: it was said to us, and belongs to a conversation. False: it was only heard; it joins a conversation where its
   * thread is one already, and else waits as a mention.
   */
  addressed: boolean
  /** Of our own: the `messageId` under which we sent it, where the network gives that back. */
  sentAs?: string
  /** It comes from a file of the past: nobody is told of it, and nobody waits. `open`: its conversation is to arrive open. */
  imported?: { id: string; open: boolean }
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

/** What has become of a message that was handed over earlier; one about an unknown message is let go. */
export type InboundChange = { externalId: string; at: Date } & (
  | { kind: 'edited'; text: string; html: string | null }
  /** By its author, or by the network: it is marked, and its words stay. */
  | { kind: 'deleted' }
  | { kind: 'engagement'; engagement: NonNullable<PostMeta['engagement']> }
  /** The network took what we sent under our own id `sentAs`, and names it so from now on. */
  | { kind: 'sent'; sentAs: string }
  /** Of what we sent: it reached the person's device, they saw it, or it never will arrive. */
  | { kind: 'delivered' }
  | { kind: 'read' }
  /** The same of all that they were sent until then, where the network names no message; `externalId` is theirs. */
  | { kind: 'read-until'; by: Pick<Party, 'kind' | 'value'> }
  | { kind: 'failed'; reason: string }
)

/** A stretch of time in which something may have been missed. A channel that can `backfill` is asked to; else it stays. */
export interface InboundGap {
  from: Date
  to: Date
  reason: string
}

export interface InboundBatch {
  messages: InboundMessage[]
  unreadable: UnreadableMessage[]
  changes?: InboundChange[]
  gaps?: InboundGap[]
  /** Opaque JSON; stored in the same transaction as the batch. */
  cursor: unknown
}
