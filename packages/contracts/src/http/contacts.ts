import { contactInfluenceSchema } from '../entities/analytics.ts'
import { contactProfileSchema } from '../entities/contact-profile.ts'
import { contactSchema } from '../entities/contact.ts'
import { conversationSchema } from '../entities/conversation.ts'
import { messageSchema } from '../entities/message.ts'
import { identityKindSchema } from '../inbound.ts'
import { idSchema, pageOf, pageQuerySchema, timestampSchema } from '../entities/common.ts'
import { body, createRoute, idempotent, idParam, ifMatch, json, problems, z } from './define.ts'

const tags = ['Contacts']

export const listContacts = createRoute({
  method: 'get',
  path: '/contacts',
  tags,
  summary: 'Contacts by name or address',
  request: { query: pageQuerySchema.extend({ q: z.string().trim().max(200).optional() }) },
  responses: { 200: json(pageOf(contactSchema)), ...problems },
})
export const getContact = createRoute({
  method: 'get',
  path: '/contacts/{id}',
  tags,
  summary: 'One contact',
  request: { params: idParam },
  responses: { 200: json(contactSchema), ...problems },
})
export const updateContact = createRoute({
  method: 'patch',
  path: '/contacts/{id}',
  tags,
  summary: 'Change name or notes, block or unblock',
  request: {
    params: idParam,
    headers: ifMatch,
    body: body(
      z
        .object({
          name: z.string().trim().min(1).max(200),
          notes: z.string().max(20_000),
          blocked: z.boolean(),
        })
        .partial(),
    ),
  },
  responses: { 200: json(contactSchema), ...problems },
})

export const listContactMessages = createRoute({
  method: 'get',
  path: '/contacts/{id}/messages',
  tags,
  summary: 'What a contact and we said to each other, over all channels, newest first',
  description: 'Of the conversations that you may see; those of the page stand beside it.',
  request: { params: idParam, query: pageQuerySchema },
  responses: {
    200: json(pageOf(messageSchema).extend({ conversations: z.array(conversationSchema) })),
    ...problems,
  },
})

export const listContactProfiles = createRoute({
  method: 'get',
  path: '/contacts/{id}/profiles',
  tags,
  summary: 'What networks told of a contact, for each name that can be looked up; no network is asked',
  request: { params: idParam },
  responses: { 200: json(z.object({ items: z.array(contactProfileSchema) })), ...problems },
})

export const listContactInfluence = createRoute({
  method: 'get',
  path: '/contacts/{id}/influence',
  tags,
  summary: 'How much a contact moves, for each name that they are heard by',
  description:
    'The score of the authors in analytics, with its arithmetic, over the newest 1000 public posts of the last 30 days, whichever monitor matched them or none. A name of which neither a post nor a count of followers is known is left out.',
  request: { params: idParam },
  responses: {
    200: json(z.object({ from: timestampSchema, items: z.array(contactInfluenceSchema) })),
    ...problems,
  },
})

export const fetchContactProfile = createRoute({
  method: 'post',
  path: '/contacts/{id}/profiles',
  tags,
  summary: 'Look up the profile of a contact at its network',
  description:
    'What was looked up less than a day ago is answered as it is, unless `refresh` is set. Where the network does not answer, its words stand in `problem`, beside what was kept.',
  request: {
    params: idParam,
    body: body(
      z.object({
        /** Of one of the contact's identities. */
        kind: identityKindSchema,
        value: z.string().min(1).max(2_000),
        refresh: z.boolean().default(false),
      }),
    ),
  },
  responses: { 200: json(contactProfileSchema), ...problems },
})

export const mergeContacts = createRoute({
  method: 'post',
  path: '/contacts/{id}/merge',
  tags,
  summary: 'Two contacts are one person: take over what the other is known by and has written',
  description: 'The other contact is gone afterwards. This cannot be undone.',
  request: { params: idParam, headers: idempotent, body: body(z.object({ otherId: idSchema })) },
  responses: { 200: json(contactSchema), ...problems },
})

export const searchHitSchema = z.object({
  conversation: conversationSchema,
  /** Where it was found; `snippet` marks the words with U+0002 and U+0003. */
  in: z.enum(['subject', 'message', 'contact', 'number']),
  messageId: idSchema.nullable(),
  snippet: z.string(),
  at: timestampSchema,
})
export const search = createRoute({
  method: 'get',
  path: '/search',
  tags: ['Search'],
  summary: 'Search contacts, subjects and bodies of the conversations you may see',
  request: { query: pageQuerySchema.extend({ q: z.string().trim().min(1).max(300) }) },
  responses: {
    200: json(
      z.object({
        conversations: z.array(searchHitSchema),
        contacts: z.array(contactSchema),
        cursor: z.string().nullable(),
      }),
    ),
    ...problems,
  },
})
