import { createHash, timingSafeEqual } from 'node:crypto'
import type { WebhookAnswer, WebhookRequest } from '../webhook.ts'

const SECRET_HEADER = 'x-telegram-bot-api-secret-token'

/** Telegram signs nothing: it repeats a secret that was given to it, in the letters it allows. */
export const webhookSecret = (token: string) =>
  createHash('sha256').update(`hubbub webhook ${token}`).digest('hex')

export function answerCall(token: string, { method, headers, body }: WebhookRequest): WebhookAnswer {
  const given = Buffer.from(headers[SECRET_HEADER] ?? '')
  const expected = Buffer.from(webhookSecret(token))
  const genuine = given.length === expected.length && timingSafeEqual(given, expected)
  if (!genuine) return { status: 401, keep: false }
  if (method !== 'POST' || updateOf(body) === null) return { status: 400, keep: false }
  return { status: 200, keep: true }
}

/** Null where it is no JSON at all. */
export function updateOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch {
    return null
  }
}
