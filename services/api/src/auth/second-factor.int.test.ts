import { createHmac } from 'node:crypto'
import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, password, type Person, type TestApi, type TestWorkspace } from '../test-api.fixtures.ts'

/** RFC 6238 with its defaults: SHA-1, six digits, thirty seconds. */
function totp(base32: string, at = Date.now()): string {
  const bits = Array.from(base32.replaceAll('=', ''))
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0xf
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

describe('a second factor', () => {
  let api: TestApi
  let acme: TestWorkspace
  let ann: Person
  let secret: string
  let backupCodes: string[]
  beforeAll(async () => {
    api = await openTestApi()
    acme = await api.makeWorkspace('Acme')
    ann = await acme.add('agent')
  })
  afterAll(async () => await api[Symbol.asyncDispose]())

  test('counts once it has been shown to work', async () => {
    expect(
      (await ann.browser.post('/api/auth/two-factor/enable', { password: 'not the password' })).status,
    ).toBe(400)
    const enabled = await ann.browser.post('/api/auth/two-factor/enable', { password })
    const shown = enabled.body as { totpURI: string; backupCodes: string[] }
    secret = new URL(shown.totpURI).searchParams.get('secret') ?? ''
    backupCodes = shown.backupCodes
    expect(backupCodes.length).toBeGreaterThanOrEqual(8)
    expect((await ann.browser.get('/api/v1/me')).body).toMatchObject({ user: { twoFactorEnabled: false } })
    expect((await ann.browser.post('/api/auth/two-factor/verify-totp', { code: totp(secret) })).status).toBe(
      200,
    )
    expect((await ann.browser.get('/api/v1/me')).body).toMatchObject({ user: { twoFactorEnabled: true } })
  })

  test('the password alone then opens nothing', async () => {
    const browser = api.browser()
    expect((await browser.signIn(ann.email, password)).body).toMatchObject({ twoFactorRedirect: true })
    expect((await browser.get('/api/v1/me')).status).toBe(401)
    expect((await browser.post('/api/auth/two-factor/verify-totp', { code: '000000' })).status).toBe(401)
    expect((await browser.get('/api/v1/me')).status).toBe(401)
    expect((await browser.post('/api/auth/two-factor/verify-totp', { code: totp(secret) })).status).toBe(200)
    expect((await browser.get('/api/v1/me')).status).toBe(200)
  })

  test('a backup code works once', async () => {
    const [code] = backupCodes
    const browser = api.browser()
    await browser.signIn(ann.email, password)
    expect((await browser.post('/api/auth/two-factor/verify-backup-code', { code })).status).toBe(200)
    const again = api.browser()
    await again.signIn(ann.email, password)
    expect((await again.post('/api/auth/two-factor/verify-backup-code', { code })).status).toBe(401)
  })

  test('a printed link does not go round it', async () => {
    const token = new URL(await api.api.createSignInLink(ann.email)).searchParams.get('token')
    const answer = await api.browser().post('/api/v1/sign-in-link', { token })
    expect(answer).toMatchObject({ status: 403, body: { code: 'sign-in.second_factor_required' } })
  })

  test('that is lost is taken away by an admin, for somebody else who has one, and the log says by whom', async () => {
    const at = (memberId: string) => acme.at(`/members/${memberId}/second-factor`)
    const bea = await acme.add('agent')
    const { body } = await bea.browser.post('/api/auth/two-factor/enable', { password })
    const theirs = new URL(String(body['totpURI'])).searchParams.get('secret') ?? ''
    await bea.browser.post('/api/auth/two-factor/verify-totp', { code: totp(theirs) })
    const refusals = [
      [await ann.browser.delete(at(bea.memberId)), 403, 'access.forbidden'],
      [await acme.admin.browser.delete(at(acme.admin.memberId)), 409, 'member.own_second_factor'],
      [await acme.admin.browser.delete(at(crypto.randomUUID())), 404, 'member.not_found'],
    ] as const
    for (const [answer, status, code] of refusals) expect(answer).toMatchObject({ status, body: { code } })

    expect((await acme.admin.browser.delete(at(bea.memberId))).status).toBe(204)
    expect((await bea.browser.get('/api/v1/me')).status).toBe(401)
    const browser = api.browser()
    expect((await browser.signIn(bea.email, password)).status).toBe(200)
    expect((await browser.get('/api/v1/me')).body).toMatchObject({ user: { twoFactorEnabled: false } })
    const again = await browser.post('/api/auth/two-factor/enable', { password })
    expect(new URL(String(again.body['totpURI'])).searchParams.get('secret')).not.toBe(theirs)
    expect(
      await query(api.url, `SELECT type, actor->>'id' AS actor, data FROM event WHERE subject_id = $1`, [
        bea.memberId,
      ]),
    ).toEqual([{ type: 'member.updated', actor: acme.admin.memberId, data: { secondFactor: 'reset' } }])
    expect(await acme.admin.browser.delete(at(bea.memberId))).toMatchObject({
      status: 409,
      body: { code: 'member.no_second_factor' },
    })
  })

  test('guessing codes locks the account for a while', async () => {
    for (let round = 0; round < 3; round += 1) {
      const browser = api.browser()
      await browser.signIn(ann.email, password)
      for (let n = 0; n < 4; n += 1)
        await browser.post('/api/auth/two-factor/verify-totp', { code: '000000' })
    }
    const browser = api.browser()
    await browser.signIn(ann.email, password)
    const right = await browser.post('/api/auth/two-factor/verify-totp', { code: totp(secret) })
    expect(right).toMatchObject({ status: 429, body: { code: 'auth.account_temporarily_locked' } })
  })
})
