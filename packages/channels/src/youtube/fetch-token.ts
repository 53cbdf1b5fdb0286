import type { Clock } from '@hubbub/contracts'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import { expectReply, fetchJson } from '../http/fetch-json.ts'
import type { GuardedFetch } from '../http/guarded-fetch.ts'
import { tokenSchema } from './api-types.ts'
import { classifyYouTubeError } from './classify-youtube-error.ts'
import type { YouTubeCredentials } from './config.ts'

interface TokenDeps {
  http: Pick<GuardedFetch, 'fetch'>
  root: string
  clock: Clock
}

const refusedSchema = z.object({ error: z.string(), error_description: z.string().catch('') })

/** https://developers.google.com/identity/protocols/oauth2/web-server#offline */
export async function fetchToken(
  credentials: YouTubeCredentials,
  { http, root, clock }: TokenDeps,
): Promise<YouTubeCredentials> {
  const { clientId, clientSecret, refreshToken } = credentials
  if (clientId === null || clientSecret === null || refreshToken === null)
    throw new ChannelError({
      class: 'reauthorize',
      message: 'To sign in with a channel, client ID, client secret and refresh token are needed',
    })
  const reply = await fetchJson(http, new URL('/token', root), {
    method: 'POST',
    body: new URLSearchParams({
      client_id: clientId,
      client_secret: clientSecret,
      refresh_token: refreshToken,
      grant_type: 'refresh_token',
    }),
  })
  const refused = refusedSchema.safeParse(reply.body).data
  if (refused !== undefined && reply.status < 500)
    throw new ChannelError({
      class: 'reauthorize',
      message: `Google does not renew the token: ${refused.error_description || refused.error}`,
    })
  const now = clock.now()
  if (!reply.ok) throw classifyYouTubeError(reply, { now, sends: false })
  const token = expectReply(tokenSchema, reply.body, { network: 'Google' })
  return {
    ...credentials,
    accessToken: token.access_token,
    expiresAt: new Date(now.getTime() + token.expires_in * 1000).toISOString(),
  }
}
