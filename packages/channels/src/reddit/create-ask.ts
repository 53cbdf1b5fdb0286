import type { Clock } from '@hubbub/contracts'
import type { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { Allotment } from '../context.ts'
import { expectReply, fetchJson, type JsonReply } from '../http/fetch-json.ts'
import type { GuardedFetch } from '../http/guarded-fetch.ts'
import { byErrors, byStatus } from './classify-reddit-error.ts'

export interface AskDeps {
  http: Pick<GuardedFetch, 'fetch'>
  root: string
  userAgent: string
  tokens: { get(): Promise<string>; replace(refused: string): Promise<string> }
  allotment: Allotment
  clock: Clock
}

export interface AskOptions {
  query?: Record<string, string>
  /** Posted where it is given. */
  form?: Record<string, string>
  /** What breaks off may have been done. */
  sends?: boolean
  signal?: AbortSignal | undefined
}

/** One request in the name of the account. Its limit is noted for all, and a token that ended is replaced once. */
export function createAsk({ http, root, userAgent, tokens, allotment, clock }: AskDeps) {
  return async function ask<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    options: AskOptions = {},
  ): Promise<z.output<Schema>> {
    const { sends = false, signal } = options
    signal?.throwIfAborted()
    await expectRoom('api')
    if (options.form) await expectRoom('write')
    const token = await tokens.get()
    let reply = await fetchReply(path, token, options)
    // What was refused for its token was not done.
    if (reply.status === 401) reply = await fetchReply(path, await tokens.replace(token), options)
    if (!reply.ok) throw await noted('api', byStatus(reply, { now: clock.now(), sends }))
    const refusal = byErrors(reply.body, clock.now())
    if (refusal !== null) throw await noted('write', refusal)
    return expectReply(schema, reply.body, { network: 'Reddit', sends })
  }

  async function fetchReply(
    path: string,
    token: string,
    { query = {}, form, sends = false, signal }: AskOptions,
  ): Promise<JsonReply> {
    const url = new URL(path, root)
    // Without it Reddit escapes its texts as if they stood in a page.
    for (const [name, value] of Object.entries({ ...query, raw_json: '1' })) url.searchParams.set(name, value)
    const reply = await fetchJson(http, url, {
      headers: { authorization: `bearer ${token}`, 'user-agent': userAgent },
      ...(form && { method: 'POST', body: new URLSearchParams({ ...form, api_type: 'json' }) }),
      sends,
      signal,
    })
    await noteLimit(reply)
    return reply
  }

  async function expectRoom(bucket: string) {
    const until = await allotment.emptyUntil(bucket)
    if (until === null) return
    const message =
      bucket === 'api' ? 'Reddit allows no more requests for now' : 'Reddit asks for a pause in writing'
    throw new ChannelError({ class: 'rate-limited', message, until })
  }

  async function noteLimit({ headers }: JsonReply) {
    const [remaining, seconds] = [headers.get('x-ratelimit-remaining'), headers.get('x-ratelimit-reset')]
    if (remaining === null || seconds === null) return
    const resetsAt = new Date(clock.now().getTime() + Number(seconds) * 1000)
    if (!Number.isNaN(resetsAt.getTime()))
      await allotment.note('api', { remaining: Math.floor(Number(remaining)), resetsAt })
  }

  async function noted(bucket: string, error: ChannelError): Promise<ChannelError> {
    if (error.until !== null) await allotment.note(bucket, { remaining: 0, resetsAt: error.until })
    return error
  }
}
