import { type HttpAnswer, type HttpRequest, jsonOf } from '../http/http-message.ts'
import type { DiscordLimits } from './discord-limits.ts'

/** https://docs.discord.com/developers/resources/webhook: the address is the secret; below `/slack` it speaks Slack's way. */
export function createDiscordHooks(limits: Pick<DiscordLimits, 'refusal'>) {
  const hooks = new Map<string, { text: string }[]>()
  const take =
    (key: 'content' | 'text') =>
    (request: HttpRequest): HttpAnswer => {
      const posted = hooks.get(request.params['secret'] ?? '')
      if (posted === undefined) return { status: 404, json: { message: 'Unknown Webhook', code: 10_015 } }
      const refused = limits.refusal()
      if (refused !== null) return refused
      const text = jsonOf(request)[key]
      if (typeof text !== 'string' || text === '')
        return { status: 400, json: { message: 'Cannot send an empty message', code: 50_006 } }
      if (text.length > 2000) return { status: 400, json: { message: 'Invalid Form Body', code: 50_035 } }
      posted.push({ text })
      return key === 'text' ? { body: 'ok' } : { status: 204 }
    }
  return {
    routes: {
      'POST /api/webhooks/:id/:secret': take('content'),
      'POST /api/webhooks/:id/:secret/slack': take('text'),
    },
    /** @returns its address below the simulator's, and what has come to it. */
    add(secret: string) {
      const posted: { text: string }[] = []
      hooks.set(secret, posted)
      return { path: `/api/webhooks/111/${secret}`, posted }
    },
  }
}
