import { type HttpAnswer, type HttpRequest, jsonOf, textOf } from '../http/http-message.ts'
import type { SlackApp } from './slack-app.ts'
import type { SlackEvents } from './slack-events.ts'
import { expectScope, slackMethods } from './slack-methods.ts'
import { SlackRefusal } from './slack-types.ts'
import type { SlackWorld } from './slack-world.ts'

interface Desk {
  world: SlackWorld
  apps: ReadonlyMap<string, SlackApp>
  events: SlackEvents
  url: string
}

/** A call of the Web API, as https://docs.slack.dev/apis/web-api has it: whatever is refused is refused with 200. */
export function answerCall(request: HttpRequest, desk: Desk): HttpAnswer {
  try {
    return answer(request, desk)
  } catch (error) {
    if (error instanceof SlackRefusal) return { json: { ok: false, error: error.message, ...error.more } }
    throw error
  }
}

function answer(request: HttpRequest, { world, apps, events, url }: Desk): HttpAnswer {
  const method = request.params['method'] ?? ''
  const token = (request.headers['authorization'] ?? '').replace('Bearer ', '')
  if (method === 'apps.connections.open') {
    if (![...apps.values()].some(({ appToken }) => appToken === token)) throw new SlackRefusal('invalid_auth')
    const address = `${url.replace('http', 'ws')}/link/?ticket=${token}&app_id=A0SHOP`
    return { json: { ok: true, url: address } }
  }
  if (method === 'oauth.v2.access') return { json: { ok: true, ...renew(argsOf(request), apps) } }
  const app = [...apps.values()].find(({ tokens }) => tokens.has(token))
  if (app === undefined) throw new SlackRefusal(token === '' ? 'not_authed' : 'invalid_auth')
  if (app.revoked) throw new SlackRefusal('token_revoked')
  if (app.tokens.isEnded(token)) throw new SlackRefusal('token_expired')
  const call = slackMethods[method]
  if (call === undefined) throw new SlackRefusal('unknown_method')
  expectScope(app, method)
  const result = call({ app, world, args: argsOf(request), url, spread: events.said, gone: events.gone })
  return { headers: { 'x-oauth-scopes': [...app.scopes].join(',') }, json: { ok: true, ...result } }
}

function renew(args: Record<string, string>, apps: Desk['apps']): object {
  const app = [...apps.values()].find(({ rotation }) => rotation?.clientId === args['client_id'])
  if (app === undefined) throw new SlackRefusal('invalid_client_id')
  if (app.rotation?.clientSecret !== args['client_secret']) throw new SlackRefusal('bad_client_secret')
  const fresh = app.tokens.renew(args['refresh_token'] ?? '')
  if (fresh === null) throw new SlackRefusal('invalid_refresh_token')
  return { ...fresh, app_id: 'A0SHOP', bot_user_id: app.bot.id, scope: [...app.scopes].join(',') }
}

function argsOf(request: HttpRequest): Record<string, string> {
  const type = request.headers['content-type'] ?? ''
  if (!type.includes('json')) return Object.fromEntries(new URLSearchParams(textOf(request)))
  const entries = Object.entries(jsonOf(request))
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  )
}
