import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type Person, type TestApi, type TestWorkspace } from '../../test-api.fixtures.ts'

const angry = {
  view: 'all',
  status: 'open',
  sort: 'waiting',
  where: {
    match: 'any',
    parts: [
      { field: 'priority', op: 'is', value: ['urgent'] },
      {
        match: 'all',
        parts: [
          { field: 'sentiment', op: 'is', value: ['negative'] },
          { field: 'waiting', op: 'over', value: 4 },
        ],
      },
    ],
  },
}

describe('saved views', () => {
  let api: TestApi
  let acme: TestWorkspace
  let agent: Person
  let manager: Person
  beforeAll(async () => {
    api = await openTestApi()
    acme = await api.makeWorkspace('Acme')
    agent = await acme.add('agent')
    manager = await acme.add('community-manager')
  })
  afterAll(async () => await api[Symbol.asyncDispose]())

  const save = async ({ browser }: Person, rest: Record<string, unknown> = {}) =>
    await browser.post(acme.at('/views'), { name: 'Angry', sharing: 'private', query: angry, ...rest })
  const names = async ({ browser }: Person) =>
    ((await browser.get(acme.at('/views'))).body['items'] as { name: string }[]).map(({ name }) => name)

  test('are kept as they were asked for, and are their owner’s alone', async () => {
    const made = await save(agent, { name: 'Mine alone' })
    expect(made).toMatchObject({
      status: 201,
      body: {
        name: 'Mine alone',
        sharing: 'private',
        query: angry,
        owner: { id: agent.memberId },
        version: 1,
      },
    })
    expect(await names(agent)).toContain('Mine alone')
    expect(await names(manager)).not.toContain('Mine alone')
    const address = acme.at(`/views/${String(made.body['id'])}`)
    expect((await manager.browser.patch(address, { name: 'Theirs' })).status).toBe(404)
    expect((await manager.browser.ask('DELETE', address)).status).toBe(404)
  })

  test('of mentions keep their filter, and stay what they are', async () => {
    const stream = { list: 'mentions', state: 'done', sentiment: 'negative', query: 'kettle NOT tea' }
    const made = await save(agent, { name: 'Kettles', query: stream })
    expect(made).toMatchObject({ status: 201, body: { query: stream } })
    const address = acme.at(`/views/${String(made.body['id'])}`)
    const narrower = { list: 'mentions', state: 'open', mark: 'complaint' }
    const changed = await agent.browser.patch(address, { query: narrower })
    expect(changed).toMatchObject({ status: 200, body: { query: narrower } })
    expect(changed.body['query']).not.toHaveProperty('sentiment')
    expect(await agent.browser.patch(address, { query: angry })).toMatchObject({
      status: 422,
      body: { code: 'view.other_list' },
    })
    expect(await save(agent, { query: { list: 'mentions', sentiment: 'cross' } })).toMatchObject({
      status: 400,
    })
  })

  test('are shared only by those who may', async () => {
    expect(await save(agent, { sharing: 'workspace' })).toMatchObject({
      status: 403,
      body: { details: { permission: 'view:share' } },
    })
    const made = await save(manager, { name: 'For all', sharing: 'workspace' })
    expect(await names(agent)).toContain('For all')
    const address = acme.at(`/views/${String(made.body['id'])}`)
    expect(await agent.browser.patch(address, { name: 'Other' })).toMatchObject({
      status: 403,
      body: { code: 'view.not_yours' },
    })
  })

  test('of a team are for its members', async () => {
    const team = await acme.admin.browser.post(acme.at('/teams'), {
      name: 'Returns',
      memberIds: [agent.memberId],
    })
    expect((await save(manager, { sharing: 'team' })).body).toMatchObject({ code: 'view.needs_team' })
    const made = await save(manager, { name: 'For returns', sharing: 'team', teamId: team.body['id'] })
    expect(made).toMatchObject({ status: 201, body: { teamId: team.body['id'] } })
    expect(await names(agent)).toContain('For returns')
    expect(await names(acme.admin)).not.toContain('For returns')
    await acme.admin.browser.ask('DELETE', acme.at(`/teams/${String(team.body['id'])}`))
    expect(await names(agent)).not.toContain('For returns')
    expect(await names(manager)).toContain('For returns')
  })

  test('are changed by version and told to the log, a private one to its owner', async () => {
    const made = await save(agent, { name: 'First' })
    const id = String(made.body['id'])
    const change = async (name: string, version: number) =>
      await agent.browser.patch(
        acme.at(`/views/${id}`),
        { name },
        { headers: { 'if-match': `"${version}"` } },
      )
    expect((await change('Second', 1)).body).toMatchObject({ name: 'Second', version: 2, query: angry })
    expect(await change('Third', 1)).toMatchObject({ status: 409, body: { code: 'view.changed' } })
    expect((await agent.browser.ask('DELETE', acme.at(`/views/${id}`))).status).toBe(204)
    expect(await names(agent)).not.toContain('Second')
    const told = await query<{ data: unknown; version: number }>(
      api.url,
      `SELECT data, version FROM event WHERE type = 'view.updated' AND subject_id = '${id}' ORDER BY version`,
    )
    expect(told).toMatchObject(
      [1, 2, 3].map((version) => ({ version, data: { audience: { onlyMemberId: agent.memberId } } })),
    )
  })

  test.each([
    ['an unknown field', { field: 'password', op: 'is', value: ['x'] }],
    ['an operator of another field', { field: 'unread', op: 'contains', value: true }],
    ['a value that is none', { field: 'status', op: 'is', value: ['lost'] }],
    ['an empty list', { field: 'label', op: 'is', value: [] }],
    ['a group without parts', { match: 'all', parts: [] }],
  ])('refuse %s, and so does the list', async (_name, part) => {
    const where = { match: 'all', parts: [part] }
    expect((await save(agent, { query: { ...angry, where } })).status).toBe(400)
    const list = acme.at(`/conversations?where=${encodeURIComponent(JSON.stringify(where))}`)
    expect((await agent.browser.get(list)).status).toBe(400)
  })

  test('refuse groups that go too deep, and text that is no JSON', async () => {
    const leaf = { field: 'unread', op: 'is', value: true }
    const nest = (depth: number): object => (depth === 0 ? leaf : { match: 'all', parts: [nest(depth - 1)] })
    const list = (where: string) => acme.at(`/conversations?where=${encodeURIComponent(where)}`)
    expect((await agent.browser.get(list(JSON.stringify(nest(3))))).status).toBe(200)
    expect((await agent.browser.get(list(JSON.stringify(nest(4))))).status).toBe(400)
    expect((await agent.browser.get(list('{oops'))).status).toBe(400)
  })
})
