import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi, type TestWorkspace } from '../test-api.fixtures.ts'
import { type Claims, startIdentityProvider } from './identity-provider.fixtures.ts'

describe('single sign-on', () => {
  let provider: Awaited<ReturnType<typeof startIdentityProvider>>
  let api: TestApi
  let acme: TestWorkspace
  beforeAll(async () => {
    provider = await startIdentityProvider('hubbub')
    api = await openTestApi({
      settings: {
        oidcIssuer: provider.issuer,
        oidcClientId: 'hubbub',
        oidcClientSecret: 'shared',
        oidcName: 'Acme ID',
      },
    })
    acme = await api.makeWorkspace('Acme')
  })
  afterAll(async () => {
    await api[Symbol.asyncDispose]()
    await provider[Symbol.asyncDispose]()
  })

  async function signOn(who: Partial<Claims> & { email: string }) {
    const browser = api.browser()
    const start = await browser.post('/api/auth/sign-in/social', {
      provider: 'oidc',
      callbackURL: '/inbox',
      errorCallbackURL: '/sign-in',
      disableRedirect: true,
    })
    const back = provider.visit(String(start.body['url']), {
      sub: who.email,
      email_verified: true,
      name: 'Somebody',
      ...who,
    })
    const end = await browser.get(back)
    return { browser, end, location: end.headers.get('location') ?? '' }
  }

  test('is offered by name', async () => {
    expect((await api.browser().get('/api/v1/setup')).body).toMatchObject({
      oidc: { name: 'Acme ID', providerId: 'oidc' },
    })
  })

  test('lets a member in, into the account they have', async () => {
    const { browser, location } = await signOn({ email: acme.admin.email })
    expect(location).toMatch(/\/inbox$/)
    expect((await browser.get('/api/v1/me')).body).toMatchObject({
      user: { id: acme.admin.userId },
      memberships: [{ workspace: { id: acme.id } }],
    })
  })

  test('makes an account for one who is invited', async () => {
    const invited = await acme.admin.browser.post(acme.at('/invitations'), {
      email: 'new@acme.test',
      role: 'agent',
    })
    const { browser } = await signOn({ email: 'New@acme.test', name: 'New' })
    expect((await browser.get('/api/v1/me')).body).toMatchObject({
      user: { email: 'new@acme.test' },
      memberships: [],
    })
    const token = new URL(String(invited.body['link'])).pathname.split('/').at(-1)
    expect((await browser.post(`/api/v1/invitations/${token}/accept`, {})).status).toBe(200)
    expect((await browser.get('/api/v1/me')).body).toMatchObject({
      memberships: [{ member: { role: 'agent' } }],
    })
  })

  test('turns away whom nobody invited, and who only claims an address', async () => {
    const stranger = await signOn({ email: 'stranger@evil.test' })
    expect(stranger.location).toContain('error=not_invited')
    expect((await stranger.browser.get('/api/v1/me')).status).toBe(401)
    const claimed = await signOn({ email: acme.admin.email, sub: 'somebody-else', email_verified: false })
    expect(claimed.location).toContain('error=')
    expect((await claimed.browser.get('/api/v1/me')).status).toBe(401)
    expect(await query(api.url, `SELECT id FROM auth_user WHERE email = 'stranger@evil.test'`)).toEqual([])
  })

  test('turns away one who was a member and no longer is', async () => {
    const ann = await acme.add('agent')
    await signOn({ email: ann.email })
    await acme.admin.browser.patch(acme.at(`/members/${ann.memberId}`), { active: false })
    const { browser, location } = await signOn({ email: ann.email })
    expect(location).toContain('error=not_invited')
    expect((await browser.get('/api/v1/me')).status).toBe(401)
  })
})
