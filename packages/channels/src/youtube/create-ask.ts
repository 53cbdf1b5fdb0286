import type { Ability, Clock } from '@hubbub/contracts'
import type { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { Allotment, Meter } from '../context.ts'
import { expectReply, fetchJson, type JsonReply } from '../http/fetch-json.ts'
import type { GuardedFetch } from '../http/guarded-fetch.ts'
import { classifyYouTubeError } from './classify-youtube-error.ts'
import { cost } from './config.ts'

export interface AskDeps {
  http: Pick<GuardedFetch, 'fetch'>
  root: string
  /** How it is signed in: by a token, or by a key in the address. */
  sign: (refused: string | null) => Promise<{ token: string } | { key: string }>
  allotment: Allotment
  meter: Meter
  clock: Clock
}

export interface AskOptions {
  query: Record<string, string | undefined>
  method?: 'POST' | 'DELETE'
  json?: object
  /** What it is good for: quota is counted by it. */
  use: Ability
  /** What breaks off may have been done. */
  sends?: boolean
  signal?: AbortSignal | undefined
}

/** One call: what it costs is counted, what the project is granted is obeyed, a token that ended is replaced once. */
export function createAsk({ http, root, sign, allotment, meter, clock }: AskDeps) {
  return async function ask<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    options: AskOptions,
  ): Promise<z.output<Schema>> {
    const { use, sends = false, signal, method } = options
    const bucket = path === 'search' ? 'search' : 'quota'
    signal?.throwIfAborted()
    await meter.permit(use)
    const until = await allotment.emptyUntil(bucket)
    if (until !== null)
      throw new ChannelError({ class: 'rate-limited', message: 'YouTube grants no more until then', until })
    const read = method === undefined ? cost.read : cost.write
    const amount = bucket === 'search' ? cost.search : read

    const first = await sign(null)
    let reply = await call(path, first, options)
    if (reply.status === 401 && 'token' in first) reply = await call(path, await sign(first.token), options)
    const failure = reply.ok ? null : classifyYouTubeError(reply, { now: clock.now(), sends })
    // What is refused as too much costs nothing; anything else does, even what is wrong.
    if (failure?.until == null) await meter.spend({ for: use, unit: bucket, amount })
    else await allotment.note(bucket, { remaining: 0, resetsAt: failure.until })
    if (failure !== null) throw failure
    return expectReply(schema, reply.body, { network: 'YouTube', sends })
  }

  async function call(
    path: string,
    signed: { token: string } | { key: string },
    { query, method, json, sends = false, signal }: AskOptions,
  ): Promise<JsonReply> {
    const url = new URL(`/youtube/v3/${path}`, root)
    const key = 'key' in signed ? signed.key : undefined
    for (const [name, value] of Object.entries({ ...query, key }))
      if (value !== undefined) url.searchParams.set(name, value)
    return await fetchJson(http, url, {
      headers: {
        ...('token' in signed && { authorization: `Bearer ${signed.token}` }),
        ...(json && { 'content-type': 'application/json' }),
      },
      ...(method !== undefined && { method }),
      ...(json && { body: JSON.stringify(json) }),
      sends,
      signal,
    })
  }
}
