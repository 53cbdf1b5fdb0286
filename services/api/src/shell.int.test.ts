import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBrowser } from './browser.fixtures.ts'
import { openTestApi, password, type TestApi, type TestWorkspace } from './test-api.fixtures.ts'

describe('the shell', () => {
  let api: TestApi
  let acme: TestWorkspace
  beforeAll(async () => {
    api = await openTestApi()
    acme = await api.makeWorkspace('Acme')
  })
  afterAll(async () => await api[Symbol.asyncDispose]())
  const label = (name: string) => ({ name, color: '#00aa88' })

  test('answers every mistake with a problem', async () => {
    const { browser } = acme.admin
    const cases = [
      [await browser.get('/api/v1/nowhere'), 404, 'route.not_found'],
      [await browser.get('/somewhere/else'), 404, 'route.not_found'],
      [await browser.put(acme.at('/labels'), {}), 405, 'route.method_not_allowed'],
      [await browser.post(acme.at('/labels'), '{"name": '), 400, 'request.malformed'],
      [
        await browser.post(acme.at('/labels'), 'name=x', { headers: { 'content-type': 'text/plain' } }),
        415,
        'request.unsupported_media_type',
      ],
      [
        await browser.post(acme.at('/labels'), { name: 'x'.repeat(3 * 1024 * 1024) }),
        413,
        'request.too_large',
      ],
      [await browser.get('/api/auth/nowhere'), 404, 'auth.not_found'],
    ] as const
    for (const [answer, status, code] of cases) {
      expect(answer).toMatchObject({
        status,
        body: {
          status,
          code,
          type: 'about:blank',
          title: expect.any(String),
          requestId: answer.headers.get('x-request-id'),
        },
      })
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
    }
    expect((await browser.put(acme.at('/labels'), {})).headers.get('allow')).toBe('GET, POST')
  })

  test('says nothing of what broke inside but the id of the request', async () => {
    await query(api.url, 'ALTER TABLE label RENAME TO label_gone')
    const answer = await acme.admin.browser.get(acme.at('/labels'))
    await query(api.url, 'ALTER TABLE label_gone RENAME TO label')
    expect(answer.body).toEqual({
      type: 'about:blank',
      title: 'Something went wrong here',
      status: 500,
      code: 'internal.unexpected',
      requestId: answer.headers.get('x-request-id'),
    })
  })

  test('sends the headers that keep a page to itself', async () => {
    const { headers } = await acme.admin.browser.get(acme.at('/labels'))
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' ws: wss:; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    )
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    expect(headers.has('strict-transport-security')).toBe(false)
  })

  test('believes writes with a cookie only when they come from its own pages', async () => {
    const { browser } = acme.admin
    const from = async (headers: Record<string, string>, options = {}) =>
      (await browser.post(acme.at('/labels'), label('Forged'), { noOrigin: true, headers, ...options })).body
    expect(await from({ origin: 'http://evil.test' })).toMatchObject({
      status: 403,
      code: 'access.origin_refused',
    })
    expect(await from({ origin: 'null' })).toMatchObject({ code: 'access.origin_refused' })
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toMatchObject({ code: 'access.origin_refused' })
    expect(await from({ 'sec-fetch-site': 'same-site' })).toMatchObject({ code: 'access.origin_refused' })
    expect(await from({})).toMatchObject({ code: 'access.origin_refused' })
    expect(await from({ 'sec-fetch-site': 'same-origin' })).toMatchObject({ name: 'Forged' })
    const forged = await api.browser().post(
      '/api/auth/sign-in/email',
      { email: acme.admin.email, password },
      {
        noOrigin: true,
        headers: { origin: 'http://evil.test', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' },
      },
    )
    expect(forged.status).toBe(403)
  })

  test('continues the trace of the caller on what it changes', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    const made = await acme.admin.browser.post(acme.at('/labels'), label('Traced'), {
      headers: { traceparent },
    })
    expect(
      await query(api.url, `SELECT trace FROM event WHERE subject_id = '${String(made.body['id'])}'`),
    ).toEqual([{ trace: traceparent }])
  })

  test('describes itself, and shows it on a page that needs no exception from the content policy', async () => {
    const browser = api.browser()
    const { body } = await browser.get('/api/v1/openapi.json')
    expect(body).toMatchObject({ openapi: '3.1.0', info: { title: 'Hubbub' } })
    const { paths, components } = api.api.document
    expect(components?.securitySchemes).toMatchObject({
      session: { in: 'cookie', name: 'hubbub.session_token' },
      apiKey: { scheme: 'bearer' },
    })
    const operation = paths?.['/api/v1/workspaces/{workspaceId}/labels/{id}']?.patch
    expect(operation).toMatchObject({
      operationId: 'updateLabel',
      security: [{ session: [] }, { apiKey: [] }],
    })
    expect(operation?.parameters?.map((parameter) => ('name' in parameter ? parameter.name : ''))).toEqual(
      expect.arrayContaining(['workspaceId', 'id', 'if-match']),
    )
    const page = await browser.get('/api/docs')
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';")
    for (const [, address = ''] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await browser.get(address)).status, address).toBe(200)
    }
    expect(page.text).not.toMatch(/<script>|https?:/)
  })

  test('shows metrics to this machine only', async () => {
    await acme.admin.browser.get(acme.at('/labels'))
    const here = createBrowser(api.api.app, 'http://hubbub.test', '127.0.0.1')
    expect((await here.get('/metrics')).text).toContain(
      'hubbub_http_request_seconds_count{method="GET",route="/api/v1/workspaces/:workspaceId/labels",status="200"}',
    )
    expect((await here.get('/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(404)
    expect((await api.browser().get('/metrics')).status).toBe(404)
  })

  test('tells its health without asking the database who asks', async () => {
    expect(await api.browser().get('/api/v1/health')).toMatchObject({
      status: 200,
      body: { status: 'ok', parts: [{ name: 'database', ok: true }] },
    })
  })
})

describe('on an https address', () => {
  test('cookies are for encrypted connections only, and browsers are told to stay on them', async () => {
    await using api = await openTestApi({ settings: { publicUrl: 'https://hubbub.test' } })
    const acme = await api.makeWorkspace('Acme')
    const browser = createBrowser(api.api.app, 'https://hubbub.test')
    const answer = await browser.signIn(acme.admin.email, password)
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Secure-hubbub\.session_token=.*; Secure/)
    const me = await browser.get('/api/v1/me')
    expect(me.status).toBe(200)
    expect(me.headers.get('strict-transport-security')).toBe('max-age=31536000')
    const link = await acme.admin.browser.post('/api/v1/sign-in-link', { token: 'in_something' })
    expect(link.body).toMatchObject({ code: 'access.origin_refused' })
  })
})

