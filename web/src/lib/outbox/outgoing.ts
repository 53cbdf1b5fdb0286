import { attachmentSchema, draftSchema } from '@hubbub/contracts'
import { z } from 'zod'

/** A reply or a note as its writer has sent it off, in the form in which this browser keeps it. */
export const outgoingSchema = z.object({
  clientId: z.string(),
  conversationId: z.string(),
  mode: draftSchema.shape.mode,
  text: z.string(),
  files: z.array(attachmentSchema.pick({ id: true, filename: true, size: true, contentType: true })),
  envelope: draftSchema.shape.envelope,
  /** What the network has approved, in place of words of one's own; `text` is what it says. */
  template: z.object({ id: z.string(), values: z.record(z.string(), z.string()) }).optional(),
  mentionedMemberIds: z.array(z.string()),
  then: z.enum(['resolve', 'pending', 'snooze']).optional(),
  snoozedUntil: z.string().optional(),
  /** When it is to leave, where that is later. */
  sendAt: z.string().optional(),
  /** The draft of the server that it was written from, and so is none any more: its place and its texts. */
  replaces: z.object({ stamp: z.string().nullable(), texts: z.array(z.string()) }),
})
export type Outgoing = z.infer<typeof outgoingSchema>

export const queuedSchema = z.object({
  outgoing: outgoingSchema,
  /** Milliseconds; what was sent first goes first. */
  at: z.number(),
  /** The server's own words, where it was refused. */
  error: z.string().nullable(),
})

/** `waiting` for a connection, for its turn, or for the server to come back. */
export interface Queued extends z.infer<typeof queuedSchema> {
  state: 'waiting' | 'sending' | 'refused'
}
