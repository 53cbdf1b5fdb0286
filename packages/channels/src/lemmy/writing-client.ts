import { z } from 'zod'
import { commentViewSchema, letterViewSchema, postViewSchema } from './api-types.ts'
import type { Ask } from './create-ask.ts'
import type { Entry } from './entries.ts'

const idField = { comment: 'comment_id', post: 'post_id', letter: 'private_message_id' }
const pathOf = { comment: 'comment', post: 'post', letter: 'private_message' }

export function createWritingClient(ask: Ask) {
  const send = <Schema extends z.ZodType>(schema: Schema, path: string, json: object, signal?: AbortSignal) =>
    ask(schema, path, { json, sends: true, signal })
  return {
    comment: async (json: { content: string; post_id: number; parent_id?: number }, signal?: AbortSignal) =>
      (await send(z.object({ comment_view: commentViewSchema }), 'comment', json, signal)).comment_view,
    write: async (json: { content: string; recipient_id: number }, signal?: AbortSignal) =>
      (await send(z.object({ private_message_view: letterViewSchema }), 'private_message', json, signal))
        .private_message_view,
    post: async (json: { name: string; body?: string; community_id: number }, signal?: AbortSignal) =>
      (await send(z.object({ post_view: postViewSchema }), 'post', json, signal)).post_view,
    async remove(kind: Entry['kind'], id: number): Promise<void> {
      await ask(z.unknown(), `${pathOf[kind]}/delete`, { json: { [idField[kind]]: id, deleted: true } })
    },
    async like(kind: 'comment' | 'post', id: number, score: 0 | 1): Promise<void> {
      await ask(z.unknown(), `${kind}/like`, { json: { [idField[kind]]: id, score } })
    },
  }
}
