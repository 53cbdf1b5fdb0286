import { join } from 'node:path'
import { problemSchema } from '@hubbub/contracts'
import { type Postgres, startPostgres } from '@hubbub/standalone/postgres'
import { eventually, type TempDir, tempDir } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Product, startProduct } from '../e2e/product.ts'
import { type Listener, listen } from '../lib/listen.ts'
import { type Person, setUpWorkspace } from '../lib/sign-in.ts'

// The whole product on a PostgreSQL that somebody else looks after: nobody but the test starts it again.
const silent = () => {}
const log = { trace: silent, debug: silent, info: silent, warn: silent, error: silent }
const own = new AsyncDisposableStack()
let folder: TempDir
let postgres: Postgres
let product: Product
let ada: Person
let listener: Listener

const startServer = async () =>
  await startPostgres({ dataDir: join(folder.path, 'server'), log, settings: { fsync: 'off' } })

beforeAll(async () => {
  folder = own.use(await tempDir())
  postgres = await startServer()
  own.defer(async () => await postgres.stop())
  const env = { DATABASE_URL: postgres.url() }
  product = own.use(await startProduct({ dataDir: join(folder.path, 'data'), env }))
  const token = new URL(product.link).searchParams.get('token') ?? ''
  ada = await setUpWorkspace({ url: product.url, token })
  listener = own.use(listen(ada))
  await listener.ready
  await postgres.stop()
})
afterAll(async () => await own.disposeAsync())

async function ask(method: string, path: string, body?: unknown) {
  const response = await fetch(`${product.url}${path}`, {
    method,
    headers: { ...ada.headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    redirect: 'manual',
  })
  return { response, text: await response.text() }
}

const someone = '0193a000-0000-7000-8000-000000000001'
const credentials = { email: 'ada@hubbub.test', password: 'a long enough password' }

describe('while PostgreSQL is away', () => {
  test.each([
    ['who I am', 'GET', '/api/v1/me'],
    ['what is set up', 'GET', '/api/v1/setup'],
    ['the invitation', 'GET', '/api/v1/invitations/inv_00000000000000000000000000000000'],
    ['a link that signs in', 'POST', '/api/v1/sign-in-link', { token: 'in_000000000000000000000000000' }],
    ['signing in', 'POST', '/api/auth/sign-in/email', credentials],
    ['signing out', 'POST', '/api/auth/sign-out', {}],
    ['the session', 'GET', '/api/auth/get-session'],
    ['all sessions', 'GET', '/api/auth/list-sessions'],
    ['a code', 'POST', '/api/auth/two-factor/verify-totp', { code: '123456' }],
    ['a new password', 'POST', '/api/auth/request-password-reset', { email: 'ada@hubbub.test' }],
    ['the list', 'GET', '/conversations'],
    ['the people', 'GET', '/members'],
    ['the events', 'GET', '/events'],
    ['a reply', 'POST', `/conversations/${someone}/messages`, { clientId: someone, text: 'We are on it' }],
  ])('%s is answered 503, with when to ask again', async (_what, method, path, body?: unknown) => {
    const full = path.startsWith('/api/') ? path : `/api/v1/workspaces/${ada.workspaceId}${path}`
    const { response, text } = await ask(method, full, body)
    expect({ status: response.status, type: response.headers.get('content-type'), text }).toMatchObject({
      status: 503,
      type: 'application/problem+json',
    })
    expect(problemSchema.parse(JSON.parse(text))).toMatchObject({ code: 'database.unavailable', status: 503 })
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    // Whoever is signed in stays so.
    expect(response.headers.getSetCookie()).toEqual([])
  })

  test('health names what is not ready, and pages that need no data are served', async () => {
    const health = await ask('GET', '/api/v1/health')
    expect(health.response.status).toBe(503)
    expect(JSON.parse(health.text)).toMatchObject({
      parts: expect.arrayContaining([expect.objectContaining({ name: 'database', ok: false })]),
    })
    expect((await ask('GET', '/api/v1/openapi.json')).response.status).toBe(200)
  })

  test('a socket is told to come back, not that its session has ended', async () => {
    using late = listen(ada)
    await eventually(() => expect(late.connection()).toMatchObject({ status: 'reconnecting' }))
  })
})

test('when it is back all is as it was, for those who were there and those who came meanwhile', async () => {
  using waiting = listen(ada)
  await eventually(() => expect(waiting.connection()).toMatchObject({ status: 'reconnecting' }))
  postgres = await startServer()

  await eventually(async () => expect((await ask('GET', '/api/v1/health')).response.status).toBe(200), {
    timeout: 30_000,
  })
  expect((await ask('GET', '/api/v1/me')).response.status).toBe(200)
  expect((await ask('POST', '/api/auth/sign-in/email', credentials)).response.status).toBe(200)
  await waiting.ready

  const seen = listener.events.length
  const label = { name: 'Back again', color: '#1d4ed8' }
  const made = await ask('POST', `/api/v1/workspaces/${ada.workspaceId}/labels`, label)
  expect({ status: made.response.status, text: made.text }).toMatchObject({ status: 201 })
  await eventually(() => expect(listener.events.length).toBeGreaterThan(seen), { timeout: 20_000 })
  await eventually(() => expect(waiting.events.map(({ event }) => event.type)).toContain('label.updated'))
})
