import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Visitor } from '../visitors.ts'
import type { WebhookAnswer, WebhookRequest } from '../webhook.ts'

const VISITOR = 'x-chat-visitor'
const SIGNATURE = 'x-chat-signature'

/** Who says it goes along, signed with what they say: whoever reads it later need not ask again. */
export function signCall(key: string, visitor: Visitor, body: Uint8Array): Record<string, string> {
  const who = Buffer.from(JSON.stringify(visitor)).toString('base64url')
  return { [VISITOR]: who, [SIGNATURE]: mac(key, who, body) }
}

export function answerCall(key: string, { method, headers, body }: WebhookRequest): WebhookAnswer {
  const given = Buffer.from(headers[SIGNATURE] ?? '')
  const expected = Buffer.from(mac(key, headers[VISITOR] ?? '', body))
  const genuine = method === 'POST' && given.length === expected.length && timingSafeEqual(given, expected)
  return genuine ? { status: 200, keep: true } : { status: 401, keep: false }
}

/** Undecoded; of a call that was let in. */
export const visitorOf = ({ headers }: Pick<WebhookRequest, 'headers'>): unknown =>
  JSON.parse(Buffer.from(headers[VISITOR] ?? '', 'base64url').toString())

const mac = (key: string, who: string, body: Uint8Array) =>
  createHmac('sha256', key).update(`${who}\n`).update(body).digest('hex')
