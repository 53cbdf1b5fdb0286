import { AppError } from '@hubbub/contracts'
import type { Directory, DirectoryApiKey, Tokens } from '@hubbub/domain'
import { createMiddleware } from 'hono/factory'
import type { Doors } from '../auth/create-doors.ts'
import type { ApiEnv } from '../http/env.ts'
import type { RequestLimits } from '../limits/create-request-limits.ts'
import { type ClientIp, limitKey } from './client-ip.ts'
import { limitRequest } from './limit-requests.ts'

export interface IdentifyDeps {
  doors: Doors
  directory: Directory
  tokens: Tokens
  limits: RequestLimits
  clientIp: ClientIp
}

/** Finds out who asks, and counts the request as theirs; one who is unknown is counted by address. */
export function identify({ doors, directory, tokens, limits, clientIp }: IdentifyDeps) {
  return createMiddleware<ApiEnv>(async (http, next) => {
    const address = limitKey(clientIp(http))
    const authorization = http.req.header('authorization')
    if (authorization !== undefined) {
      const key = await findKey(authorization)
      await limitRequest(limits, http, key === null ? 'open' : 'caller', key?.id ?? address)
      if (key === null)
        throw new AppError({
          code: 'access.api_key_invalid',
          kind: 'unauthenticated',
          message: 'The API key is unknown, revoked or expired',
        })
      http.set('identity', { kind: 'api-key', key })
      await next()
      return
    }
    const { user, renewal } =
      http.req.header('cookie') === undefined ? nobody : await doors.whoIs(http.req.raw.headers)
    await limitRequest(limits, http, user === null ? 'open' : 'caller', user?.id ?? address)
    http.set('identity', user === null ? { kind: 'nobody' } : { kind: 'user', user })
    await next()
    for (const cookie of renewal.getSetCookie()) http.header('set-cookie', cookie, { append: true })
  })

  async function findKey(authorization: string): Promise<DirectoryApiKey | null> {
    const token = /^Bearer (hub_[\w-]{20,100})$/.exec(authorization)?.[1]
    return token === undefined ? null : await directory.apiKey(tokens.hash(token))
  }
}

const nobody = { user: null, renewal: new Headers() }
