import { AppError } from '@hubbub/contracts'
import { type ChatVisitorRow, type WorkContext } from '@hubbub/domain'
import { createMiddleware } from 'hono/factory'
import type { ApiEnv } from '../http/env.ts'
import type { Http } from '../http/operation.ts'
import { limitKey } from '../middleware/client-ip.ts'
import { limitRequest } from '../middleware/limit-requests.ts'
import { traceOf } from '../middleware/trace-of.ts'
import type { ChatDeps } from './chat-deps.ts'
import { type Chat, findChat } from './find-chat.ts'

/** Finds the chat, and lets in pages that may show it. A page that may not is told so in words that it can read. */
export const letPageIn = (deps: ChatDeps) =>
  createMiddleware<ApiEnv>(async (http, next) => {
    const origin = http.req.header('origin')
    // Nothing here goes by cookies, so that any page may read what it is told.
    if (origin !== undefined) http.header('access-control-allow-origin', origin)
    http.header('vary', 'origin')
    http.header('cross-origin-resource-policy', 'cross-origin')
    if (http.req.method === 'OPTIONS') {
      http.header('access-control-allow-methods', 'GET, POST, PATCH')
      http.header('access-control-allow-headers', 'authorization, content-type')
      http.header('access-control-max-age', '86400')
      return http.body(null, 204)
    }
    await limitRequest(deps.limits, http, 'chat', limitKey(deps.clientIp(http)))
    const chat = await findChat(deps, http.req.param('key') ?? '')
    const isWelcome =
      origin === undefined ||
      deps.origins.includes(origin) ||
      chat.door.isWelcome(chat.channel.settings, origin)
    if (!isWelcome)
      throw new AppError({
        code: 'chat.origin_refused',
        kind: 'forbidden',
        message: `${origin} is not among the pages that may show this chat`,
      })
    http.set('chat', chat)
    return await next()
  })

/** Whoever brings no token, or one that names nobody here, is told to come in anew. */
export const letVisitorIn = (deps: ChatDeps) =>
  createMiddleware<ApiEnv>(async (http, next) => {
    const token = /^Bearer (\S{1,400})$/.exec(http.req.header('authorization') ?? '')?.[1]
    const visitor = token === undefined ? null : await findVisitor(deps, http.get('chat'), token)
    if (visitor === null)
      throw new AppError({
        code: 'chat.session_over',
        kind: 'unauthenticated',
        message: 'This session is over',
      })
    http.set('visitor', visitor)
    await next()
  })

export async function findVisitor(
  { tokens, clock, store }: ChatDeps,
  { workspaceId, channel }: Chat,
  token: string,
): Promise<ChatVisitorRow | null> {
  const named = tokens.read(channel.id, token, clock.now())
  if (named === null) return null
  const visitor = await store.transaction(workspaceId, ({ chat }) => chat.find(named.visitorId))
  return visitor?.channelId === channel.id && visitor.epoch === named.epoch ? visitor : null
}

export function contextOf(
  deps: ChatDeps,
  http: Http,
  { workspaceId }: Pick<Chat, 'workspaceId'>,
): WorkContext {
  const { store, signals, clock, ids } = deps
  return { workspaceId, store, signals, clock, ids, trace: traceOf(http) }
}
