import type { ChannelCheck } from '@hubbub/contracts'
import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi, type TestWorkspace } from '../../test-api.fixtures.ts'

const settings = {
  address: 'Help@Acme.test',
  fromName: 'Acme',
  imap: { host: '198.51.100.1', port: 993, security: 'tls' },
  smtp: { host: '198.51.100.1', port: 465, security: 'tls' },
  user: 'help',
}

describe('mailboxes', () => {
  let api: TestApi
  let acme: TestWorkspace
  const tried: { settings: unknown; credentials: unknown }[] = []
  let verdict: ChannelCheck = { ok: true, steps: [] }
  beforeAll(async () => {
    api = await openTestApi({
      check: async (input) => {
        tried.push(input)
        return verdict
      },
    })
    acme = await api.makeWorkspace('Acme')
  })
  afterAll(async () => await api[Symbol.asyncDispose]())

  const input = () => ({
    kind: 'email',
    name: 'Help',
    brandId: acme.brandId,
    settings,
    credentials: { password: 'hunter2hunter2' },
  })
  const refusal: ChannelCheck = {
    ok: false,
    steps: [
      { step: 'imap.connect', ok: true, message: 'ready' },
      { step: 'imap.sign-in', ok: false, message: '[AUTHENTICATIONFAILED] Invalid credentials' },
    ],
  }

  test('that cannot be reached are refused with the server’s own words, and not kept', async () => {
    verdict = refusal
    const answer = await acme.admin.browser.post(acme.at('/channels'), input())
    verdict = { ok: true, steps: [] }
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: 'channel.unreachable',
        detail: 'imap.sign-in: [AUTHENTICATIONFAILED] Invalid credentials',
        details: { steps: refusal.steps },
      },
    })
    expect((await acme.admin.browser.get(acme.at('/channels'))).body.items).toEqual([])
  })

  test('are kept with a sealed password that never comes back', async () => {
    const made = await acme.admin.browser.post(acme.at('/channels'), input())
    expect(made).toMatchObject({
      status: 201,
      body: { address: 'help@acme.test', enabled: true, health: 'connecting', version: 1 },
    })
    const everything = [
      made.text,
      (await acme.admin.browser.get(acme.at('/channels'))).text,
      JSON.stringify(await query(api.url, 'SELECT * FROM channel')),
    ]
    expect(everything.join()).not.toContain('hunter2')
    expect(api.told.at(-1)).toEqual({
      signal: 'channelChanged',
      work: { workspaceId: acme.id, channelId: made.body['id'] },
    })
    expect(await acme.admin.browser.post(acme.at('/channels'), input())).toMatchObject({
      status: 409,
      body: { code: 'channel.address_taken' },
    })
  })

  test('are changed with the stored password, which goes to no other server', async () => {
    const [channel] = (await acme.admin.browser.get(acme.at('/channels'))).body.items ?? []
    const one = acme.at(`/channels/${String(channel?.['id'])}`)
    const renamed = await acme.admin.browser.patch(
      one,
      { name: 'Support', enabled: false },
      { headers: { 'if-match': '"1"' } },
    )
    expect(renamed.body).toMatchObject({ name: 'Support', enabled: false, version: 2 })

    tried.length = 0
    const folder = await acme.admin.browser.patch(one, { settings: { ...settings, inboxFolder: 'Help' } })
    expect(folder.body).toMatchObject({ settings: { inboxFolder: 'Help' }, version: 3 })
    expect(tried).toEqual([
      {
        settings: expect.objectContaining({ inboxFolder: 'Help' }),
        credentials: { password: 'hunter2hunter2' },
      },
    ])

    tried.length = 0
    const elsewhere = { ...settings, imap: { ...settings.imap, host: '198.51.100.66' } }
    const refused = { status: 422, body: { code: 'channel.credentials_needed' } }
    expect(await acme.admin.browser.patch(one, { settings: elsewhere })).toMatchObject(refused)
    const check = { kind: 'email', settings: elsewhere, channelId: channel?.['id'] }
    expect(await acme.admin.browser.post(acme.at('/channels/check'), check)).toMatchObject(refused)
    expect(tried).toEqual([])
    expect(
      (await acme.admin.browser.post(acme.at('/channels/check'), { ...check, settings })).body,
    ).toMatchObject({ ok: true })
    expect(
      (await acme.admin.browser.patch(one, { name: 'Late' }, { headers: { 'if-match': '"1"' } })).status,
    ).toBe(409)
  })

  test('are disconnected: the password is forgotten and the address is free', async () => {
    const [channel] = (await acme.admin.browser.get(acme.at('/channels'))).body.items ?? []
    expect((await acme.admin.browser.delete(acme.at(`/channels/${String(channel?.['id'])}`))).status).toBe(
      204,
    )
    expect((await acme.admin.browser.get(acme.at('/channels'))).body.items).toEqual([])
    expect(await query(api.url, 'SELECT credentials, enabled FROM channel')).toEqual([
      { credentials: '', enabled: false },
    ])
    expect((await acme.admin.browser.post(acme.at('/channels'), input())).status).toBe(201)
  })

  test('need encryption, except on this machine', async () => {
    const plain = {
      ...settings,
      address: 'plain@acme.test',
      imap: { host: '198.51.100.1', port: 143, security: 'none' },
    }
    const answer = await acme.admin.browser.post(acme.at('/channels'), { ...input(), settings: plain })
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
    const local = {
      ...settings,
      address: 'local@acme.test',
      imap: { host: '127.0.0.1', port: 143, security: 'none' },
    }
    expect(
      (await acme.admin.browser.post(acme.at('/channels'), { ...input(), settings: local })).status,
    ).toBe(201)
  })

  test('whose secret is replaced go on with the one before for a while, tried or kept', async () => {
    const secretOf = (sign: string) => `whsec_${sign.repeat(44)}`
    const own = { kind: 'api', settings: { system: 'shop' } }
    const made = await acme.admin.browser.post(acme.at('/channels'), {
      ...input(),
      ...own,
      credentials: { secret: secretOf('A') },
    })
    const id = String(made.body['id'])
    expect(made).toMatchObject({ status: 201, body: { webhookUrl: expect.stringContaining(`/hooks/${id}`) } })
    tried.length = 0
    const credentials = { secret: secretOf('B') }
    const check = { ...own, credentials, channelId: id }
    expect((await acme.admin.browser.post(acme.at('/channels/check'), check)).status).toBe(200)
    expect((await acme.admin.browser.patch(acme.at(`/channels/${id}`), { credentials })).status).toBe(200)
    const both = { secret: secretOf('B'), former: { secret: secretOf('A'), until: expect.any(String) } }
    expect(tried.map((one) => one.credentials)).toEqual([both, both])
    tried.length = 0
    await acme.admin.browser.patch(acme.at(`/channels/${id}`), { settings: own.settings })
    expect(tried[0]?.credentials).toEqual(both)
  })

  test('belong to a brand of the same workspace', async () => {
    const other = await api.makeWorkspace('Other')
    const foreign = { ...input(), brandId: other.brandId, settings: { ...settings, address: 'x@acme.test' } }
    expect(await acme.admin.browser.post(acme.at('/channels'), foreign)).toMatchObject({
      status: 422,
      body: { code: 'channel.reference_unknown' },
    })
  })
})

