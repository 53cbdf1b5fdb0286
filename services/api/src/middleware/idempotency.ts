import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { AppError } from '@hubbub/contracts'
import type { IdempotencyState } from '@hubbub/domain'
import { createMiddleware } from 'hono/factory'
import { z } from 'zod'
import type { ApiContext } from '../context.ts'
import type { ApiEnv } from '../http/env.ts'
import type { Http } from '../http/operation.ts'
import { log } from '../log.ts'

const patienceMs = 5_000
const pollMs = 100
const renewMs = 4_000
/** A claim that was not renewed for so long was left behind by a process that is dead. */
const abandonedMs = 15_000

const answerSchema = z.object({
  body: z.string(),
  contentType: z.string().nullable(),
  etag: z.string().nullable(),
})

/** A POST that is sent again with the same Idempotency-Key gets the first answer again and does nothing twice. */
export const idempotency = createMiddleware<ApiEnv>(async (http, next) => {
  const key = http.req.header('idempotency-key')
  if (http.req.method !== 'POST' || key === undefined || key.length > 200 || key === '') return await next()
  const ctx = http.get('ctx')
  const name = { actorId: ctx.caller.actor.id ?? 'system', key }
  const claimed = await claim(ctx, name, await hashRequest(http))
  if (claimed.state === 'answered') {
    http.res = replay(ctx, name.key, claimed)
    return undefined
  }
  {
    using _ = keepClaimed(ctx, name)
    await next()
  }
  await conclude(http, ctx, name)
})

function keepClaimed(ctx: ApiContext, name: { actorId: string; key: string }): Disposable {
  const renew = async () =>
    await ctx.store.transaction(
      ctx.workspaceId,
      async ({ system }) => await system.renewIdempotencyKey(name, ctx.clock.now()),
    )
  const timer = setInterval(() => {
    renew().catch((error: unknown) => log.warn({ err: error }, 'a claim was not renewed'))
  }, renewMs)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

async function claim(
  ctx: ApiContext,
  name: { actorId: string; key: string },
  requestHash: string,
): Promise<Settled> {
  const began = ctx.clock.now().getTime()
  for (;;) {
    const now = ctx.clock.now()
    const abandonedBefore = new Date(now.getTime() - abandonedMs)
    const state = await ctx.store.transaction(
      ctx.workspaceId,
      async ({ system }) => await system.claimIdempotencyKey({ ...name, requestHash, now, abandonedBefore }),
    )
    if (state.state === 'new' || state.state === 'answered') return state
    if (state.state === 'different') throw mismatch()
    if (now.getTime() - began > patienceMs) throw stillRunning()
    await setTimeout(pollMs)
  }
}

type Settled = Extract<IdempotencyState, { state: 'new' | 'answered' }>

async function hashRequest(http: Http): Promise<string> {
  const body = Buffer.from(await http.req.arrayBuffer())
  return createHash('sha256').update(`${http.req.method} ${http.req.path}\n`).update(body).digest('hex')
}

// Only what was done is kept: after a refusal or a failure the same key may try again.
async function conclude(http: Http, ctx: ApiContext, name: { actorId: string; key: string }): Promise<void> {
  const { status } = http.res
  const done = http.error === undefined && status >= 200 && status < 300
  const sealed = done ? await seal(http.res, ctx, name.key) : null
  await ctx.store.transaction(ctx.workspaceId, async ({ system }) => {
    if (sealed === null) await system.releaseIdempotencyKey(name)
    else await system.keepIdempotentAnswer(name, { status, body: sealed })
  })
}

// Sealed, for an answer may show a secret that is shown only once.
async function seal(response: Response, ctx: ApiContext, key: string): Promise<string> {
  const body = await response.clone().text()
  const { headers } = response
  const answer = { body, contentType: headers.get('content-type'), etag: headers.get('etag') }
  return ctx.secrets.seal(JSON.stringify(answer), `idempotency:${key}`)
}

function replay(ctx: ApiContext, key: string, { status, body }: { status: number; body: string }): Response {
  const answer = answerSchema.parse(JSON.parse(ctx.secrets.open(body, `idempotency:${key}`)))
  const headers = new Headers({ 'idempotency-replayed': 'true' })
  if (answer.contentType !== null) headers.set('content-type', answer.contentType)
  if (answer.etag !== null) headers.set('etag', answer.etag)
  return new Response(status === 204 ? null : answer.body, {
    status,
    headers,
  })
}

function mismatch(): AppError {
  return new AppError({
    code: 'idempotency.mismatch',
    kind: 'invalid',
    message: 'This Idempotency-Key was used for another request',
  })
}

function stillRunning(): AppError {
  return new AppError({
    code: 'idempotency.running',
    kind: 'conflict',
    message: 'The first request with this Idempotency-Key is still running',
  })
}
