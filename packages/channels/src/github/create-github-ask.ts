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
import { createTokens } from './tokens.ts'

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
  /** In whose name, where that is not the account's. */
  authorization?: string
}
export type Params = Record<string, unknown>
export type GithubContext = Pick<ChannelContext, 'clock' | 'allotment' | 'credentials'>

const waitMs = 30_000

const headersOf = ({ headers }: Params) => (typeof headers === 'object' ? headers : {})

/** Octokit as it asks: guarded, its errors classified, its limits shared. Null: nothing has changed. */
export function createGithubAsk(
  { settings, credentials, policy }: GithubAccount,
  { clock, allotment, credentials: keeper }: GithubContext,
) {
  const http = createGuardedFetch({ ...policy, open: false })
  const octokit = new Octokit({
    baseUrl: settings.url,
    userAgent: 'Hubbub',
    request: {
      fetch: async (url: string, init: RequestInit) =>
        await fetch(url, { ...init, ...nativeInit(http.agent) }),
    },
    // What it has to say is told by the errors that are thrown.
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  })

  const tokens = createTokens(credentials, {
    keeper,
    clock,
    ask: async (route, params, authorization) => {
      const response = await ask(route, params as Params, { authorization })
      return { data: response?.data }
    },
  })

  /** Once more with another token, where the one it was asked with has ended: then nothing was done. */
  async function request(route: string, params: Params, authorization: string | undefined) {
    const asked = async (as: string) =>
      await octokit.request(route, { ...params, headers: { ...headersOf(params), authorization: as } })
    if (authorization !== undefined) return await asked(authorization)
    const token = await tokens.get()
    try {
      return await asked(`token ${token}`)
    } catch (error) {
      const hasEnded = error instanceof RequestError && error.status === 401
      const fresh = hasEnded ? await tokens.replace(token) : null
      if (fresh === null) throw error
      return await asked(`token ${fresh}`)
    }
  }

  async function ask(
    route: string,
    params: Params,
    { signal, sends = false, bucket = 'api', authorization }: AskOptions = {},
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
      const response = await request(route, { ...params, request: { signal: stop } }, authorization)
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

  return { ask, tokens, close: async () => await http[Symbol.asyncDispose]() }
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
