import { draftSchema, participantSchema } from '../entities/conversation.ts'
import { idSchema, pageOf, pageQuerySchema, timestampSchema } from '../entities/common.ts'
import { messageTemplateSchema } from '../message-template.ts'
import { replyAudienceSchema, replyTermsSchema } from '../reply-terms.ts'
import { attachmentSchema, messageSchema } from '../entities/message.ts'
import { messageActionKindSchema } from '../entities/message-action.ts'
import { body, createRoute, idParam, idempotent, json, noContent, problems, z } from './define.ts'

const tags = ['Messages']
const addressList = z.array(z.string().trim().max(320)).max(100)

export const listMessages = createRoute({
  method: 'get',
  path: '/conversations/{id}/messages',
  tags,
  summary:
    'Messages, notes and activity of a conversation, newest page first, each page in the order of time',
  request: { params: idParam, query: pageQuerySchema },
  responses: { 200: json(pageOf(messageSchema)), ...problems },
})

export const listParticipants = createRoute({
  method: 'get',
  path: '/conversations/{id}/participants',
  tags,
  summary: 'Who wrote, answered, left notes or was named in one; who did so last first',
  request: { params: idParam },
  responses: { 200: json(z.object({ items: z.array(participantSchema) })), ...problems },
})

export const replySchema = z.object({
  text: z.string().max(200_000),
  /** Made by the client; the same id is the same reply, however often it is posted. */
  clientId: z.uuid(),
  /** Default: the person who wrote last, and who was in copy. */
  to: addressList.optional(),
  cc: addressList.optional(),
  bcc: addressList.optional(),
  subject: z.string().trim().max(500).optional(),
  /** Where the channel sends posts: for everybody or for the customer alone. Default: the usual way that is open. */
  audience: replyAudienceSchema.optional(),
  /**
   * Where the channel has texts that its network approved: which one, and what fills its gaps by their names. What it
   * says takes the place of `text`.
   */
  template: z
    .object({ id: z.string().max(600), values: z.record(z.string().max(200), z.string().max(2_000)) })
    .optional(),
  attachmentIds: z.array(idSchema).max(50).default([]),
  /** What becomes of the conversation once the reply is on its way. */
  then: z.enum(['resolve', 'pending', 'snooze']).optional(),
  /** Required with `then` snooze. */
  snoozedUntil: timestampSchema.optional(),
  /** Kept until then; the conversation counts as answered only once it has left. */
  sendAt: timestampSchema.optional(),
})
export const sendReply = createRoute({
  method: 'post',
  path: '/conversations/{id}/messages',
  tags,
  summary: 'Reply to the customer',
  description:
    'On networks other than mail the reply keeps to the terms of `GET /conversations/{id}/reply-terms`: what is too long, closed or carries files that the network does not take is refused with the reason, and never cut.',
  request: { params: idParam, headers: idempotent, body: body(replySchema) },
  responses: { 201: json(messageSchema), ...problems },
})

export const getReplyTerms = createRoute({
  method: 'get',
  path: '/conversations/{id}/reply-terms',
  tags,
  summary: 'How the customer can be answered here and now, and if not, why',
  request: { params: idParam },
  responses: { 200: json(replyTermsSchema), ...problems },
})

export const listReplyTemplates = createRoute({
  method: 'get',
  path: '/conversations/{id}/reply-templates',
  tags,
  summary: 'Texts that the network has approved to be written to the customer at any time',
  description: 'Asks the network. Empty where the channel has none; the terms of a reply say whether it has.',
  request: { params: idParam },
  responses: { 200: json(z.object({ items: z.array(messageTemplateSchema) })), ...problems },
})

export const noteSchema = z.object({
  text: z.string().trim().min(1).max(200_000),
  clientId: z.uuid(),
  mentionedMemberIds: z.array(idSchema).max(50).default([]),
  attachmentIds: z.array(idSchema).max(50).default([]),
})
export const addNote = createRoute({
  method: 'post',
  path: '/conversations/{id}/notes',
  tags,
  summary: 'Add a private note',
  request: { params: idParam, headers: idempotent, body: body(noteSchema) },
  responses: { 201: json(messageSchema), ...problems },
})

export const getMessage = createRoute({
  method: 'get',
  path: '/messages/{id}',
  tags,
  summary: 'One message',
  request: { params: idParam },
  responses: { 200: json(messageSchema), ...problems },
})

