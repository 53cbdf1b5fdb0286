import type { Clock } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { CredentialKeeper } from '../context.ts'
import { classifyXError } from './classify-x-error.ts'
import { credentialsSchema, type XCredentials } from './config.ts'
import type { XTransport } from './transport.ts'

/** A token that ends sooner than this is renewed before it is used. */
const EARLY_MS = 5 * 60_000

export interface TokenDeps {
  transport: XTransport
  keeper: CredentialKeeper
  clock: Clock
}

export type XTokens = ReturnType<typeof createTokens>

/** The account's tokens: renewed before they end, and when X says that they have. */
export function createTokens(first: XCredentials, { transport, keeper, clock }: TokenDeps) {
  let current = first
  let renewing: Promise<void> | null = null

  async function renew(stale: XCredentials) {
    const fresh = await keeper.renew(stale, async (stored) => {
      const known = credentialsSchema.parse(stored)
      return await fetchFresh(known, { transport, clock })
    })
    current = credentialsSchema.parse(fresh)
  }

  const renewOnce = async () => {
    renewing ??= renew(current).finally(() => {
      renewing = null
    })
    await renewing
  }

  return {
    async user(): Promise<string> {
      const { expiresAt, refreshToken } = current
      const left = expiresAt === null ? Infinity : Date.parse(expiresAt) - clock.now().getTime()
      if (left < EARLY_MS && refreshToken !== null) await renewOnce()
      return current.accessToken
    },
    app: (): string | null => current.bearerToken,
    /** Whether a token that was refused has been replaced. */
    async replace(refused: string): Promise<boolean> {
      if (refused !== current.accessToken) return true
      if (current.refreshToken === null || current.clientId === null) return false
      await renewOnce()
      return refused !== current.accessToken
    },
  }
}

async function fetchFresh(
  stored: XCredentials,
  { transport, clock }: Pick<TokenDeps, 'transport' | 'clock'>,
): Promise<XCredentials> {
  const { clientId, clientSecret, refreshToken } = stored
  if (clientId === null || refreshToken === null)
    throw new ChannelError({
      class: 'reauthorize',
      message: 'The access token has ended, and there is no refresh token to renew it with',
    })
  try {
    const client = transport.as({ clientId, ...(clientSecret !== null && { clientSecret }) })
    const { accessToken, refreshToken: next, expiresIn } = await client.refreshOAuth2Token(refreshToken)
    const expiresAt = new Date(clock.now().getTime() + expiresIn * 1000).toISOString()
    return { ...stored, accessToken, refreshToken: next ?? refreshToken, expiresAt }
  } catch (error) {
    throw classifyXError(error, { now: clock.now() })
  }
}
