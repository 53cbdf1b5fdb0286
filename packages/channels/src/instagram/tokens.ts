import type { Clock } from '@hubbub/contracts'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { CredentialKeeper } from '../context.ts'
import { expectReply, fetchJson } from '../http/fetch-json.ts'
import type { GuardedFetch } from '../http/guarded-fetch.ts'
import type { TokenSource } from '../meta/graph-client.ts'
import { graphErrorSchema } from '../meta/graph-types.ts'
import { credentialsSchema, type InstagramCredentials } from './config.ts'

interface TokenDeps {
  http: Pick<GuardedFetch, 'fetch'>
  /** Without a slash at its end. */
  root: string
  keeper: CredentialKeeper
  clock: Clock
}

export interface InstagramTokens extends TokenSource {
  /** Renews the token where that is due; what does not work yet is tried again a day later. */
  tend(): Promise<void>
}

const DAY_MS = 86_400_000
/** Of the sixty days that it lives. */
const EARLY_MS = 30 * DAY_MS

const freshSchema = z.object({
  access_token: z.string(),
  /** Seconds. */
  expires_in: z.number(),
})

/**
 * https://developers.facebook.com/docs/instagram-platform/reference/refresh_access_token: a token of an account is
 * renewed while it counts, once it is a day old; the one before goes on until its own end.
 */
export function createInstagramTokens(
  credentials: InstagramCredentials,
  { http, root, keeper, clock }: TokenDeps,
): InstagramTokens {
  let held = credentials
  /** As it is stored: what was parsed is not the same to whoever compares. */
  let kept: unknown = credentials
  let nextTry = 0
  let renewing: Promise<void> | null = null
  const tokenOf = ({ accessToken, token }: InstagramCredentials) => accessToken ?? token

  async function renew() {
    kept = await keeper.renew(kept, async (stored) => {
      const known = credentialsSchema.parse(stored)
      const url = new URL(`${root}/refresh_access_token`)
      url.searchParams.set('grant_type', 'ig_refresh_token')
      url.searchParams.set('access_token', tokenOf(known))
      const reply = await fetchJson(http, url)
      if (!reply.ok) throw refusalOf(reply)
      const { access_token: accessToken, expires_in: seconds } = expectReply(freshSchema, reply.body, {
        network: 'Instagram',
      })
      const expiresAt = new Date(clock.now().getTime() + seconds * 1000).toISOString()
      return { ...known, accessToken, expiresAt }
    })
    held = credentialsSchema.parse(kept)
  }

  const renewOnce = async () => {
    renewing ??= renew().finally(() => {
      renewing = null
    })
    await renewing
  }

  return {
    get: () => tokenOf(held),
    async replace(refused) {
      if (tokenOf(held) === refused) await renewOnce()
      return tokenOf(held)
    },
    async tend() {
      const now = clock.now().getTime()
      const left = held.expiresAt === null ? 0 : Date.parse(held.expiresAt) - now
      if (left > EARLY_MS || now < nextTry) return
      nextTry = now + DAY_MS
      // The one that there is still counts; when it does not, whoever is refused says so.
      await renewOnce().catch(() => {})
    },
  }
}

function refusalOf({ status, body }: { status: number; body: unknown }): ChannelError {
  const said = graphErrorSchema.safeParse(body).data?.error.message
  const message = `Instagram does not renew the access token: ${said ?? `it answered ${status}`}`
  return new ChannelError({ class: status >= 500 || status === 429 ? 'retry' : 'reauthorize', message })
}
