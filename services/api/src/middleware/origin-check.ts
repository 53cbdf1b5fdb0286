import { AppError } from '@hubbub/contracts'
import { createMiddleware } from 'hono/factory'
import type { ApiEnv } from '../http/env.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Against writes that another site has a browser make: the cookie goes along, but so does the page's origin. API keys
 * are not sent by a browser on its own and need no origin.
 */
export function originCheck(trustedOrigins: readonly string[]) {
  const trusted = new Set(trustedOrigins)
  return createMiddleware<ApiEnv>(async (http, next) => {
    if (!safe.has(http.req.method) && http.req.header('authorization') === undefined) {
      const origin = http.req.header('origin')
      const site = http.req.header('sec-fetch-site')
      if (origin === undefined ? !isOwnTool(site, http.req.header('cookie')) : !trusted.has(origin))
        throw refused(origin)
    }
    await next()
  })
}

// Every browser names the origin of a write. What names none and carries no cookie is no browser that was tricked.
function isOwnTool(site: string | undefined, cookie: string | undefined): boolean {
  return site === 'same-origin' || (site === undefined && cookie === undefined)
}

function refused(origin: string | undefined): AppError {
  return new AppError({
    code: 'access.origin_refused',
    kind: 'forbidden',
    message: `Writes are accepted from PUBLIC_URL and TRUSTED_ORIGINS only, not from ${origin ?? 'a page without an origin'}`,
  })
}

/** The origins of PUBLIC_URL and of the list; on this machine, both of its names. */
export function trustedOriginsOf(publicUrl: string, further: readonly string[]): string[] {
  const origins = [publicUrl, ...further].map((url) => new URL(url).origin)
  return [...new Set(origins.flatMap((origin) => [origin, ...otherNames(origin)]))]
}

function otherNames(origin: string): string[] {
  const { hostname, protocol, port } = new URL(origin)
  const names = ['localhost', '127.0.0.1', '[::1]']
  if (!names.includes(hostname)) return []
  return names.map((name) => `${protocol}//${name}${port === '' ? '' : `:${port}`}`)
}
