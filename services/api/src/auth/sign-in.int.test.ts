import { eventually, query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, password, type Person, type TestApi, type TestWorkspace } from '../test-api.fixtures.ts'

describe('sign-in', () => {
  let api: TestApi
  let acme: TestWorkspace
  let ann: Person
  beforeAll(async () => {
    api = await openTestApi()
    acme = await api.makeWorkspace('Acme')
    ann = await acme.add('agent')
  })
  afterAll(async () => await api[Symbol.asyncDispose]())

  test('keeps the session in a cookie that scripts and other sites cannot use', async () => {
    const answer = await api.browser().signIn(ann.email, password)
    expect(answer.status).toBe(200)
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^hubbub\.session_token=.+; HttpOnly/)
    expect(cookie).toContain('SameSite=Lax')
    expect(cookie).not.toContain('Secure')
  })

  test('keeps passwords as argon2id', async () => {
    const [row] = await query<{ password: string }>(
      api.url,
      `SELECT password FROM auth_account WHERE user_id = '${ann.userId}'`,
    )
    expect(row?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('tells a wrong password and an unknown person in the same words', async () => {
    const wrong = await api.browser().signIn(ann.email, 'not the password')
    const unknown = await api.browser().signIn('nobody@acme.test', 'not the password')
    const { requestId: first, ...wrongBody } = wrong.body
    const { requestId: second, ...unknownBody } = unknown.body
    expect([first, second]).not.toContain(undefined)
    expect(wrongBody).toEqual(unknownBody)
    expect(wrong).toMatchObject({ status: 401, body: { code: 'auth.invalid_email_or_password' } })
    expect(wrong.headers.get('content-type')).toBe('application/problem+json')
  })

  test('nobody signs up', async () => {
    const answer = await api
      .browser()
      .post('/api/auth/sign-up/email', { email: 'me@evil.test', name: 'Me', password })
    expect(answer.status).toBe(404)
    expect(await query(api.url, `SELECT id FROM auth_user WHERE email = 'me@evil.test'`)).toEqual([])
  })

  test('a session that was there before sign-in is not the one after it', async () => {
    const browser = api.browser()
    await browser.signIn(ann.email, password)
    const before = browser.jar.get('hubbub.session_token')
    await browser.signIn(ann.email, password)
    expect(browser.jar.get('hubbub.session_token')).not.toBe(before)

    const planted = api.browser()
    planted.jar.set('hubbub.session_token', 'chosen-by-somebody-else.signature')
    expect((await planted.get('/api/v1/me')).status).toBe(401)
    await planted.signIn(ann.email, password)
    expect(planted.jar.get('hubbub.session_token')).not.toContain('chosen-by-somebody-else')
  })

  test('signing out ends the session itself, not only its cookie', async () => {
    const browser = api.browser()
    await browser.signIn(ann.email, password)
    const thief = api.browser()
    thief.jar.set('hubbub.session_token', browser.jar.get('hubbub.session_token') ?? '')
    expect((await thief.get('/api/v1/me')).status).toBe(200)
    expect((await browser.post('/api/auth/sign-out')).status).toBe(200)
    expect((await thief.get('/api/v1/me')).status).toBe(401)
  })

  test('sessions are listed and ended one by one, and a new password ends the others', async () => {
    const [here, there] = [api.browser(), api.browser()]
    await here.signIn(ann.email, password)
    await there.signIn(ann.email, password)
    const sessions = JSON.parse((await here.get('/api/auth/list-sessions')).text) as unknown[]
    expect(sessions.length).toBeGreaterThanOrEqual(2)
    const change = { currentPassword: password, newPassword: `${password}!`, revokeOtherSessions: true }
    expect((await here.post('/api/auth/change-password', change)).status).toBe(200)
    expect((await there.get('/api/v1/me')).status).toBe(401)
    expect((await here.get('/api/v1/me')).status).toBe(200)
    const back = { currentPassword: `${password}!`, newPassword: password }
    expect((await here.post('/api/auth/change-password', back)).status).toBe(200)
  })

  test('a forgotten password is chosen anew by a mail that works once and ends all sessions', async () => {
    const signedIn = api.browser()
    await signedIn.signIn(ann.email, password)
    const browser = api.browser()
    const known = await browser.post('/api/auth/request-password-reset', {
      email: ann.email,
      redirectTo: '/reset-password',
    })
    const unknown = await browser.post('/api/auth/request-password-reset', { email: 'nobody@acme.test' })
    expect(known.body).toEqual(unknown.body)
    expect(api.mails).toHaveLength(1)
    const token = /reset-password\?token=(\S+)/.exec(api.mails[0]?.text ?? '')?.[1]
    expect(JSON.stringify(await query(api.url, 'SELECT * FROM auth_verification'))).not.toContain(token)

    const newPassword = 'another long password'
    expect((await browser.post('/api/auth/reset-password', { token, newPassword })).status).toBe(200)
    expect((await browser.post('/api/auth/reset-password', { token, newPassword: password })).status).toBe(
      400,
    )
    expect((await signedIn.get('/api/v1/me')).status).toBe(401)
    expect((await browser.signIn(ann.email, password)).status).toBe(401)
    expect((await browser.signIn(ann.email, newPassword)).status).toBe(200)
    await browser.post('/api/auth/change-password', { currentPassword: newPassword, newPassword: password })
  })

  test('an admin hands over a link to a new password, but not to one of greater reach or of another workspace', async () => {
    const path = acme.at(`/members/${ann.memberId}/reset-link`)
    expect((await ann.browser.post(path)).status).not.toBe(201)
    const handed = await acme.admin.browser.post(path)
    expect(handed).toMatchObject({
      status: 201,
      body: { link: expect.stringContaining('http://hubbub.test/reset-password?token=pw_') },
    })
    const other = await api.makeWorkspace('Other')
    await api.store.transaction(other.id, async ({ people }) => {
      const name = 'Ann'
      await people.insertMember({
        id: ann.memberId,
        userId: ann.userId,
        name,
        email: ann.email,
        role: 'admin',
        visibility: 'all',
      })
    })
    expect(await acme.admin.browser.post(path)).toMatchObject({
      status: 409,
      body: { code: 'member.account_shared' },
    })
  })

  test('the end of a session is told to whoever holds sockets, in whatever process', async () => {
    const told: (string | null)[] = []
    using _listening = api.database.listen('hubbub_session_ended', (userId) => told.push(userId))
    await eventually(() => told.includes(null))
    const browser = api.browser()
    await browser.signIn(ann.email, password)
    await browser.post('/api/auth/sign-out')
    await eventually(() => told.includes(ann.userId))
    expect(told.filter((userId) => userId !== null)).toEqual([ann.userId])
  })

  test('a printed link signs in once', async () => {
    const token = new URL(await api.api.createSignInLink(ann.email)).searchParams.get('token')
    expect(JSON.stringify(await query(api.url, 'SELECT * FROM auth_verification'))).not.toContain(token)
    const [first, second] = [api.browser(), api.browser()]
    expect((await first.post('/api/v1/sign-in-link', { token })).status).toBe(204)
    expect((await first.get('/api/v1/me')).body).toMatchObject({ user: { email: ann.email } })
    expect(await second.post('/api/v1/sign-in-link', { token })).toMatchObject({
      status: 410,
      body: { code: 'sign-in.link_spent' },
    })
    expect((await second.post('/api/v1/sign-in-link', { token: 'in_made-up-by-somebody' })).status).toBe(410)
  })

  test('a printed link of which two take the same copy signs in one of them', async () => {
    const token = new URL(await api.api.createSignInLink(ann.email)).searchParams.get('token')
    const answers = await Promise.all(
      [1, 2, 3].map(async () => await api.browser().post('/api/v1/sign-in-link', { token })),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 410, 410])
  })

  test('there are no people to click on where there is no demo', async () => {
    expect((await api.browser().post('/api/v1/demo/sign-in', { email: ann.email })).status).toBe(404)
  })
})

describe('guessing', () => {
  test('is slowed down by address, and counted in the database', async () => {
    await using api = await openTestApi({ settings: { attemptsPerMinute: 3 } })
    const acme = await api.makeWorkspace('Acme')
    await query(api.url, 'DELETE FROM auth_rate_limit')
    const browser = api.browser()
    const statuses: number[] = []
    for (let n = 0; n < 5; n += 1)
      statuses.push((await browser.signIn(acme.admin.email, 'a wrong guess')).status)
    expect(statuses).toEqual([401, 401, 401, 429, 429])
    const refused = await browser.signIn(acme.admin.email, password)
    expect(refused).toMatchObject({ status: 429, body: { code: 'auth.rate_limited' } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await query(api.url, 'SELECT key FROM auth_rate_limit')).not.toEqual([])
  })
})

describe('a demo', () => {
  test('lets one be any of its people, and nobody from another workspace', async () => {
    await using api = await openTestApi({ demo: true })
    const demo = await api.makeWorkspace('Demo')
    const real = await api.makeWorkspace('Real')
    await query(api.url, `UPDATE workspace SET demo = true WHERE id = '${demo.id}'`)
    const setup = await api.browser().get('/api/v1/setup')
    expect(setup.body).toMatchObject({ demo: true, demoPeople: [{ email: demo.admin.email, role: 'admin' }] })
    const browser = api.browser()
    expect((await browser.post('/api/v1/demo/sign-in', { email: demo.admin.email })).status).toBe(204)
    expect((await browser.get(demo.at('/labels'))).status).toBe(200)
    expect((await api.browser().post('/api/v1/demo/sign-in', { email: real.admin.email })).status).toBe(404)
  })
})