export const retryMessage = createRoute({
  method: 'post',
  path: '/messages/{id}/retry',
  tags,
  summary: 'Send a failed or uncertain reply again',
  request: { params: idParam },
  responses: { 200: json(messageSchema), ...problems },
})

export const messageActionInputSchema = z.object({
  kind: messageActionKindSchema,
  /** Required with `react` and `unreact`; which ones a network takes, it says itself. */
  emoji: z.string().trim().min(1).max(32).optional(),
})
export const actOnMessage = createRoute({
  method: 'post',
  path: '/messages/{id}/actions',
  tags,
  summary: 'React to it, take a reaction back, hide it or show it again, or delete it, on its network',
  description:
    'Kept and done as soon as the network lets us; what became of it stands in `actions` of the message. Asked for twice, it is done once; a reaction that has not left yet is cancelled by `unreact`. Where a network keeps one reaction on a message (`reactsOnce` of its kind), another one takes its place. Refused with the reason where the network or the account does not offer it.',
  request: { params: idParam, body: body(messageActionInputSchema) },
  responses: { 200: json(messageSchema), ...problems },
})

export const cancelMessage = createRoute({
  method: 'post',
  path: '/messages/{id}/cancel',
  tags,
  summary: 'Take back a reply that has not left; its text becomes the draft again',
  request: { params: idParam },
  responses: { 200: json(messageSchema), ...problems },
})

export const rescheduleMessage = createRoute({
  method: 'put',
  path: '/messages/{id}/schedule',
  tags,
  summary: 'Send a scheduled reply at another time; without a time, now',
  request: { params: idParam, body: body(z.object({ sendAt: timestampSchema.nullable() })) },
  responses: { 200: json(messageSchema), ...problems },
})

export const getMessageHtml = createRoute({
  method: 'get',
  path: '/messages/{id}/html',
  tags,
  summary: 'The sanitised HTML as a page of its own for the sandboxed frame',
  request: {
    params: idParam,
    query: z.object({
      images: z.enum(['blocked', 'shown']).default('blocked'),
      theme: z.enum(['light', 'dark']).default('light'),
    }),
  },
  responses: { 200: { description: 'ok', content: { 'text/html': { schema: z.string() } } }, ...problems },
})

export const getMessageOriginal = createRoute({
  method: 'get',
  path: '/messages/{id}/original',
  tags,
  summary: 'The message as it came, as a download',
  request: { params: idParam },
  responses: {
    200: { description: 'ok', content: { 'message/rfc822': { schema: z.string() } } },
    ...problems,
  },
})

export const listDrafts = createRoute({
  method: 'get',
  path: '/conversations/{id}/drafts',
  tags,
  summary: 'Your unsent reply and note',
  request: { params: idParam },
  responses: { 200: json(z.object({ items: z.array(draftSchema) })), ...problems },
})

const draftParams = z.object({ id: z.uuid(), mode: z.enum(['reply', 'note']) })
export const saveDraft = createRoute({
  method: 'put',
  path: '/conversations/{id}/drafts/{mode}',
  tags,
  summary: 'Keep an unsent text',
  request: {
    params: draftParams,
    body: body(draftSchema.pick({ text: true, envelope: true, attachmentIds: true })),
  },
  responses: { 200: json(draftSchema), ...problems },
})
export const deleteDraft = createRoute({
  method: 'delete',
  path: '/conversations/{id}/drafts/{mode}',
  tags,
  summary: 'Throw an unsent text away',
  request: { params: draftParams },
  responses: { 204: noContent, ...problems },
})

export const uploadAttachment = createRoute({
  method: 'post',
  path: '/attachments',
  tags,
  summary: 'Upload a file to attach; multipart field `file`',
  request: {
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({
            file: z
              .custom<File>((value) => value instanceof File, 'A file is needed')
              .openapi({ type: 'string', format: 'binary' }),
          }),
        },
      },
    },
  },
  responses: { 201: json(attachmentSchema), ...problems },
})
export const getAttachment = createRoute({
  method: 'get',
  path: '/attachments/{id}',
  tags,
  summary: 'The file, as a download unless it is a harmless image',
  request: { params: idParam },
  responses: {
    200: { description: 'ok', content: { 'application/octet-stream': { schema: z.string() } } },
    ...problems,
  },
})
