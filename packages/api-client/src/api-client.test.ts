import { OpenAPIHono } from '@hono/zod-openapi'
import { getHealth, listConversations } from '@hubbub/contracts/http'
import { describe, expect, it } from 'vitest'
import { createApi } from './create-api.ts'
import { isProblem, problemOf } from './problem-error.ts'
import { factsOf } from './resources/attachments.ts'

const workspaceId = '0193a000-0000-7000-8000-000000000001'
const conversationId = '0193a000-0000-7000-8000-000000000002'
const base = `/api/v1/workspaces/${workspaceId}` as const

function apiOver(app: OpenAPIHono, onUnauthenticated?: () => void) {
  const fetchFromApp = async (input: RequestInfo | URL, init?: RequestInit) =>
    app.request(input instanceof Request ? input : new Request(input, init))
  return createApi({
    baseUrl: 'http://desk.test',
    fetch: fetchFromApp,
    headers: { authorization: 'Bearer key' },
    ...(onUnauthenticated && { onUnauthenticated }),
  })
}

const problemBody = (code: string, status: number) => ({
  type: 'about:blank',
  title: 'Refused',
  status,
  code,
  requestId: 'r1',
})

describe('api client', () => {
  it('sends filters as the definition reads them, without what is not set', async () => {
    const app = new OpenAPIHono()
    let seen: unknown
    app.openapi({ ...listConversations, path: `${base}/conversations` }, (c) => {
      seen = c.req.valid('query')
      return c.json({ items: [], cursor: null }, 200)
    })
    const page = await apiOver(app).workspace(workspaceId).conversations.list({
      view: 'mine',
      unread: true,
      limit: 20,
      teamId: undefined,
    })
    expect(page).toEqual({ items: [], cursor: null })
    expect(seen).toEqual({ view: 'mine', unread: true, limit: 20, status: 'open', sort: 'newest' })
  })

  it('carries the version as If-Match and the key in the headers, and throws the problem it gets', async () => {
    const app = new OpenAPIHono()
    const headers: Record<string, string | undefined> = {}
    app.patch(`${base}/conversations/:id`, (c) => {
      headers['if-match'] = c.req.header('if-match')
      headers['authorization'] = c.req.header('authorization')
      return c.json(problemBody('conversation.changed', 409), 409)
    })
    const update = apiOver(app)
      .workspace(workspaceId)
      .conversations.update(conversationId, { status: 'resolved' }, 3)
    await expect(update).rejects.toMatchObject({
      code: 'conversation.changed',
      status: 409,
      requestId: 'r1',
      title: 'Refused',
    })
    expect(headers).toEqual({ 'if-match': '"3"', authorization: 'Bearer key' })
  })

  it('tells once that a session has ended', async () => {
    const app = new OpenAPIHono()
    app.get('/api/v1/me', (c) => c.json(problemBody('session.missing', 401), 401))
    let ended = 0
    const error = await apiOver(app, () => (ended += 1))
      .account.me()
      .catch((thrown: unknown) => thrown)
    expect(isProblem(error, 'session.missing')).toBe(true)
    expect(ended).toBe(1)
  })

  it('reads a health that says what is not ready', async () => {
    const app = new OpenAPIHono()
    app.openapi({ ...getHealth, path: '/api/v1/health' }, (c) =>
      c.json({ status: 'starting' as const, parts: [{ name: 'database', ok: false }] }, 503),
    )
    expect(await apiOver(app).account.health()).toEqual({
      status: 'starting',
      parts: [{ name: 'database', ok: false }],
    })
  })

  it('says so when nothing answers', async () => {
    const api = createApi({
      baseUrl: 'http://desk.test',
      fetch: () => Promise.reject(new TypeError('refused')),
    })
    await expect(api.account.me()).rejects.toMatchObject({ code: 'network.failed', status: 0 })
  })

  it.each([201, 500])('says the same of an answer %i that is cut off', async (status) => {
    const cut = new ReadableStream({ start: (body) => body.error(new TypeError('terminated')) })
    const api = createApi({
      baseUrl: 'http://desk.test',
      fetch: () => Promise.resolve(new Response(cut, { status })),
    })
    await expect(api.account.me()).rejects.toMatchObject({ code: 'network.failed', status: 0 })
  })
})

describe('problemOf', () => {
  it('gives a page of a proxy a code of its own', () => {
    expect(problemOf('<html>Bad gateway</html>', 502)).toMatchObject({ code: 'http.status_502', status: 502 })
  })
  it('keeps what is wrong and where', () => {
    const errors = [{ path: 'email', message: 'is not an address' }]
    expect(problemOf(JSON.stringify({ ...problemBody('input.invalid', 400), errors }), 400).errors).toEqual(
      errors,
    )
  })
})

describe('factsOf', () => {
  it.each([
    ['attachment; filename="a \\"b\\".pdf"', 'a "b".pdf'],
    ['attachment; filename="x.pdf"; filename*=UTF-8\'\'R%C3%A9sum%C3%A9.pdf', 'Résumé.pdf'],
    ['attachment; filename=plain.txt', 'plain.txt'],
    ['attachment', 'file'],
  ])('%s', (disposition, filename) => {
    const headers = new Headers({
      'content-disposition': disposition,
      'content-length': '12',
      'content-type': 'text/plain; charset=utf-8',
    })
    expect(factsOf(headers)).toEqual({ filename, size: 12, contentType: 'text/plain' })
  })
})