describe('an installation that shuts the private network', () => {
  test('knocks at none of its doors, whatever they are called', async () => {
    await using api = await openTestApi({ privateHostsShut: true })
    const acme = await api.makeWorkspace('Acme')
    const nowhere = { host: 'mail.acme.invalid', port: 993, security: 'tls' }
    const hosts = [
      '127.0.0.1',
      '10.1.2.3',
      '192.168.0.9',
      '169.254.169.254',
      '::1',
      'fd00::1',
      '::ffff:10.0.0.1',
      'localhost',
    ]
    for (const host of hosts) {
      const smtp = { host, port: 25, security: 'starttls' }
      const body = {
        kind: 'email',
        settings: { ...settings, imap: nowhere, smtp },
        credentials: { password: 'p' },
      }
      const answer = await acme.admin.browser.post(acme.at('/channels/check'), body)
      expect(answer, host).toMatchObject({
        status: 422,
        body: { code: 'channel.host_refused', details: { host } },
      })
    }
    const open = await acme.admin.browser.post(acme.at('/channels/check'), {
      kind: 'email',
      settings: { ...settings, imap: nowhere, smtp: nowhere },
      credentials: { password: 'p' },
    })
    expect(open).toMatchObject({ status: 200, body: { ok: false } })
  })
})
