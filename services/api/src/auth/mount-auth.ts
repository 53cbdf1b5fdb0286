import type { Problem } from '@hubbub/contracts'
import { expectDatabase } from '@hubbub/database'
import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/env.ts'
import type { RequestLimits } from '../limits/create-request-limits.ts'
import { type ClientIp, limitKey } from '../middleware/client-ip.ts'
import { limitRequest } from '../middleware/limit-requests.ts'
import { type Auth, clientIpHeader } from './create-auth.ts'

/** Sign-in and all that a person does to their own account. What it refuses is told as everything else is. */
export function mountAuth({
  auth,
  limits,
  clientIp,
}: {
  auth: Auth
  limits: RequestLimits
  clientIp: ClientIp
}) {
  return new Hono<ApiEnv>().on(['GET', 'POST'], '/*', async (http) => {
    const address = clientIp(http)
    await limitRequest(limits, http, 'open', limitKey(address))
    const headers = new Headers(http.req.raw.headers)
    headers.set(clientIpHeader, address)
    const { method, url } = http.req
    const body = method === 'POST' ? await http.req.arrayBuffer() : null
    const request = new Request(url, { method, headers, body })
    const response = await expectDatabase(async () => await auth.handler(request))
    return response.status < 400 ? response : await asProblem(response, http.get('requestId'))
  })
}

const refusalSchema = z.object({ code: z.string().optional(), message: z.string().optional() })

async function asProblem(response: Response, requestId: string): Promise<Response> {
  const { status } = response
  const given = refusalSchema.safeParse(await response.json().catch(() => ({})))
  const { code = fallbackCodes[status] ?? 'refused', message } = given.data ?? {}
  const title = message ?? 'The sign-in service refused this'
  // The sign-in client of browsers reads `message`.
  const problem: Problem & { message: string } = {
    type: 'about:blank',
    title,
    status,
    code: `auth.${code.toLowerCase()}`,
    requestId,
    message: title,
  }
  const headers = new Headers(response.headers)
  const retryAfter = headers.get('x-retry-after')
  if (retryAfter !== null) headers.set('retry-after', retryAfter)
  headers.set('content-type', 'application/problem+json')
  headers.delete('content-length')
  return new Response(JSON.stringify(problem), { status, headers })
}

const fallbackCodes: Record<number, string> = {
  401: 'unauthenticated',
  404: 'not_found',
  429: 'rate_limited',
}
