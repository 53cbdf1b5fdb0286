import type { Clock } from '@hubbub/contracts'
import type { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { Allotment } from '../context.ts'
import { expectReply, fetchJson, type JsonReply } from '../http/fetch-json.ts'
import type { GuardedFetch } from '../http/guarded-fetch.ts'
import { classifyLemmyError, codeOf } from './classify-lemmy-error.ts'

export interface AskDeps {
  http: Pick<GuardedFetch, 'fetch'>
  root: string
  token: { get(): Promise<string>; replace(refused: string): Promise<string> }
  allotment: Allotment
  clock: Clock
}

export interface AskOptions {
  query?: Record<string, string>
  /** Posted where it is given. */
  json?: object
  /** What breaks off may have been done. */
  sends?: boolean
  signal?: AbortSignal | undefined
}

export type Ask = ReturnType<typeof createAsk>

const isSignedOut = ({ status, body }: JsonReply) => status === 401 || codeOf(body) === 'not_logged_in'

/** Searching, writing and all else are limited apart; what one meets, all keep. */
const bucketOf = (path: string, { json }: AskOptions) => {
  if (json !== undefined) return 'write'
  return path === 'search' ? 'search' : 'read'
}

/** One request in the name of the account; a token that no longer counts is replaced once. */
export function createAsk({ http, root, token, allotment, clock }: AskDeps) {
  return async function ask<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    options: AskOptions = {},
  ): Promise<z.output<Schema>> {
    const { sends = false, signal } = options
    signal?.throwIfAborted()
    const bucket = bucketOf(path, options)
    const until = await allotment.emptyUntil(bucket)
    if (until !== null)
      throw new ChannelError({
        class: 'rate-limited',
        message: 'The instance allows no more requests for now',
        until,
      })
    const first = await token.get()
    let reply = await call(path, first, options)
    if (isSignedOut(reply)) reply = await call(path, await token.replace(first), options)
    if (reply.ok) return expectReply(schema, reply.body, { network: 'The instance', sends })
    const failure = classifyLemmyError(reply, { now: clock.now(), sends: options.json !== undefined })
    if (failure.until !== null) await allotment.note(bucket, { remaining: 0, resetsAt: failure.until })
    throw failure
  }

  async function call(
    path: string,
    token: string,
    { query = {}, json, sends = false, signal }: AskOptions,
  ): Promise<JsonReply> {
    const url = new URL(`/api/v3/${path}`, root)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    return await fetchJson(http, url, {
      headers: {
        authorization: `Bearer ${token}`,
        ...(json && { 'content-type': 'application/json' }),
      },
      ...(json && { method: 'POST', body: JSON.stringify(json) }),
      sends,
      signal,
    })
  }
}