describe('request limits', () => {
  test('count strangers by address and callers by who they are, in the database', async () => {
    await using api = await openTestApi({ settings: { openRequestsPerMinute: 4, requestsPerMinute: 3 } })
    const acme = await api.makeWorkspace('Acme')
    await query(api.url, 'DELETE FROM auth_request_limit')
    const at = (address: string) => createBrowser(api.api.app, 'http://hubbub.test', address)
    const statuses: number[] = []
    for (let n = 0; n < 6; n += 1) statuses.push((await at('198.51.100.1').get('/api/v1/setup')).status)
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429])
    const refused = await at('198.51.100.1').get('/api/v1/setup')
    expect(refused.body).toMatchObject({ code: 'request.rate_limited' })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.headers.get('ratelimit-policy')).toBe('"open";q=4;w=60')
    expect((await at('198.51.100.2').get('/api/v1/setup')).status).toBe(200)

    const { browser } = acme.admin
    const own = [
      await browser.get(acme.at('/labels')),
      await browser.get(acme.at('/labels')),
      await browser.get(acme.at('/labels')),
      await browser.get(acme.at('/labels')),
    ]
    expect(own.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(own[0]?.headers.get('ratelimit')).toMatch(/^"caller";r=2;t=\d+$/)
    expect((await api.browser().get('/api/v1/health')).status).toBe(200)
    const rows = await query<{ key: string }>(api.url, 'SELECT key FROM auth_request_limit')
    expect(rows.map(({ key }) => key)).toContain(`hubbub:caller:${acme.admin.userId}`)
  })

  test('are the same for two processes', async () => {
    await using api = await openTestApi({ settings: { openRequestsPerMinute: 3 } })
    const { createApi } = await import('./app.ts')
    const other = createBrowser(createApi(api.deps).app, 'http://hubbub.test')
    const one = api.browser()
    const statuses = [
      await one.get('/api/v1/setup'),
      await other.get('/api/v1/setup'),
      await one.get('/api/v1/setup'),
      await other.get('/api/v1/setup'),
    ]
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 429])
  })
})
