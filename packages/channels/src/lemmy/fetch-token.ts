import type { Clock } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import { expectReply, fetchJson } from '../http/fetch-json.ts'
import type { GuardedFetch } from '../http/guarded-fetch.ts'
import { loginSchema } from './api-types.ts'
import { classifyLemmyError } from './classify-lemmy-error.ts'
import type { LemmyCredentials, LemmySettings } from './config.ts'

interface TokenDeps {
  http: Pick<GuardedFetch, 'fetch'>
  settings: Pick<LemmySettings, 'url' | 'username'>
  clock: Clock
}

/** A token for the password. An instance lets nobody sign in more than a few times an hour, so it is kept. */
export async function fetchToken(
  credentials: LemmyCredentials,
  { http, settings: { url, username }, clock }: TokenDeps,
): Promise<LemmyCredentials> {
  const { password } = credentials
  if (password === null)
    throw new ChannelError({
      class: 'reauthorize',
      message: 'The instance no longer accepts the token, and there is no password to get another one',
    })
  const reply = await fetchJson(http, new URL('/api/v3/user/login', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username_or_email: username, password }),
  })
  if (!reply.ok) throw classifyLemmyError(reply, { now: clock.now(), sends: false })
  const { jwt } = expectReply(loginSchema, reply.body, { network: 'The instance' })
  if (jwt == null)
    throw new ChannelError({ class: 'reauthorize', message: 'The account has not been let in yet' })
  return { ...credentials, accessToken: jwt }
}
