import { randomUUID } from 'node:crypto'
import * as definitions from '@hubbub/contracts/http'
import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from './browser.fixtures.ts'
import { furnish, marker } from './furnish.fixtures.ts'
import { type Described, describeOperations } from './sample-input.fixtures.ts'
import { openTestApi, type TestApi, type TestWorkspace } from './test-api.fixtures.ts'

// Runs over the OpenAPI document, so that an operation nobody thought of here is held to it all the same.
describe('every operation', () => {
  let api: TestApi
  let theirs: TestWorkspace
  let ours: TestWorkspace
  /** The id of everything in their workspace. */
  const thing = randomUUID()
  let all: Described[]
  let inWorkspace: Described[]
  /** What their workspace holds, row by row. */
  let before: unknown
  beforeAll(async () => {
    api = await openTestApi()
    theirs = await api.makeWorkspace('Theirs')
    ours = await api.makeWorkspace('Ours')
    await query(api.url, furnish(theirs.id, thing))
    all = describeOperations(api.api.document, thing, marker)
    inWorkspace = all.filter(({ path }) => path.includes('{workspaceId}'))
    before = await rowsOf(theirs.id)
  })
  afterAll(async () => await api[Symbol.asyncDispose]())

  async function rowsOf(workspaceId: string) {
    const tables = await query<{ name: string }>(
      api.url,
      `SELECT table_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'workspace_id' ORDER BY 1`,
    )
    const held: Record<string, unknown[]> = {}
    for (const { name } of tables)
      held[name] = await query(api.url, `SELECT * FROM ${name} WHERE workspace_id = $1`, [workspaceId])
    return held
  }

  /** Every operation with each of its inputs, said in a workspace by somebody. */
  async function* askAll(
    operations: readonly Described[],
    { of, by, headers }: { of: string; by: Browser; headers?: Record<string, string> },
  ) {
    for (const { operationId, method, path, inputs } of operations)
      for (const { query: search, body } of inputs) {
        const place = path
          .replace('{workspaceId}', of)
          .replace('{mode}', 'reply')
          .replaceAll(/\{\w+\}/g, thing)
        const options = { body, ...(headers !== undefined && { headers }) }
        const answer = await by.ask(method, `${place}${search === '' ? '' : `?${search}`}`, options)
        yield { operationId, path, answer }
      }
  }

  test('of the contracts is there, and no other', () => {
    const defined = Object.entries(definitions).flatMap(([name, value]) =>
      typeof value === 'object' && 'method' in value && 'responses' in value ? [name] : [],
    )
    expect(all.map(({ operationId }) => operationId).sort()).toEqual(defined.sort())
    expect(inWorkspace.length).toBeGreaterThan(60)
  })

  test('that answers at all is one of these, or sign-in, the door to visitors, a link in an alert, a signed call of a network, or knows no workspace', () => {
    const described = new Set(
      all.map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    )
    const others = api.api.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !described.has(route))
    expect([...new Set(others)].toSorted()).toEqual([
      'GET /acknowledge/:workspaceId/:token',
      'GET /api/auth/*',
      'GET /api/docs',
      'GET /api/docs/start.js',
      'GET /api/docs/swagger-ui-bundle.js',
      'GET /api/docs/swagger-ui.css',
      'GET /api/v1/openapi.json',
      'GET /chat/:key',
      'GET /chat/:key/config',
      'GET /chat/:key/files/:file',
      'GET /chat/:key/messages',
      'GET /chat/:key/stream',
      'GET /chat/preview',
      'GET /chat/widget.js',
      'GET /hooks/:channelId',
      'GET /metrics',
      'PATCH /chat/:key/visitor',
      'POST /acknowledge/:workspaceId/:token',
      'POST /api/auth/*',
      'POST /chat/:key/messages',
      'POST /chat/:key/receipts',
      'POST /chat/:key/session',
      'POST /chat/:key/typing',
      'POST /hooks/:channelId',
    ])
  })

  test('has something to give away: each table of theirs holds a row', () => {
    const empty = Object.entries(before as Record<string, unknown[]>).filter(([, rows]) => rows.length === 0)
    expect(empty.map(([name]) => name)).toEqual([])
  })

  test('in a workspace asks who calls', async () => {
    for await (const { operationId, answer } of askAll(inWorkspace, { of: theirs.id, by: api.browser() })) {
      expect({ of: operationId, status: answer.status, body: answer.body }).toMatchObject({
        status: 401,
        body: { code: 'access.unauthenticated' },
      })
    }
  })

  test('in a workspace does not exist for members of another one, nor for their API keys', async () => {
    const made = await ours.admin.browser.post(ours.at('/api-keys'), {
      name: 'bot',
      scopes: ['conversation:read', 'member:write'],
    })
    const headers = { authorization: `Bearer ${String(made.body['secret'])}` }
    for (const asker of [{ by: ours.admin.browser }, { by: api.browser(), headers }])
      for await (const { operationId, answer } of askAll(inWorkspace, { of: theirs.id, ...asker })) {
        expect({ of: operationId, status: answer.status }).toEqual({ of: operationId, status: 404 })
        expect(answer.text).not.toContain(marker)
      }
    expect(await rowsOf(theirs.id)).toEqual(before)
  })

  test('in one’s own workspace finds nothing of another, whatever id one names', async () => {
    const asker = { of: ours.id, by: ours.admin.browser }
    for await (const { operationId, path, answer } of askAll(inWorkspace, asker)) {
      expect({ of: operationId, text: answer.text }).not.toMatchObject({
        text: expect.stringContaining(marker),
      })
      expect(answer.status, `${operationId}: ${answer.text}`).not.toBe(500)
      if (path.includes('{id}'))
        expect({ of: operationId, ok: answer.status < 300, status: answer.status }).toMatchObject({
          ok: false,
        })
    }
    expect(await rowsOf(theirs.id)).toEqual(before)
  })

  test('outside a workspace tells a stranger nothing of one', async () => {
    const outside = all.filter((one) => !inWorkspace.includes(one))
    const allowed = ['getSetup', 'getHealth']
    for await (const { operationId, answer } of askAll(outside, { of: theirs.id, by: api.browser() })) {
      expect(answer.text).not.toContain(marker)
      expect({ of: operationId, refused: answer.status >= 400 }).toEqual({
        of: operationId,
        refused: !allowed.includes(operationId),
      })
    }
  })

  test('answers what it owns when it is really theirs', async () => {
    const answer = await theirs.admin.browser.get(theirs.at(`/conversations/${thing}`))
    expect(answer.text).toContain(marker)
  })
})
