import { createHmac, timingSafeEqual } from 'node:crypto'
import type { InboundBatch } from '@hubbub/contracts'
import type { WebhookAnswer, WebhookRequest } from '../webhook.ts'
import { fromV1Direct, fromV1Post, fromV1Users, v1CallSchema } from './api-v1.ts'
import { type ActivityCall, activitySchema } from './activity-types.ts'
import { readDirects, type Reading, readPosts } from './read-posts.ts'

const SIGNATURE = 'x-twitter-webhooks-signature'
type Read = Omit<InboundBatch, 'cursor'>

/** https://docs.x.com/x-api/webhooks: a GET asks for proof, a POST is signed over its bytes. */
export function answerCall(
  secret: string | null,
  { method, headers, query, body }: WebhookRequest,
): WebhookAnswer {
  if (secret === null) return { status: 401, keep: false }
  const token = query['crc_token']
  if (method === 'GET') {
    if (token === undefined) return { status: 400, keep: false }
    const json = JSON.stringify({ response_token: signatureOf(secret, token) })
    return { status: 200, keep: false, body: json, contentType: 'application/json' }
  }
  const given = Buffer.from(headers[SIGNATURE] ?? '')
  const expected = Buffer.from(signatureOf(secret, body))
  const genuine = given.length === expected.length && timingSafeEqual(given, expected)
  return genuine ? { status: 200, keep: true } : { status: 401, keep: false }
}

export const signatureOf = (secret: string, content: string | Uint8Array) =>
  `sha256=${createHmac('sha256', secret).update(content).digest('base64')}`

/** Every entry of a call, of the Account Activity API or of the X Activity API. */
export async function readCall(reading: Reading, { body, receivedAt }: WebhookRequest): Promise<Read> {
  const call: unknown = JSON.parse(new TextDecoder().decode(body))
  const activity = activitySchema.safeParse(call)
  if (activity.success) return await readActivity(reading, activity.data, receivedAt)
  const {
    tweet_create_events: posts,
    direct_message_events: directs,
    tweet_delete_events: gone,
    users,
  } = v1CallSchema.parse(call)
  const batch: Required<Pick<Read, 'messages' | 'unreadable' | 'changes'>> = {
    messages: [],
    unreadable: [],
    changes: [],
  }
  for (const one of posts) {
    const { post, includes } = fromV1Post(one)
    add(batch, await readPosts(reading, [post], includes))
  }
  for (const one of directs) add(batch, await readDirects(reading, [fromV1Direct(one)], fromV1Users(users)))
  for (const { status, timestamp_ms: at } of gone)
    batch.changes.push({ kind: 'deleted', externalId: status.id, at: new Date(Number(at)) })
  return batch
}

async function readActivity(reading: Reading, { data }: ActivityCall, receivedAt: Date): Promise<Read> {
  const { event_type: type, payload, includes } = data
  if (type === 'post.delete') {
    const id = typeof payload['id'] === 'string' ? payload['id'] : null
    const changes = id === null ? [] : [{ kind: 'deleted' as const, externalId: id, at: receivedAt }]
    return { messages: [], unreadable: [], changes }
  }
  if (type.startsWith('post.')) return await readPosts(reading, [payload], includes)
  const directs = v1CallSchema.safeParse({ direct_message_events: payload['direct_message_events'] }).data
  const events = (directs?.direct_message_events ?? []).map(fromV1Direct)
  return await readDirects(reading, events, fromV1Users(payload['users']))
}

function add(batch: Required<Pick<Read, 'messages' | 'unreadable' | 'changes'>>, more: Read) {
  batch.messages.push(...more.messages)
  batch.unreadable.push(...more.unreadable)
  batch.changes.push(...(more.changes ?? []))
}
