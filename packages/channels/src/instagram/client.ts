import { z } from 'zod'
import type { GraphClient } from '../meta/graph-client.ts'
import { idSchema, pageSchema, successSchema } from '../meta/graph-types.ts'
import { createMessagingClient } from '../meta/messaging/client.ts'
import type { InstagramSettings } from './config.ts'
import { profileUrl } from './map-comment.ts'

const accountSchema = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string().optional(),
  profile_picture_url: z.string().optional(),
})
export type InstagramAccount = z.output<typeof accountSchema>

const profileSchema = z.object({
  name: z.string().nullish(),
  username: z.string().optional(),
  profile_pic: z.string().optional(),
  follower_count: z.int().optional(),
  is_verified_user: z.boolean().optional(),
})

const replySchema = z.object({
  id: z.string(),
  text: z.string().default(''),
  timestamp: z.coerce.date(),
  username: z.string().optional(),
  from: z.object({ id: z.string(), username: z.string().optional() }).optional(),
  parent_id: z.string().optional(),
})
export type ListedComment = z.output<typeof replySchema>

const commentSchema = replySchema.extend({ replies: pageSchema(replySchema).optional() })
const mediaSchema = z.object({ id: z.string(), comments: pageSchema(commentSchema).optional() })

const commentFields = 'id,text,timestamp,username,from,parent_id'

export type InstagramClient = ReturnType<typeof createInstagramClient>

/** An Instagram account: its conversations, and what people write below its media. */
export function createInstagramClient(graph: GraphClient, { login }: Pick<InstagramSettings, 'login'>) {
  const { ask } = graph
  const fields = 'username,name,profile_picture_url'
  return {
    ...createMessagingClient(graph, 'instagram'),
    /** Null: the page has no Instagram account. */
    async me(signal?: AbortSignal): Promise<InstagramAccount | null> {
      if (login === 'instagram') {
        const own = accountSchema.omit({ id: true }).extend({ user_id: z.coerce.string() })
        const { user_id: id, ...account } = await ask(own, 'me', {
          query: { fields: `user_id,${fields}` },
          signal,
        })
        return { ...account, id }
      }
      const page = z.object({ instagram_business_account: accountSchema.optional() })
      const asked = { fields: `instagram_business_account{id,${fields}}` }
      return (await ask(page, 'me', { query: asked, signal })).instagram_business_account ?? null
    },
    async profile(id: string, signal?: AbortSignal) {
      const found = await ask(profileSchema, id, {
        query: { fields: 'name,username,profile_pic,follower_count,is_verified_user' },
        signal,
      })
      const {
        username,
        profile_pic: avatarUrl,
        follower_count: followers,
        is_verified_user: verified,
      } = found
      return {
        name: found.name ?? null,
        ...(username !== undefined && { handle: username, url: profileUrl(username) }),
        ...(avatarUrl !== undefined && { avatarUrl }),
        ...(followers !== undefined && { followers }),
        ...(verified !== undefined && { verified }),
      }
    },
    reply: async (commentId: string, message: string, signal?: AbortSignal) =>
      (
        await ask(idSchema, `${commentId}/replies`, {
          method: 'POST',
          json: { message },
          signal,
          sending: true,
        })
      ).id,
    replies: async (commentId: string) =>
      (
        await ask(pageSchema(replySchema), `${commentId}/replies`, {
          query: { fields: commentFields, limit: '50' },
        })
      ).data,
    /** The newest media, with what was written below each. */
    media: async (accountId: string, after: string | undefined, signal?: AbortSignal) =>
      await ask(pageSchema(mediaSchema), `${accountId}/media`, {
        query: {
          fields: `id,comments.limit(50){${commentFields},replies.limit(50){${commentFields}}}`,
          limit: '25',
          ...(after !== undefined && { after }),
        },
        signal,
      }),
    hide: async (commentId: string, hidden: boolean) =>
      void (await ask(successSchema, commentId, { method: 'POST', json: { hide: hidden } })),
    remove: async (commentId: string) => void (await ask(successSchema, commentId, { method: 'DELETE' })),
  }
}
