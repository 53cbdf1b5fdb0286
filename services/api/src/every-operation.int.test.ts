import { randomUUID } from 'node:crypto'
import * as definitions from '@hubbub/contracts/http'
import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
  beforeAll(async () => {
    api = await openTestApi()
    theirs = await api.makeWorkspace('Theirs')
    ours = await api.makeWorkspace('Ours')
    await query(api.url, furnish(theirs.id, thing))
    all = describeOperations(api.api.document, thing)
    inWorkspace = all.filter(({ path }) => path.includes('{workspaceId}'))
  })
  afterAll(async () => await api[Symbol.asyncDispose]())

  const addressIn = (workspaceId: string, { path, query: search }: Described, id: string) =>
    `${path
      .replace('{workspaceId}', workspaceId)
      .replace('{mode}', 'reply')
      .replaceAll(/\{\w+\}/g, id)}${search === '' ? '' : `?${search}`}`

  test('of the contracts is there, and no other', () => {
    const defined = Object.entries(definitions).flatMap(([name, value]) =>
      typeof value === 'object' && 'method' in value && 'responses' in value ? [name] : [],
    )
    expect(all.map(({ operationId }) => operationId).sort()).toEqual(defined.sort())
    expect(inWorkspace.length).toBeGreaterThan(60)
  })

  test('in a workspace asks who calls', async () => {
    for (const operation of inWorkspace) {
      const answer = await api
        .browser()
        .ask(operation.method, addressIn(theirs.id, operation, thing), { body: operation.body })
      expect({ of: operation.operationId, status: answer.status, body: answer.body }).toMatchObject({
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
    for (const operation of inWorkspace) {
      const address = addressIn(theirs.id, operation, thing)
      const asMember = await ours.admin.browser.ask(operation.method, address, { body: operation.body })
      expect({ of: operation.operationId, status: asMember.status }).toEqual({
        of: operation.operationId,
        status: 404,
      })
      const asKey = await api.browser().ask(operation.method, address, { body: operation.body, headers })
      expect({ of: operation.operationId, status: asKey.status }).toEqual({
        of: operation.operationId,
        status: 404,
      })
      expect(asMember.text + asKey.text).not.toContain(marker)
    }
  })

  test('in one’s own workspace finds nothing of another, whatever id one names', async () => {
    for (const operation of inWorkspace) {
      const answer = await ours.admin.browser.ask(operation.method, addressIn(ours.id, operation, thing), {
        body: operation.body,
      })
      expect({ of: operation.operationId, text: answer.text }).not.toMatchObject({
        text: expect.stringContaining(marker),
      })
      expect(answer.status, `${operation.operationId}: ${answer.text}`).not.toBe(500)
      if (/\{id\}/.test(operation.path)) {
        expect({ of: operation.operationId, ok: answer.status < 300, status: answer.status }).toMatchObject({
          ok: false,
        })
      }
    }
    const left = await query<{ count: number }>(
      api.url,
      `SELECT count(*)::int AS count FROM conversation WHERE workspace_id = '${theirs.id}' AND status = 'open'`,
    )
    expect(left).toEqual([{ count: 1 }])
  })

  test('outside a workspace tells a stranger nothing of one', async () => {
    for (const operation of all.filter((one) => !inWorkspace.includes(one))) {
      const answer = await api
        .browser()
        .ask(operation.method, addressIn(theirs.id, operation, thing), { body: operation.body })
      expect(answer.text).not.toContain(marker)
      const allowed = ['getSetup', 'getHealth']
      expect({ of: operation.operationId, refused: answer.status >= 400 }).toEqual({
        of: operation.operationId,
        refused: !allowed.includes(operation.operationId),
      })
    }
  })

  test('answers what it owns when it is really theirs', async () => {
    const answer = await theirs.admin.browser.get(theirs.at(`/conversations/${thing}`))
    expect(answer.text).toContain(marker)
  })
})
