import { idSchema, pageOf, pageQuerySchema, timestampSchema } from '../entities/common.ts'
import { ownPostSchema, postReplySchema } from '../entities/post.ts'
import { publishPlaceSchema } from '../publish-terms.ts'
import { body, createRoute, idempotent, idParam, json, problems, z } from './define.ts'

const tags = ['Posts']

export const listPosts = createRoute({
  method: 'get',
  path: '/posts',
  tags,
  summary: 'What our accounts said to everybody, newest first; what is still to leave stands at its time',
  request: { query: pageQuerySchema.extend({ channelId: idSchema.optional() }) },
  responses: { 200: json(pageOf(ownPostSchema)), ...problems },
})

export const getPublishTerms = createRoute({
  method: 'get',
  path: '/posts/terms',
  tags,
  summary: 'The accounts that could publish, what each network asks of a post, and why one cannot',
  responses: { 200: json(z.object({ items: z.array(publishPlaceSchema) })), ...problems },
})

export const publishSchema = z.object({
  /** Of one text in several places; made by the client. */
  groupId: z.uuid(),
  posts: z
    .array(
      z.object({
        channelId: idSchema,
        /** Made by the client; the same id is the same post, however often it is posted. */
        clientId: z.uuid(),
        text: z.string().max(200_000),
        /** By the names of the account's terms. */
        fields: z.record(z.string().max(32), z.string().max(2_000)).default({}),
      }),
    )
    .min(1)
    .max(20),
  /** Go along with each of them. */
  attachmentIds: z.array(idSchema).max(50).default([]),
  /** Kept until then. */
  sendAt: timestampSchema.optional(),
})
export const publishPosts = createRoute({
  method: 'post',
  path: '/posts',
  tags,
  summary: 'Say something with one account or with several',
  description:
    'Kept together or not at all: what one of the networks would not take is refused before anything is kept, with the reason for each account in `errors`, named `posts.{n}`. From then on each goes its own way.',
  request: { headers: idempotent, body: body(publishSchema) },
  responses: { 201: json(z.object({ items: z.array(ownPostSchema) })), ...problems },
})

export const getPost = createRoute({
  method: 'get',
  path: '/posts/{id}',
  tags,
  summary: 'One post of ours',
  request: { params: idParam },
  responses: { 200: json(ownPostSchema), ...problems },
})

export const listPostReplies = createRoute({
  method: 'get',
  path: '/posts/{id}/replies',
  tags,
  summary:
    'What was said below it, newest first, at most a hundred: of conversations and mentions you may see',
  request: { params: idParam },
  responses: { 200: json(z.object({ items: z.array(postReplySchema) })), ...problems },
})

export const retryPost = createRoute({
  method: 'post',
  path: '/posts/{id}/retry',
  tags,
  summary: 'Send a failed or uncertain post again',
  request: { params: idParam },
  responses: { 200: json(ownPostSchema), ...problems },
})

export const cancelPost = createRoute({
  method: 'post',
  path: '/posts/{id}/cancel',
  tags,
  summary: 'Take back a post that has not left; its files can go along with another',
  request: { params: idParam },
  responses: { 200: json(ownPostSchema), ...problems },
})

export const removePost = createRoute({
  method: 'post',
  path: '/posts/{id}/remove',
  tags,
  summary: 'Delete a post of ours on its network',
  description:
    'Kept and done as soon as the network lets us; what became of it stands in `actions` of the post, which stays here as deleted. Asked for twice, it is done once. Refused with the reason where the network or the account does not offer it.',
  request: { params: idParam },
  responses: { 200: json(ownPostSchema), ...problems },
})

export const reschedulePost = createRoute({
  method: 'put',
  path: '/posts/{id}/schedule',
  tags,
  summary: 'Publish a scheduled post at another time; without a time, now',
  request: { params: idParam, body: body(z.object({ sendAt: timestampSchema.nullable() })) },
  responses: { 200: json(ownPostSchema), ...problems },
})
