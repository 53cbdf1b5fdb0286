import { z } from 'zod'
import { timestampSchema } from './entities/common.ts'

/** What a page knows of a visitor, vouched for by a hash that only the owner of the page can make. */
export const chatUserSchema = z.object({
  /** The page's own id of the person. */
  id: z.string().trim().min(1).max(200),
  name: z.string().trim().max(120).optional(),
  email: z.email().max(254).optional(),
  /** Hexadecimal HMAC-SHA256 of the id or, where there is an address, of the id, a line feed and the address. */
  hash: z.string().max(200),
})
export type ChatUser = z.infer<typeof chatUserSchema>

export const chatFieldSchema = z.enum(['off', 'optional', 'required'])

/** What everybody may know of a chat. */
export const chatViewSchema = z.object({
  title: z.string(),
  greeting: z.string(),
  /** What is said while nobody is here. */
  away: z.string(),
  /** #rrggbb */
  color: z.string(),
  theme: z.enum(['auto', 'light', 'dark']),
  side: z.enum(['right', 'left']),
  /** What is asked before the first message. */
  ask: z.object({ name: chatFieldSchema, email: chatFieldSchema }),
  open: z.boolean(),
  /** When somebody is here again; null where that is now, or never. */
  opensAt: timestampSchema.nullable(),
  timeZone: z.string(),
  /** Of one file, in bytes; null where none can be sent. */
  fileBytes: z.int().nullable(),
  textLimit: z.int(),
  /** Whether visitors are told who answers. */
  names: z.boolean(),
})
export type ChatView = z.infer<typeof chatViewSchema>

export const chatFileSchema = z.object({
  name: z.string(),
  type: z.string(),
  /** Bytes. */
  size: z.int(),
  /** Holds for a while, for whoever has it. */
  url: z.string(),
})
export type ChatFile = z.infer<typeof chatFileSchema>

export const chatMessageSchema = z.object({
  id: z.string(),
  /** Of the visitor's own: the id that the widget gave it. */
  clientId: z.string().nullable(),
  from: z.enum(['visitor', 'agent']),
  /** Who answers; null where names are not shown. */
  author: z.string().nullable(),
  text: z.string(),
  files: z.array(chatFileSchema),
  /** It came or went by mail. */
  byMail: z.boolean(),
  deleted: z.boolean(),
  at: timestampSchema,
  /** Of an answer: whether the visitor has seen it. */
  read: z.boolean(),
  version: z.int(),
})
export type ChatMessage = z.infer<typeof chatMessageSchema>

export const chatVisitorSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** The page has vouched for them. */
  vouched: z.boolean(),
})
export type ChatVisitor = z.infer<typeof chatVisitorSchema>

/** Asks for a visitor's way in; without a token they are new. */
export const chatSessionRequestSchema = z.object({
  token: z.string().max(400).optional(),
  user: chatUserSchema.optional(),
})
export const chatSessionSchema = z.object({
  /** Given again with every session; the one before goes on until its own end. */
  token: z.string(),
  visitor: chatVisitorSchema,
})
export type ChatSession = z.infer<typeof chatSessionSchema>

export const chatVisitorPatchSchema = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  email: z.email().max(254).optional(),
})

/** What a visitor says. With files it comes as a form with the same names. */
export const chatSaidSchema = z.object({
  clientId: z.uuid(),
  text: z.string().max(8000),
  /** The address of the page it is said on. */
  page: z.string().max(2000).optional(),
})
export type ChatSaid = z.infer<typeof chatSaidSchema>

export const chatReceiptsSchema = z.object({
  /** Ids of answers that the widget has, and of those that were seen. */
  delivered: z.array(z.uuid()).max(200).default([]),
  read: z.array(z.uuid()).max(200).default([]),
})

/** What the stream tells. `reset`: what was known is put aside for this. */
export const chatStreamEvents = {
  reset: z.object({
    messages: z.array(chatMessageSchema),
    /** Older ones are asked for from here; null where there are none. */
    before: z.string().nullable(),
    /** Up to when colleagues have seen what was written. */
    seenAt: timestampSchema.nullable(),
  }),
  /** Messages that are new or not what they were, in the order of the log, and those that are gone. */
  change: z.object({
    messages: z.array(chatMessageSchema),
    gone: z.array(z.string()),
    seenAt: timestampSchema.nullable(),
  }),
  typing: z.object({ name: z.string().nullable(), typing: z.boolean() }),
}
export type ChatStreamEvent = {
  [E in keyof typeof chatStreamEvents]: { event: E; data: z.infer<(typeof chatStreamEvents)[E]> }
}[keyof typeof chatStreamEvents]

export const chatPageSchema = z.object({
  messages: z.array(chatMessageSchema),
  before: z.string().nullable(),
})

/** Who writes in a conversation, told between processes. */
export const typingSchema = z.object({
  workspaceId: z.string(),
  conversationId: z.string(),
  by: z.enum(['visitor', 'member']),
  name: z.string(),
  typing: z.boolean(),
})
export type Typing = z.infer<typeof typingSchema>
