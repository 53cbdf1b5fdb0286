import type { Clock } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { CredentialKeeper } from '../context.ts'

/** Credentials that carry what they were last changed into. */
export interface WithToken {
  accessToken: string | null
  /** Null where the token does not end by itself. */
  expiresAt: string | null
}

export interface KeptTokenDeps<Credentials extends WithToken> {
  credentials: Credentials
  /** What is stored, with its defaults. */
  parse: (stored: unknown) => Credentials
  /** The same credentials with another token. */
  fetchToken: (known: Credentials) => Promise<Credentials>
  keeper: CredentialKeeper
  clock: Clock
}

/** A token that ends sooner than this is renewed before it is used. */
const earlyMs = 5 * 60_000

/** The access token of an account, renewed once for all processes before it ends, and when the network says that it has. */
export function createKeptToken<Credentials extends WithToken>(deps: KeptTokenDeps<Credentials>) {
  const { credentials, parse, fetchToken, keeper, clock } = deps
  let held = credentials
  /** As it is stored: what was parsed is not the same to whoever compares. */
  let kept: unknown = credentials
  let renewing: Promise<string> | null = null

  function fresh(stale: string | null): string | null {
    const { accessToken, expiresAt } = held
    const left = expiresAt === null ? Infinity : Date.parse(expiresAt) - clock.now().getTime()
    return accessToken !== stale && left > earlyMs ? accessToken : null
  }

  async function renew(stale: string | null): Promise<string> {
    for (let tries = 0; tries < 2; tries += 1) {
      kept = await keeper.renew(kept, async (stored) => await fetchToken(parse(stored)))
      held = parse(kept)
      const token = fresh(stale)
      if (token !== null) return token
    }
    throw new ChannelError({ class: 'retry', message: 'No fresh access token was kept' })
  }

  /** One renewal at a time, and none where somebody else's came first. */
  async function renewOnce(stale: string | null): Promise<string> {
    const token = fresh(stale)
    if (token !== null) return token
    renewing ??= renew(stale).finally(() => {
      renewing = null
    })
    return await renewing
  }

  return {
    get: async (): Promise<string> => await renewOnce(null),
    /** Another one in the place of one that was refused. */
    replace: async (refused: string): Promise<string> => await renewOnce(refused),
    held: (): Credentials => held,
  }
}
