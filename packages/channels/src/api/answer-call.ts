import { Webhook } from 'standardwebhooks'
import type { WebhookAnswer, WebhookRequest } from '../webhook.ts'
import { limits } from './config.ts'
import { eventSchema, eventsOf, faultsOf } from './events.ts'

/**
 * Judges a call: who signed it, and what of it can be read. Where nothing can, it is refused with what is wrong and not
 * kept; else it is kept, and told which events will stand in quarantine.
 */
export function answerCall(secrets: readonly string[], request: WebhookRequest): WebhookAnswer {
  const { method, headers, body } = request
  if (method !== 'POST') return says(405, { error: 'Post events to this address' })
  const forged = whyForged(secrets, request)
  if (forged !== null) return says(401, { error: forged })
  const events = eventsOf(jsonOf(body))
  if (events === null) return says(400, { error: 'The body is no JSON object of an event, or of events' })
  if (events.length === 0 || events.length > limits.events)
    return says(422, { error: `A call holds 1 to ${limits.events} events; this one has ${events.length}` })
  const refused = events.flatMap((event, index) => {
    const { error } = eventSchema.safeParse(event)
    return error === undefined ? [] : [{ index, errors: faultsOf(error) }]
  })
  const accepted = events.length - refused.length
  if (accepted === 0) return says(422, { error: 'No event could be read', accepted, refused })
  return { ...says(200, { accepted, refused }), keep: true, key: headers['webhook-id'] ?? '' }
}

/** Any of the secrets that count now will do, so that one can follow another without a pause. */
function whyForged(secrets: readonly string[], { headers, body }: WebhookRequest): string | null {
  let reason = 'No matching signature found'
  for (const secret of secrets) {
    try {
      new Webhook(secret).verify(Buffer.from(body), { ...headers }, { jsonParse: false })
      return null
    } catch (error) {
      reason = error instanceof Error ? error.message : reason
    }
  }
  return reason
}

export function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch {
    return null
  }
}

const says = (status: number, body: object): WebhookAnswer => ({
  status,
  keep: false,
  body: JSON.stringify(body),
  contentType: 'application/json',
})
