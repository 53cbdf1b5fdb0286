import { postFormSchema } from '@hubbub/contracts'
import { normalisePhone } from '@hubbub/contracts/phone'
import { z } from 'zod'
import { limits } from './config.ts'

/*
 * What a customer's own system tells us. https://github.com/standard-webhooks/standard-webhooks names the three parts of
 * an event; docs/generic-api.md is what their programmers read.
 */

const id = z.string().trim().min(1).max(200)
const name = z.string().trim().min(1).max(200)
const webUrl = z.url({ protocol: /^https?$/ }).max(2000)
const text = z.string().max(limits.text)
const time = z.iso.datetime({ offset: true })

const contactSchema = z
  .object({
    id: id.optional(),
    name: name.optional(),
    email: z.email().max(254).toLowerCase().optional(),
    phone: z
      .string()
      .max(50)
      .transform((text, ctx) => {
        const number = normalisePhone(text)
        if (number !== null) return number
        ctx.addIssue({ code: 'custom', message: 'A number with its country, such as +4930123456' })
        return z.NEVER
      })
      .optional(),
    handle: name.optional(),
    url: webUrl.optional(),
    avatarUrl: webUrl.optional(),
  })
  .refine(({ id: own, email, phone }) => own !== undefined || email !== undefined || phone !== undefined, {
    message: 'A contact needs an id, an email or a phone',
  })
export type Contact = z.infer<typeof contactSchema>

const attachmentSchema = z
  .object({
    filename: z.string().trim().min(1).max(200).optional(),
    contentType: z.string().max(200).optional(),
    /** Either the bytes, or where they are. */
    content: z.base64().optional(),
    url: webUrl.optional(),
  })
  .refine(({ content, url }) => (content === undefined) !== (url === undefined), {
    message: 'A file has either content or a url',
  })
export type ToldFile = z.infer<typeof attachmentSchema>

const saidSchema = z
  .object({
    id,
    /** `out`: your side said it elsewhere. */
    direction: z.enum(['in', 'out']).default('in'),
    audience: z.enum(['direct', 'public']).default('direct'),
    form: postFormSchema.optional(),
    /** False: it was said about you, not to you. */
    addressed: z.boolean().default(true),
    contact: contactSchema,
    /** Who said it of your side, where the direction is `out`. */
    agent: name.optional(),
    subject: z.string().trim().max(1000).optional(),
    text: text.optional(),
    html: text.optional(),
    /** What holds messages together in your system: a chat, a ticket, a page. */
    thread: id.optional(),
    threadName: name.optional(),
    inReplyTo: id.optional(),
    url: webUrl.optional(),
    sentAt: time.optional(),
    rating: z.number().min(0).max(100).optional(),
    attachments: z.array(attachmentSchema).max(limits.files).default([]),
  })
  .refine((said) => said.text || said.html || said.attachments.length > 0, {
    message: 'A message needs text, html or attachments',
    path: ['text'],
  })
export type Said = z.infer<typeof saidSchema>

const when = { id, at: time.optional() }

export const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message.created'), timestamp: time.optional(), data: saidSchema }),
  z.object({
    type: z.literal('message.edited'),
    timestamp: time.optional(),
    data: z.object({ ...when, text, html: text.optional() }),
  }),
  z.object({ type: z.literal('message.deleted'), timestamp: time.optional(), data: z.object(when) }),
  z.object({ type: z.literal('message.delivered'), timestamp: time.optional(), data: z.object(when) }),
  z.object({ type: z.literal('message.read'), timestamp: time.optional(), data: z.object(when) }),
  z.object({
    type: z.literal('message.failed'),
    timestamp: time.optional(),
    data: z.object({ ...when, reason: z.string().trim().min(1).max(1000) }),
  }),
  z.object({ type: z.literal('ping'), timestamp: time.optional() }),
])
export type ToldEvent = z.infer<typeof eventSchema>

/** One event, or many in `events`. Null where it is neither. */
export function eventsOf(body: unknown): unknown[] | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null
  if (!('events' in body)) return [body]
  return Array.isArray(body.events) ? body.events : null
}

/** What is wrong, and where: `data.contact.email: Invalid email address`. */
export const faultsOf = (error: z.ZodError) =>
  error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }))
