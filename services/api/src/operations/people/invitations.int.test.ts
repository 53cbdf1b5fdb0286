import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, password, type TestApi, type TestWorkspace } from '../../test-api.fixtures.ts'

describe('an invitation', () => {
  let api: TestApi
  let acme: TestWorkspace
  beforeAll(async () => {
    api = await openTestApi()
    acme = await api.makeWorkspace('Acme')
  })
  afterAll(async () => await api[Symbol.asyncDispose]())

  async function invite(email: string, more: object = {}): Promise<string> {
    const answer = await acme.admin.browser.post(acme.at('/invitations'), { email, role: 'agent', ...more })
    expect(answer.status).toBe(201)
    return new URL(String(answer.body['link'])).pathname.split('/').at(-1) ?? ''
  }
  const accept = async (token: string, body: object, browser = api.browser()) => ({
    browser,
    answer: await browser.post(`/api/v1/invitations/${token}/accept`, body),
  })

  test('is mailed, keeps only a hash, and says what it offers', async () => {
    const token = await invite('bob@new.test')
    expect(api.mails.at(-1)).toMatchObject({
      to: 'bob@new.test',
      text: expect.stringContaining(`http://hubbub.test/invitations/${token}`),
    })
    const [row] = await query<{ token_hash: string }>(
      api.url,
      `SELECT token_hash FROM invitation WHERE email = 'bob@new.test'`,
    )
    expect(row?.token_hash).toMatch(/^[0-9a-f]{64}$/)
    expect((await api.browser().get(`/api/v1/invitations/${token}`)).body).toEqual({
      email: 'bob@new.test',
      workspace: 'Acme',
      role: 'agent',
      invitedBy: 'admin 1',
      hasAccount: false,
    })
  })

  test('makes the account and lets in, once', async () => {
    const token = await invite('cem@new.test', { role: 'supervisor' })
    expect((await accept(token, {})).answer).toMatchObject({
      status: 422,
      body: { code: 'invitation.account_needed' },
    })
    expect((await accept(token, { name: 'Cem', password: 'short' })).answer.status).toBe(400)
    const { browser, answer } = await accept(token, { name: 'Cem', password })
    expect(answer).toMatchObject({ status: 200, body: { workspaceId: acme.id } })
    expect((await browser.get('/api/v1/me')).body).toMatchObject({
      memberships: [{ member: { name: 'Cem', role: 'supervisor', email: 'cem@new.test' } }],
    })
    expect((await accept(token, { name: 'Eve', password })).answer).toMatchObject({
      status: 410,
      body: { code: 'invitation.not_open' },
    })
    expect((await acme.admin.browser.get(acme.at('/members'))).body.items).toContainEqual(
      expect.objectContaining({ name: 'Cem' }),
    )
  })

  test('taken by two at once makes one account and one member', async () => {
    const token = await invite('dee@new.test')
    const tries = await Promise.all(
      ['Dee', 'Dea', 'Deo'].map(async (name) => await accept(token, { name, password })),
    )
    expect(tries.filter(({ answer }) => answer.status === 200)).toHaveLength(1)
    const accounts = await query(api.url, `SELECT id FROM auth_user WHERE email = 'dee@new.test'`)
    expect(accounts).toHaveLength(1)
  })

  test('asks one who has an account to sign in as the invited address', async () => {
    const other = await api.makeWorkspace('Other')
    const token = await invite(other.admin.email)
    expect((await accept(token, { name: 'Eve', password })).answer).toMatchObject({
      status: 401,
      body: { code: 'invitation.sign_in_first' },
    })
    const wrong = await accept(token, {}, acme.admin.browser)
    expect(wrong.answer).toMatchObject({ status: 403, body: { code: 'invitation.other_address' } })
    expect((await accept(token, {}, other.admin.browser)).answer.status).toBe(200)
    expect((await other.admin.browser.get('/api/v1/me')).body['memberships']).toHaveLength(2)
  })

  test('is void once taken back, replaced or too old', async () => {
    const first = await invite('fay@new.test')
    const second = await invite('fay@new.test')
    expect((await accept(first, { name: 'Fay', password })).answer.status).toBe(410)
    const open = (await acme.admin.browser.get(acme.at('/invitations'))).body.items ?? []
    const mine = open.filter(({ email }) => email === 'fay@new.test')
    expect(mine).toHaveLength(1)
    const path = acme.at(`/invitations/${String(mine[0]?.['id'])}`)
    expect((await acme.admin.browser.delete(path)).status).toBe(204)
    expect((await acme.admin.browser.delete(path)).status).toBe(404)
    expect((await accept(second, { name: 'Fay', password })).answer.status).toBe(410)

    const third = await invite('fay@new.test')
    await query(
      api.url,
      `UPDATE invitation SET expires_at = now() - interval '1 second' WHERE email = 'fay@new.test' AND revoked_at IS NULL`,
    )
    expect((await accept(third, { name: 'Fay', password })).answer.status).toBe(410)
  })

  test('brings back one who had left as who they were', async () => {
    const gus = await acme.add('agent')
    const member = acme.at(`/members/${gus.memberId}`)
    await acme.admin.browser.patch(member, { active: false })
    expect((await gus.browser.get(acme.at('/labels'))).status).toBe(404)
    const token = await invite(gus.email, { role: 'community-manager' })
    expect((await accept(token, {}, gus.browser)).answer.status).toBe(200)
    expect((await gus.browser.get('/api/v1/me')).body).toMatchObject({
      memberships: [{ member: { id: gus.memberId, role: 'community-manager', deactivatedAt: null } }],
    })
  })

  test('of a member is refused', async () => {
    const answer = await acme.admin.browser.post(acme.at('/invitations'), {
      email: acme.admin.email.toUpperCase(),
      role: 'agent',
    })
    expect(answer).toMatchObject({ status: 409, body: { code: 'invitation.already_member' } })
  })
})
