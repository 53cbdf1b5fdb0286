import type { Clock } from '@hubbub/contracts'
import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { CredentialKeeper } from '../context.ts'
import { createKeptToken } from '../tokens/kept-token.ts'
import { classifySlackError, isEnded } from './classify-slack-error.ts'
import { type SlackCredentials, slackCredentialsSchema } from './config.ts'

interface TokenDeps {
  web: WebClient
  keeper: CredentialKeeper
  clock: Clock
}

const freshSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  /** Seconds. */
  expires_in: z.number(),
})

/** https://docs.slack.dev/authentication/using-token-rotation: a token lives twelve hours, its refresh token works once. */
export function createTokens(credentials: SlackCredentials, { web, keeper, clock }: TokenDeps) {
  const tokens = createKeptToken({
    credentials: begun(credentials),
    parse: (stored) => begun(slackCredentialsSchema.parse(stored)),
    fetchToken: async (known) => await fetchToken(known, { web, clock }),
    keeper,
    clock,
  })
  const isRotated = () => tokens.held().refreshToken !== null
  const get = async (): Promise<string> => (isRotated() ? await tokens.get() : tokens.held().accessToken)
  return {
    get,
    /** Once more with another token, where the one it was asked with has ended: then nothing was done. */
    async ask<T>(work: (token: string) => Promise<T>): Promise<T> {
      const token = await get()
      try {
        return await work(token)
      } catch (error) {
        if (!isEnded(error) || !isRotated()) throw error
        return await work(await tokens.replace(token))
      }
    },
  }
}

/** Until it is renewed, the token is the one that was given; when that ends, Slack says. */
const begun = (credentials: SlackCredentials) => ({
  ...credentials,
  accessToken: credentials.accessToken ?? credentials.token,
})

async function fetchToken(
  known: ReturnType<typeof begun>,
  { web, clock }: Pick<TokenDeps, 'web' | 'clock'>,
): Promise<ReturnType<typeof begun>> {
  const { refreshToken, clientId, clientSecret } = known
  if (refreshToken === null || clientId === null || clientSecret === null)
    throw new ChannelError({
      class: 'reauthorize',
      message: 'To renew its token, the refresh token, the client ID and the client secret are needed',
    })
  const answer = await web
    .apiCall('oauth.v2.access', {
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    })
    .catch((error: unknown) => {
      throw classifySlackError(error, { now: clock.now() })
    })
  const parsed = freshSchema.safeParse(answer)
  if (!parsed.success)
    throw new ChannelError({ class: 'retry', message: 'Slack gave no token where one was to be renewed' })
  const { access_token: accessToken, refresh_token: next, expires_in: seconds } = parsed.data
  const expiresAt = new Date(clock.now().getTime() + seconds * 1000).toISOString()
  return { ...known, accessToken, refreshToken: next, expiresAt }
}
