import { createHmac, timingSafeEqual } from 'node:crypto'
import type { InboundBatch } from '@hubbub/contracts'
import { z } from 'zod'
import type { WebhookAnswer, WebhookRequest } from '../webhook.ts'
import { callSchema, type GithubCall } from './api-types.ts'
import { commentRef, editOf, type Ourselves, threadRef } from './mapper.ts'
import { readWritten, type WrittenAt } from './read-written.ts'

/** What is told of, and where in a call it stands. */
const told: Readonly<Record<string, 'issue' | 'pull_request' | 'discussion' | 'comment'>> = {
  issues: 'issue',
  issue_comment: 'comment',
  pull_request: 'pull_request',
  pull_request_review_comment: 'comment',
  discussion: 'discussion',
  discussion_comment: 'comment',
}
const heard = new Set(['opened', 'created', 'edited', 'deleted'])

export const signatureOf = (secret: string, body: Uint8Array | string) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

/** https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries */
export function answerCall(
  secret: string | undefined,
  { method, headers, body }: WebhookRequest,
): WebhookAnswer {
  if (secret === undefined) return says(401, 'This channel has no webhook secret')
  const given = Buffer.from(headers['x-hub-signature-256'] ?? '')
  const expected = Buffer.from(signatureOf(secret, body))
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return says(401, 'The signature is not made with the secret of this channel')
  if (method !== 'POST') return says(405, 'GitHub posts')
  const event = headers['x-github-event'] ?? ''
  if (event === 'ping') return says(200, 'Heard')
  const call = callOf(body)
  if (call === null) return says(400, 'Set the content type of the webhook to application/json')
  if (told[event] === undefined || !heard.has(call.action)) return says(200, 'This says nothing to answer')
  const delivery = headers['x-github-delivery']
  return { status: 200, keep: true, ...(delivery !== undefined && { key: delivery }) }
}

const says = (status: number, body: string): WebhookAnswer => ({ status, keep: false, body })

function callOf(body: Uint8Array): GithubCall | null {
  try {
    return callSchema.safeParse(JSON.parse(new TextDecoder().decode(body))).data ?? null
  } catch {
    return null
  }
}

type Read = Required<Pick<InboundBatch, 'messages' | 'unreadable' | 'changes'>>

export function readCall({ headers, body, receivedAt }: WebhookRequest, us: Ourselves): Read {
  const batch: Read = { messages: [], unreadable: [], changes: [] }
  const event = headers['x-github-event'] ?? ''
  const call = callOf(body)
  const part = told[event]
  if (call === null || part === undefined) return batch
  const found = call[part]
  const at = placeOf(event, call)
  if (call.action === 'deleted') {
    const id = z.object({ id: z.int() }).safeParse(found).data?.id ?? 0
    const externalId = at.sort === undefined ? threadRef(at.repo, at.number ?? 0) : commentRef(at.sort, id)
    batch.changes.push({ externalId, at: receivedAt, kind: 'deleted' })
    return batch
  }
  const one = readWritten(found, at, us)
  if (!one.ok) batch.unreadable.push(one.unreadable)
  else if (call.action === 'edited') batch.changes.push(editOf(one.written, one.message.externalId))
  else batch.messages.push(one.message)
  return batch
}

function placeOf(event: string, call: GithubCall): WrittenAt {
  const repo = call.repository.full_name
  const thread = z.object({ number: z.int(), node_id: z.string(), pull_request: z.unknown().optional() })
  const below = thread.safeParse(call.discussion ?? call.pull_request ?? call.issue).data
  const number = below?.number
  switch (event) {
    case 'discussion':
      return { repo, number, place: 'discussion' }
    case 'discussion_comment':
      return { repo, number, place: 'discussion', sort: 'discussion-comment', discussionId: below?.node_id }
    case 'pull_request':
      return { repo, number, place: 'pull' }
    case 'pull_request_review_comment':
      return { repo, number, place: 'pull', sort: 'line' }
    case 'issue_comment':
      return { repo, number, place: below?.pull_request === undefined ? 'issue' : 'pull', sort: 'comment' }
    default:
      return { repo, number }
  }
}
