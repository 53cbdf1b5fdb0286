import { Octokit } from '@octokit/core'
import { RequestError } from '@octokit/request-error'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { HostPolicy } from '../hosts/refuse-host.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import { nativeInit } from '../http/native-init.ts'
import { classifyGithubError, resetOf } from './classify-github-error.ts'
import type { GithubCredentials, GithubSettings } from './config.ts'

export interface GithubAccount {
  settings: GithubSettings
  credentials: GithubCredentials
  policy: HostPolicy
}

export interface AskOptions {
  signal?: AbortSignal | undefined
  /** What breaks off may have been done. */
  sends?: boolean
  /** Searching has a limit of its own. */
  bucket?: 'api' | 'search'
}
export type Params = Record<string, unknown>

const waitMs = 30_000

/** Octokit as it asks: guarded, its errors classified, its limits shared. Null: nothing has changed. */
export function createGithubAsk(
  { settings, credentials, policy }: GithubAccount,
  { clock, allotment }: Pick<ChannelContext, 'clock' | 'allotment'>,
) {
  const http = createGuardedFetch({ ...policy, open: false })
  const octokit = new Octokit({
    auth: credentials.token,
    baseUrl: settings.url,
    userAgent: 'Hubbub',
    request: {
      fetch: async (url: string, init: RequestInit) =>
        await fetch(url, { ...init, ...nativeInit(http.agent) }),
    },
    // What it has to say is told by the errors that are thrown.
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  })

  async function ask(
    route: string,
    params: Params,
    { signal, sends = false, bucket = 'api' }: AskOptions = {},
  ) {
    signal?.throwIfAborted()
    const until = await allotment.emptyUntil(bucket)
    if (until !== null)
      throw new ChannelError({
        class: 'rate-limited',
        message: 'GitHub allows no more requests for now',
        until,
      })
    const stop = AbortSignal.any([AbortSignal.timeout(waitMs), ...(signal ? [signal] : [])])
    try {
      const response = await octokit.request(route, { ...params, request: { signal: stop } })
      await noteLimit(bucket, response.headers)
      return response
    } catch (error) {
      if (error instanceof RequestError && error.status === 304) return null
      if (signal?.aborted && !sends) throw signal.reason
      const failure = classifyGithubError(error, { now: clock.now(), sends })
      if (failure.until !== null) await allotment.note(bucket, { remaining: 0, resetsAt: failure.until })
      throw failure
    }
  }

  async function noteLimit(bucket: string, headers: Readonly<Record<string, unknown>>) {
    if (headers['x-ratelimit-remaining'] !== '0') return
    const resetsAt = resetOf(headers['x-ratelimit-reset'], clock.now())
    await allotment.note(bucket, { remaining: 0, resetsAt })
  }

  return { ask, close: async () => await http[Symbol.asyncDispose]() }
}

export function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  sends: boolean,
): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const message = `GitHub answered oddly: ${z.prettifyError(result.error)}`
  throw new ChannelError({ class: 'retry', message, maybeSent: sends })
}
