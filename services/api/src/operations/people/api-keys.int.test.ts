import { eventually, query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi, type TestWorkspace } from '../../test-api.fixtures.ts'

describe('API keys', () => {
  let api: TestApi
  let acme: TestWorkspace
  beforeAll(async () => {
    api = await openTestApi()
    acme = await api.makeWorkspace('Acme')
  })
  afterAll(async () => await api[Symbol.asyncDispose]())

  async function make(
    body: object,
    by = acme.admin,
  ): Promise<{ id: string; secret: string; headers: Record<string, string> }> {
    const answer = await by.browser.post(acme.at('/api-keys'), body)
    expect(answer.status).toBe(201)
    const { key, secret } = answer.body as { key: { id: string }; secret: string }
    return { id: key.id, secret, headers: { authorization: `Bearer ${secret}` } }
  }
  const labels = async (headers: Record<string, string>) =>
    (await api.browser().get(acme.at('/labels'), { headers })).status

  test('open what their scopes name, without cookie and origin, and are kept as a hash', async () => {
    const key = await make({ name: 'bot', scopes: ['label:read', 'label:write'] })
    expect(key.secret).toMatch(/^hub_[\w-]{43}$/)
    expect(await labels(key.headers)).toBe(200)
    const made = await api
      .browser()
      .post(
        acme.at('/labels'),
        { name: 'By bot', color: '#abcdef' },
        { headers: key.headers, noOrigin: true },
      )
    expect(made.status).toBe(201)
    const [row] = await query<{ actor: { kind: string; name: string } }>(
      api.url,
      `SELECT actor FROM event WHERE type = 'label.updated'`,
    )
    expect(row?.actor).toMatchObject({ kind: 'api-key', name: 'bot' })
    const keys = JSON.stringify(await query(api.url, 'SELECT * FROM api_key'))
    expect(keys).not.toContain(key.secret)
    expect((await acme.admin.browser.get(acme.at('/api-keys'))).text).not.toContain(key.secret)
  })

  test('end at once when revoked, and by themselves when their time is over', async () => {
    const key = await make({ name: 'short', scopes: ['label:read'], expiresInDays: 1 })
    expect(await labels(key.headers)).toBe(200)
    await query(api.url, `UPDATE api_key SET expires_at = now() - interval '1 second' WHERE id = '${key.id}'`)
    expect(await labels(key.headers)).toBe(401)
    const other = await make({ name: 'other', scopes: ['label:read'] })
    expect((await acme.admin.browser.delete(acme.at(`/api-keys/${other.id}`))).status).toBe(204)
    expect(await labels(other.headers)).toBe(401)
  })

  test('fall with the reach of who made them', async () => {
    const boss = await acme.add('admin')
    const wide = await make({ name: 'wide', scopes: ['label:read', 'workspace:write'] }, boss)
    const narrow = await make({ name: 'narrow', scopes: ['label:read'] }, boss)
    await acme.admin.browser.patch(acme.at(`/members/${boss.memberId}`), { role: 'agent' })
    expect([await labels(wide.headers), await labels(narrow.headers)]).toEqual([401, 200])
    await acme.admin.browser.patch(acme.at(`/members/${boss.memberId}`), { active: false })
    expect(await labels(narrow.headers)).toBe(401)
  })

  test('say when they were last used, to the minute', async () => {
    const key = await make({ name: 'seen', scopes: ['label:read'] })
    await labels(key.headers)
    const lastUsed = async () =>
      (
        await query<{ at: Date | null }>(
          api.url,
          `SELECT last_used_at AS at FROM api_key WHERE id = '${key.id}'`,
        )
      )[0]?.at ?? null
    const first = await eventually(async () => {
      const at = await lastUsed()
      expect(at).not.toBeNull()
      return at
    })
    await labels(key.headers)
    expect(await lastUsed()).toEqual(first)
  })

  test('cannot be made by a key, nor with scopes one does not have or that do not exist', async () => {
    const maker = await make({ name: 'maker', scopes: ['api-key:write', 'label:read'] })
    const answer = await api
      .browser()
      .post(acme.at('/api-keys'), { name: 'x', scopes: ['label:read'] }, { headers: maker.headers })
    expect(answer).toMatchObject({ status: 403, body: { code: 'api-key.maker_refused' } })
    const wrong = await acme.admin.browser.post(acme.at('/api-keys'), {
      name: 'x',
      scopes: ['label:read', 'everything:write'],
    })
    expect(wrong).toMatchObject({
      status: 422,
      body: { code: 'api-key.scope_refused', details: { scopes: ['everything:write'] } },
    })
  })

  test('that are none are refused, even beside a good cookie', async () => {
    for (const authorization of ['Bearer hub_something-somebody-made-up', 'Bearer x', 'Basic YTpi']) {
      const answer = await acme.admin.browser.get(acme.at('/labels'), { headers: { authorization } })
      expect(answer).toMatchObject({ status: 401, body: { code: 'access.api_key_invalid' } })
    }
  })
})
