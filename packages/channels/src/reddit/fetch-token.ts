import type { Clock } from '@hubbub/contracts'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import { expectReply, fetchJson } from '../http/fetch-json.ts'
import type { GuardedFetch } from '../http/guarded-fetch.ts'
import { tokenSchema } from './api-types.ts'
import { byStatus } from './classify-reddit-error.ts'
import type { RedditCredentials } from './config.ts'

export interface TokenDeps {
  http: Pick<GuardedFetch, 'fetch'>
  /** Where tokens are given out. */
  root: string
  username: string
  userAgent: string
  clock: Clock
}

const errorSchema = z.object({ error: z.union([z.string(), z.number()]) })

/** https://github.com/reddit-archive/reddit/wiki/OAuth2: by the refresh token, or by the password of a script's owner. */
export async function fetchToken(
  credentials: RedditCredentials,
  { http, root, username, userAgent, clock }: TokenDeps,
): Promise<RedditCredentials> {
  const { clientId, clientSecret, refreshToken, password } = credentials
  const form =
    refreshToken === null
      ? { grant_type: 'password', username, password: password ?? '' }
      : { grant_type: 'refresh_token', refresh_token: refreshToken }
  const reply = await fetchJson(http, new URL('/api/v1/access_token', root), {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret ?? ''}`).toString('base64')}`,
      'user-agent': userAgent,
    },
    body: new URLSearchParams(form),
  })
  const refused = errorSchema.safeParse(reply.body).success
  // A password that is wrong is said in an answer that looks like success.
  if (refused && (reply.ok || reply.status === 400 || reply.status === 401))
    throw new ChannelError({ class: 'reauthorize', message: wordsOf(reply.status, refreshToken) })
  if (!reply.ok) throw byStatus(reply, { now: clock.now(), sends: false })
  const token = expectReply(tokenSchema, reply.body, { network: 'Reddit' })
  return {
    ...credentials,
    accessToken: token.access_token,
    expiresAt: new Date(clock.now().getTime() + token.expires_in * 1000).toISOString(),
    scope: token.scope,
    refreshToken: token.refresh_token ?? refreshToken,
  }
}

function wordsOf(status: number, refreshToken: string | null): string {
  if (status === 401) return 'Reddit does not know the client ID, or its secret is another'
  return refreshToken === null
    ? 'Reddit does not accept the name and password of the account'
    : 'Reddit no longer accepts the refresh token'
}
