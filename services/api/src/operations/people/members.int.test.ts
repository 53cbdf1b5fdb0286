import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi, type TestWorkspace } from '../../test-api.fixtures.ts'

describe('members', () => {
  let api: TestApi
  let acme: TestWorkspace
  beforeAll(async () => {
    api = await openTestApi()
    acme = await api.makeWorkspace('Acme')
  })
  afterAll(async () => await api[Symbol.asyncDispose]())
  const member = (id: string) => acme.at(`/members/${id}`)

  test('change under the eyes of whoever saw the current version only', async () => {
    const ann = await acme.add('agent')
    const first = await acme.admin.browser.patch(
      member(ann.memberId),
      { role: 'supervisor' },
      { headers: { 'if-match': '"1"' } },
    )
    expect(first).toMatchObject({ status: 200, body: { role: 'supervisor', version: 2 } })
    expect(first.headers.get('etag')).toBe('"2"')
    const late = await acme.admin.browser.patch(
      member(ann.memberId),
      { role: 'agent' },
      { headers: { 'if-match': '"1"' } },
    )
    expect(late).toMatchObject({ status: 409, body: { code: 'member.changed', details: { version: 2 } } })
  })

  test('lose access with the very next request when they are deactivated', async () => {
    const bob = await acme.add('agent')
    expect((await bob.browser.get(acme.at('/labels'))).status).toBe(200)
    await acme.admin.browser.patch(member(bob.memberId), { active: false })
    expect((await bob.browser.get(acme.at('/labels'))).status).toBe(404)
    expect((await bob.browser.get('/api/v1/me')).body['memberships']).toEqual([])
    const events = await query(
      api.url,
      `SELECT type FROM event WHERE type = 'member.updated' AND subject_id = '${bob.memberId}'`,
    )
    expect(events).toHaveLength(1)
  })

  test('a role holds from the very next request', async () => {
    const cem = await acme.add('agent')
    expect((await cem.browser.post(acme.at('/labels'), { name: 'Cem’s', color: '#112233' })).status).toBe(403)
    await acme.admin.browser.patch(member(cem.memberId), { role: 'community-manager' })
    expect((await cem.browser.post(acme.at('/labels'), { name: 'Cem’s', color: '#112233' })).status).toBe(201)
  })

  test('there is always an admin left, even when two demote each other at once', async () => {
    const other = await api.makeWorkspace('Two admins')
    const second = await other.add('admin')
    const at = (id: string) => other.at(`/members/${id}`)
    const answers = await Promise.all([
      other.admin.browser.patch(at(second.memberId), { role: 'agent' }),
      second.browser.patch(at(other.admin.memberId), { active: false }),
    ])
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    const admins = await query(
      other.id === '' ? '' : api.url,
      `SELECT id FROM membership WHERE workspace_id = '${other.id}' AND role = 'admin' AND deactivated_at IS NULL`,
    )
    expect(admins).toHaveLength(1)

    const alone = await api.makeWorkspace('One admin')
    for (const change of [{ role: 'agent' }, { active: false }]) {
      const answer = await alone.admin.browser.patch(alone.at(`/members/${alone.admin.memberId}`), change)
      expect(answer).toMatchObject({ status: 409, body: { code: 'member.last_admin' } })
    }
  })

  test('no key of little reach raises anybody beyond it', async () => {
    const dee = await acme.add('agent')
    const made = await acme.admin.browser.post(acme.at('/api-keys'), {
      name: 'hr',
      scopes: ['member:write', 'member:read'],
    })
    const headers = { authorization: `Bearer ${String(made.body['secret'])}` }
    const raised = await api.browser().patch(member(dee.memberId), { role: 'admin' }, { headers })
    expect(raised).toMatchObject({ status: 403, body: { code: 'member.role_beyond_own' } })
    const invited = await api
      .browser()
      .post(acme.at('/invitations'), { email: 'me@new.test', role: 'admin' }, { headers })
    expect(invited).toMatchObject({ status: 403, body: { code: 'member.role_beyond_own' } })
    const deactivated = await api.browser().patch(member(acme.admin.memberId), { active: false }, { headers })
    expect(deactivated).toMatchObject({ status: 403, body: { code: 'member.role_beyond_own' } })
  })

  test('set their own name, availability and preferences, and nothing else', async () => {
    const eve = await acme.add('agent')
    const answer = await eve.browser.patch(acme.at('/me'), {
      name: 'Eva',
      availability: 'away',
      preferences: { theme: 'dark' },
      role: 'admin',
    })
    expect(answer.body).toMatchObject({
      member: { name: 'Eva', availability: 'away', role: 'agent' },
      preferences: { theme: 'dark', undoSeconds: 10 },
    })
    const again = await eve.browser.patch(acme.at('/me'), { preferences: { sounds: true } })
    expect(again.body).toMatchObject({ preferences: { theme: 'dark', sounds: true } })
  })

  test('belong to teams, whose change is theirs too', async () => {
    const fay = await acme.add('agent')
    const made = await acme.admin.browser.post(acme.at('/teams'), {
      name: 'Returns',
      memberIds: [fay.memberId],
    })
    expect(made).toMatchObject({
      status: 201,
      body: { name: 'Returns', memberIds: [fay.memberId], version: 1 },
    })
    const id = String(made.body['id'])
    expect(
      (await acme.admin.browser.post(acme.at('/teams'), { name: 'Returns', memberIds: [] })).body,
    ).toMatchObject({ code: 'team.name_taken' })
    const me = await fay.browser.get('/api/v1/me')
    expect(me.body).toMatchObject({
      memberships: [{ member: { teams: [{ id, name: 'Returns' }], version: 2 } }],
    })
    const changed = await acme.admin.browser.patch(
      acme.at(`/teams/${id}`),
      { name: 'Refunds', memberIds: [] },
      { headers: { 'if-match': '"1"' } },
    )
    expect(changed.body).toMatchObject({ name: 'Refunds', memberIds: [], version: 2 })
    expect((await acme.admin.browser.patch(member(fay.memberId), { teamIds: [id] })).body).toMatchObject({
      teams: [{ name: 'Refunds' }],
    })
    expect((await acme.admin.browser.delete(acme.at(`/teams/${id}`))).status).toBe(204)
    expect((await fay.browser.get('/api/v1/me')).body).toMatchObject({
      memberships: [{ member: { teams: [] } }],
    })
  })
})
