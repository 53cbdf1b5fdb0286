import { createHmac, timingSafeEqual } from 'node:crypto'
import type { WebhookAnswer, WebhookRequest } from '../webhook.ts'

const SIGNATURE = 'x-hub-signature-256'

/**
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started: a GET asks whether we know the verify token,
 * a POST is signed over its bytes with the app's secret.
 */
export function answerCall(
  { appSecret, verifyToken }: { appSecret: string; verifyToken: string },
  { method, headers, query, body }: WebhookRequest,
): WebhookAnswer {
  if (method === 'GET') {
    const asked = query['hub.mode'] === 'subscribe' && isSame(query['hub.verify_token'] ?? '', verifyToken)
    return asked
      ? { status: 200, keep: false, body: query['hub.challenge'] ?? '' }
      : { status: 403, keep: false }
  }
  const genuine = isSame(headers[SIGNATURE] ?? '', signatureOf(appSecret, body))
  return genuine ? { status: 200, keep: true } : { status: 401, keep: false }
}

export const signatureOf = (secret: string, body: Uint8Array) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
