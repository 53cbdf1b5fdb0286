import { ChannelError } from '../channel-error.ts'
import type { CredentialKeeper } from '../context.ts'
import { type RedditCredentials, redditCredentialsSchema } from './config.ts'
import { fetchToken, type TokenDeps } from './fetch-token.ts'

/** A token that ends sooner than this is renewed before it is used. */
const earlyMs = 5 * 60_000

interface TokensDeps extends TokenDeps {
  keeper: CredentialKeeper
}

export type RedditTokens = ReturnType<typeof createTokens>

/** The access token of the account, renewed once for all processes before it ends, and when Reddit says that it has. */
export function createTokens(credentials: RedditCredentials, deps: TokensDeps) {
  const { keeper, clock } = deps
  let held = credentials
  /** As it is stored: what was parsed is not the same to whoever compares. */
  let kept: unknown = credentials
  let renewing: Promise<string> | null = null

  const isFresh = ({ accessToken, expiresAt }: RedditCredentials) =>
    accessToken !== null && expiresAt !== null && Date.parse(expiresAt) - clock.now().getTime() > earlyMs

  async function renew(stale: string | null): Promise<string> {
    for (let tries = 0; tries < 2; tries += 1) {
      kept = await keeper.renew(kept, async (stored) => {
        const known = redditCredentialsSchema.parse(stored)
        return { ...known, ...(await fetchToken(known, deps)) }
      })
      held = redditCredentialsSchema.parse(kept)
      if (held.accessToken !== null && held.accessToken !== stale && isFresh(held)) return held.accessToken
    }
    throw new ChannelError({ class: 'retry', message: 'No fresh access token was kept' })
  }

  /** One renewal at a time, and none where somebody else's came first. */
  async function renewOnce(stale: string | null): Promise<string> {
    if (held.accessToken !== null && held.accessToken !== stale && isFresh(held)) return held.accessToken
    renewing ??= renew(stale).finally(() => {
      renewing = null
    })
    return await renewing
  }

  return {
    get: async (): Promise<string> =>
      held.accessToken !== null && isFresh(held) ? held.accessToken : await renewOnce(null),
    /** Another one in the place of one that was refused. */
    replace: renewOnce,
    scopes: (): string[] => held.scope.split(/[\s,]+/).filter(Boolean),
  }
}
