import { createHmac, timingSafeEqual } from 'node:crypto'
import type { WebhookAnswer, WebhookRequest } from '../webhook.ts'
import { envelopeSchema, type SlackEnvelope } from './api-types.ts'
import { limits } from './config.ts'

const kept = new Set(['event_callback', 'app_rate_limited'])

/** https://docs.slack.dev/authentication/verifying-requests-from-slack: signed over its time and its bytes. */
export function answerCall(
  { secret, teamId }: { secret: string | null; teamId: string | null },
  { method, headers, body, receivedAt }: WebhookRequest,
): WebhookAnswer {
  if (secret === null) return { status: 401, keep: false }
  const timestamp = headers['x-slack-request-timestamp'] ?? ''
  const age = Math.abs(receivedAt.getTime() - Number(timestamp) * 1000)
  const given = Buffer.from(headers['x-slack-signature'] ?? '')
  const expected = Buffer.from(signatureOf(secret, timestamp, body))
  const genuine =
    age <= limits.callAgeMs && given.length === expected.length && timingSafeEqual(given, expected)
  if (!genuine) return { status: 401, keep: false }
  const envelope = method === 'POST' ? envelopeOf(body) : null
  if (envelope === null) return { status: 400, keep: false }
  if (envelope.type === 'url_verification')
    return { status: 200, keep: false, body: envelope.challenge ?? '', contentType: 'text/plain' }
  // An app in several workspaces has one address for all of them.
  return { status: 200, keep: kept.has(envelope.type) && isOurs(envelope, teamId) }
}

export const signatureOf = (secret: string, timestamp: string, body: Uint8Array) =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`

function isOurs({ team_id: team, authorizations = [] }: SlackEnvelope, teamId: string | null): boolean {
  if (teamId === null) return true
  // In a channel that is shared, `team_id` may be the other side's.
  return team === teamId || authorizations.some((one) => one.team_id === teamId)
}

function envelopeOf(body: Uint8Array): SlackEnvelope | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
    return envelopeSchema.safeParse(json).data ?? null
  } catch {
    return null
  }
}
