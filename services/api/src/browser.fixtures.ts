import type { Hono } from 'hono'
import type { ApiEnv } from './http/env.ts'

export interface Answer {
  status: number
  headers: Headers
  text: string
  /** Parsed where it is JSON of any kind, else null. */
  body: Record<string, unknown> & { items?: Record<string, unknown>[] }
}

export interface Ask {
  body?: unknown
  headers?: Record<string, string>
  /** Without the origin that a browser sends along. */
  noOrigin?: boolean
}

export type Browser = ReturnType<typeof createBrowser>

/** Keeps cookies and names its origin, as a browser on the public address does. */
export function createBrowser(app: Hono<ApiEnv>, origin: string, address = '203.0.113.7') {
  const jar = new Map<string, string>()

  async function ask(
    method: string,
    path: string,
    { body, headers = {}, noOrigin = false }: Ask = {},
  ): Promise<Answer> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const init = {
      method,
      headers: {
        ...(cookie !== '' && { cookie }),
        ...(!noOrigin && method !== 'GET' && { origin }),
        ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: toBody(body) }),
    }
    const response = await app.request(path, init, { incoming: { socket: { remoteAddress: address } } })
    for (const line of response.headers.getSetCookie()) keep(jar, line)
    const text = await response.text()
    const isJson = text !== '' && /json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? (JSON.parse(text) as Answer['body']) : {},
    }
  }

  return {
    jar,
    ask,
    get: async (path: string, options?: Ask) => await ask('GET', path, options),
    post: async (path: string, body: unknown = {}, options?: Ask) =>
      await ask('POST', path, { body, ...options }),
    patch: async (path: string, body: unknown, options?: Ask) =>
      await ask('PATCH', path, { body, ...options }),
    put: async (path: string, body: unknown, options?: Ask) => await ask('PUT', path, { body, ...options }),
    delete: async (path: string, options?: Ask) => await ask('DELETE', path, options),
    signIn: async (email: string, password: string) =>
      await ask('POST', '/api/auth/sign-in/email', { body: { email, password } }),
  }
}

function toBody(body: unknown): string | FormData {
  return typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body)
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';')
  const name = pair.slice(0, pair.indexOf('=')).trim()
  const value = pair.slice(pair.indexOf('=') + 1)
  const gone = value === '' || attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))
  if (gone) jar.delete(name)
  else jar.set(name, value)
}
