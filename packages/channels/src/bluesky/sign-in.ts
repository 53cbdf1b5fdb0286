import { ChannelError } from '../channel-error.ts'
import type { CredentialKeeper } from '../context.ts'
import { createTokenCalls, errorOf, type TokenDeps } from './token-calls.ts'
import { type BlueskyCredentials, blueskyCredentialsSchema, type BlueskyTokens } from './config.ts'

export interface SignInDeps extends TokenDeps {
  credentials: BlueskyCredentials
  keeper: CredentialKeeper
}

/**
 * The tokens of the account, changed for new ones when they end. Signing in is rationed (some hundred times a day), so
 * tokens are kept, and renewed by one process for all.
 */
export function createSignIn({ credentials, keeper, ...deps }: SignInDeps) {
  const { settings, fetch } = deps
  const { refresh, signIn } = createTokenCalls(deps)
  let held = credentials
  /** As it is stored: what was parsed is not the same to whoever compares. */
  let kept: unknown = credentials
  let renewing: Promise<BlueskyTokens> | null = null

  /** What is kept may be older than what was held, or a person's new password; then it is tried with that. */
  async function renew(): Promise<BlueskyTokens> {
    for (let tries = 0; tries < 2; tries += 1) {
      kept = await keeper.renew(kept, async (stored) => {
        const known = blueskyCredentialsSchema.parse(stored)
        return { ...known, tokens: (await refresh(known)) ?? (await signIn(known)) }
      })
      held = blueskyCredentialsSchema.parse(kept)
      if (held.tokens !== null) return held.tokens
    }
    throw new ChannelError({ class: 'retry', message: 'No tokens were kept' })
  }

  /** One renewal at a time, and none where somebody else's came first. */
  async function renewOnce(stale: BlueskyTokens | null): Promise<BlueskyTokens> {
    if (held.tokens !== null && held.tokens.accessJwt !== stale?.accessJwt) return held.tokens
    renewing ??= renew().finally(() => {
      renewing = null
    })
    return await renewing
  }

  const tokens = async () => held.tokens ?? (await renewOnce(null))

  return {
    tokens,
    /** What `Agent` of @atproto/api asks with. */
    manager: {
      /** Known once `tokens` has been asked. */
      get did(): string {
        return held.tokens?.did ?? ''
      },
      async fetchHandler(path: string, init: RequestInit): Promise<Response> {
        const first = await tokens()
        const answer = await send(path, init, first)
        if (answer.status !== 400 && answer.status !== 401) return answer
        const { error } = await errorOf(answer.clone())
        if (error !== 'ExpiredToken') return answer
        return await send(path, init, await renewOnce(first))
      },
    },
  }

  async function send(path: string, init: RequestInit, { accessJwt }: BlueskyTokens): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${accessJwt}`)
    return await fetch(new URL(path, settings.service).href, { ...init, headers })
  }
}
