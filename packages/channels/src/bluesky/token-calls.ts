import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import { networkError } from '../http/network-error.ts'
import type { BlueskyCredentials, BlueskySettings, BlueskyTokens } from './config.ts'

export interface TokenDeps {
  settings: BlueskySettings
  fetch: (url: string, init: RequestInit) => Promise<Response>
  now: () => Date
}

const answerSchema = z.object({
  did: z.string(),
  handle: z.string(),
  accessJwt: z.string(),
  refreshJwt: z.string(),
})
const errorSchema = z
  .object({ error: z.string().catch(''), message: z.string().catch('') })
  .catch({ error: '', message: '' })

export const errorOf = async (answer: Response) => errorSchema.parse(await answer.json().catch(() => ({})))

/** com.atproto.server: a password for tokens, and tokens for new ones. */
export function createTokenCalls({ settings, fetch, now }: TokenDeps) {
  async function refresh({ tokens }: BlueskyCredentials): Promise<BlueskyTokens | null> {
    if (tokens === null) return null
    const answer = await call('com.atproto.server.refreshSession', {
      authorization: `Bearer ${tokens.refreshJwt}`,
    })
    if (answer.ok) return answerSchema.parse(await answer.json())
    const failure = await failureOf(answer)
    // What has ended for good is begun anew with the password.
    if (failure.class === 'reauthorize' || failure.class === 'rejected') return null
    throw failure
  }

  async function signIn({ password }: BlueskyCredentials): Promise<BlueskyTokens> {
    const body = JSON.stringify({ identifier: settings.handle, password })
    const answer = await call(
      'com.atproto.server.createSession',
      { 'content-type': 'application/json' },
      body,
    )
    if (!answer.ok) throw await failureOf(answer)
    return answerSchema.parse(await answer.json())
  }

  async function call(method: string, headers: Record<string, string>, body?: string): Promise<Response> {
    try {
      return await fetch(new URL(`/xrpc/${method}`, settings.service).href, {
        method: 'POST',
        headers,
        ...(body !== undefined && { body }),
        signal: AbortSignal.timeout(30_000),
      })
    } catch (error) {
      throw networkError(error, { sent: false })
    }
  }

  async function failureOf(answer: Response): Promise<ChannelError> {
    const { message, error } = await errorOf(answer)
    const words = message || error || `The server answered ${answer.status}`
    if (answer.status === 429) {
      const reset = Number(answer.headers.get('ratelimit-reset') ?? 0) * 1000
      const until = new Date(reset > now().getTime() ? reset : now().getTime() + 300_000)
      return new ChannelError({ class: 'rate-limited', message: words, until })
    }
    if (answer.status >= 500) return new ChannelError({ class: 'retry', message: words })
    return new ChannelError({ class: 'reauthorize', message: words })
  }

  return { refresh, signIn }
}
