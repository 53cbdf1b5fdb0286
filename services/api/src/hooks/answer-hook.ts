import { createHash } from 'node:crypto'
import type { WebhookAnswer, WebhookRequest } from '@hubbub/channels'
import { credentialsContext, keepCall, type Secrets, type WorkChannel } from '@hubbub/domain'
import type { Handler } from 'hono'
import type { ApiDeps } from '../deps.ts'
import type { ApiEnv } from '../http/env.ts'
import type { Http } from '../http/operation.ts'
import type { RequestLimits } from '../limits/create-request-limits.ts'
import { log } from '../log.ts'
import { type ClientIp, limitKey } from '../middleware/client-ip.ts'
import { limitRequest } from '../middleware/limit-requests.ts'
import { traceOf } from '../middleware/trace-of.ts'

export interface HookDeps extends Pick<
  ApiDeps,
  'channels' | 'clock' | 'database' | 'ids' | 'settings' | 'signals' | 'store'
> {
  clientIp: ClientIp
  limits: RequestLimits
  secrets: Secrets
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Where networks call us: checks that the call is genuine, keeps it as it came, and answers. It is read later; what
 * cannot be kept is not answered 200, so that the network calls again.
 */
export function answerHook(deps: HookDeps): Handler<ApiEnv> {
  return async (http) => {
    await limitRequest(deps.limits, http, 'hook', limitKey(deps.clientIp(http)))
    const found = await findHook(deps, http.req.param('channelId') ?? '')
    // Whether there is no such channel or none that is called, nobody outside has to know.
    if (found === null) return http.text('Nothing is here', 404)
    const request = await requestOf(deps, http)
    const answer = judge(deps, found, request)
    if (answer === null) return http.text('The call cannot be judged now', 503)
    if (answer.keep) await keep(deps, { ...found, request, key: answer.key, trace: traceOf(http) })
    if (answer.keep) await keepForOthers(deps, { ...found, request, trace: traceOf(http) })
    const type = answer.contentType ?? 'text/plain; charset=utf-8'
    return new Response(answer.body ?? '', { status: answer.status, headers: { 'content-type': type } })
  }
}

interface Hook {
  workspaceId: string
  channel: WorkChannel
}

async function findHook({ database, store, channels }: HookDeps, channelId: string): Promise<Hook | null> {
  if (!uuid.test(channelId)) return null
  const workspaceId = await database.system.channelWorkspace(channelId)
  if (workspaceId === null) return null
  const channel = await store.transaction(workspaceId, (kept) => kept.channels.forWork(channelId))
  if (channel === null || channels.get(channel.kind)?.webhook === undefined) return null
  return { workspaceId, channel }
}

async function requestOf({ settings, clock }: HookDeps, http: Http): Promise<WebhookRequest> {
  const { pathname, search } = new URL(http.req.url)
  return {
    method: http.req.method === 'POST' ? 'POST' : 'GET',
    headers: http.req.header(),
    query: http.req.query(),
    body: new Uint8Array(await http.req.arrayBuffer()),
    url: new URL(pathname + search, settings.publicUrl).href,
    receivedAt: clock.now(),
  }
}

/** Null where the stored credentials cannot tell. */
function judge(
  { channels, secrets }: HookDeps,
  { channel }: Hook,
  request: WebhookRequest,
): WebhookAnswer | null {
  try {
    const plain = secrets.open(channel.credentials, credentialsContext(channel.id))
    const { settings, account } = channel
    const view = { settings, account, credentials: JSON.parse(plain) as unknown }
    return channels.get(channel.kind)?.webhook?.answer(view, request) ?? null
  } catch (error) {
    log.error({ err: error, channelId: channel.id }, 'a call of a network could not be judged')
    return null
  }
}

/** An app has one address for all its accounts: who else of the workspace a call is about keeps it, too. */
async function keepForOthers(
  deps: HookDeps,
  { workspaceId, channel, request, trace }: Hook & { request: WebhookRequest; trace: string | null },
): Promise<void> {
  const { store, channels } = deps
  const named = new Set(channels.get(channel.kind)?.webhook?.accounts?.(request) ?? [])
  named.delete(channel.account?.id ?? '')
  if (named.size === 0) return
  const others = await store.transaction(workspaceId, async (kept) => {
    const all = await kept.channels.list()
    const meant = all.filter(
      ({ id, kind, account }) => id !== channel.id && kind === channel.kind && named.has(account?.id ?? ''),
    )
    const found: (WorkChannel | null)[] = []
    for (const { id } of meant) found.push(await kept.channels.forWork(id))
    return found
  })
  for (const other of others) {
    if (other === null) continue
    // By its own secret as well: what is proven to one app is not proven to another.
    const answer = judge(deps, { workspaceId, channel: other }, request)
    if (answer?.keep === true)
      await keep(deps, { workspaceId, channel: other, request, key: answer.key, trace })
  }
}

async function keep(
  deps: HookDeps,
  call: Hook & { request: WebhookRequest; key: string | undefined; trace: string | null },
): Promise<void> {
  const { workspaceId, channel, request, key, trace } = call
  const { body, receivedAt, ...rest } = request
  const { store, signals, clock, ids } = deps
  const hash = createHash('sha256')
  if (key === undefined) hash.update(`${rest.method} ${rest.url}\n`).update(body)
  else hash.update(`key ${key}`)
  await keepCall(
    { workspaceId, store, signals, clock, ids, trace },
    {
      channelId: channel.id,
      digest: hash.digest('hex'),
      request: { ...rest, headers: { ...rest.headers }, query: { ...rest.query } },
      body,
      receivedAt,
    },
  )
}
