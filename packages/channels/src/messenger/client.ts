import type { OutboundAttachment } from '@hubbub/contracts'
import { FormData } from 'undici'
import { z } from 'zod'
import type { GraphClient } from '../meta/graph-client.ts'
import { idSchema, pageSchema, successSchema } from '../meta/graph-types.ts'
import { createMessagingClient } from '../meta/messaging/client.ts'

const pageInfoSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  username: z.string().optional(),
  link: z.string().optional(),
  picture: z.object({ data: z.object({ url: z.string().optional() }).optional() }).optional(),
})
export type PageInfo = z.output<typeof pageInfoSchema>

const profileSchema = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  profile_pic: z.string().optional(),
})

const commentSchema = z.object({
  id: z.string(),
  message: z.string().default(''),
  created_time: z.coerce.date(),
  from: z.object({ id: z.string(), name: z.string().optional() }).optional(),
  parent: z.object({ id: z.string() }).optional(),
  permalink_url: z.string().optional(),
})
export type ListedComment = z.output<typeof commentSchema>

const postSchema = commentSchema
  .omit({ parent: true })
  .extend({ comments: pageSchema(commentSchema).optional() })
export type ListedPost = z.output<typeof postSchema>

const commentFields = 'id,message,created_time,from,parent,permalink_url'

export type MessengerClient = ReturnType<typeof createMessengerClient>

/** A page: its conversations, and what stands on it. */
export function createMessengerClient(graph: GraphClient) {
  const { ask } = graph
  return {
    ...createMessagingClient(graph, 'messenger'),
    me: async (signal?: AbortSignal) =>
      await ask(pageInfoSchema, 'me', { query: { fields: 'id,name,username,link,picture{url}' }, signal }),
    async profile(id: string, signal?: AbortSignal) {
      const found = await ask(profileSchema, id, {
        query: { fields: 'name,first_name,last_name,profile_pic' },
        signal,
      })
      const name = found.name ?? [found.first_name, found.last_name].filter(Boolean).join(' ')
      return { name: name || null, ...(found.profile_pic !== undefined && { avatarUrl: found.profile_pic }) }
    },
    /** Below a post or a comment; with a picture, where one goes along. */
    async comment(
      below: string,
      { text, file }: { text: string; file: OutboundAttachment | null },
      signal?: AbortSignal,
    ) {
      const asked = { method: 'POST', signal, sending: true } as const
      if (file === null)
        return (await ask(idSchema, `${below}/comments`, { ...asked, json: { message: text } })).id
      const form = new FormData()
      if (text !== '') form.set('message', text)
      form.set('source', new File([new Uint8Array(file.content)], file.filename, { type: file.contentType }))
      return (await ask(idSchema, `${below}/comments`, { ...asked, form })).id
    },
    comments: async (below: string, signal?: AbortSignal) =>
      (
        await ask(pageSchema(commentSchema), `${below}/comments`, {
          query: { fields: commentFields, order: 'reverse_chronological', filter: 'stream', limit: '50' },
          signal,
        })
      ).data,
    /** The newest posts of the page, with what was last said below each. */
    posts: async (after: string | undefined, signal?: AbortSignal) =>
      await ask(pageSchema(postSchema), 'me/feed', {
        query: {
          fields: `id,message,created_time,from,permalink_url,comments.order(reverse_chronological).filter(stream).limit(100){${commentFields}}`,
          limit: '25',
          ...(after !== undefined && { after }),
        },
        signal,
      }),
    hide: async (commentId: string, hidden: boolean) =>
      void (await ask(successSchema, commentId, { method: 'POST', json: { is_hidden: hidden } })),
    remove: async (id: string) => void (await ask(successSchema, id, { method: 'DELETE' })),
    like: async (id: string, liked: boolean) =>
      void (await ask(successSchema, `${id}/likes`, { method: liked ? 'POST' : 'DELETE' })),
  }
}
