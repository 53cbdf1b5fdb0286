import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, password, type Person, type TestApi } from '../test-api.fixtures.ts'

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
  let ann: Person
  let secret: string
  let backupCodes: string[]
  beforeAll(async () => {
    api = await openTestApi()
    ann = await (await api.makeWorkspace('Acme')).add('agent')
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
