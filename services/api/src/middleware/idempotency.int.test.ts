import { eventually, query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi, type TestWorkspace } from '../test-api.fixtures.ts'

describe('a POST with an Idempotency-Key', () => {
  let api: TestApi
  let acme: TestWorkspace
  beforeAll(async () => {
    api = await openTestApi()
    acme = await api.makeWorkspace('Acme')
  })
  afterAll(async () => await api[Symbol.asyncDispose]())
  const post = async (key: string, body: object, path = '/labels') =>
    await acme.admin.browser.post(acme.at(path), body, { headers: { 'idempotency-key': key } })

  test('does its work once and answers the same again', async () => {
    const first = await post('one', { name: 'Once', color: '#00aa88' })
    const second = await post('one', { name: 'Once', color: '#00aa88' })
    expect(second).toMatchObject({ status: 201, body: first.body })
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'))
    expect(await query(api.url, `SELECT id FROM label WHERE name = 'Once'`)).toHaveLength(1)
  })

  test('of another request is refused', async () => {
    await post('two', { name: 'Two', color: '#00aa88' })
    expect(await post('two', { name: 'Three', color: '#00aa88' })).toMatchObject({
      status: 422,
      body: { code: 'idempotency.mismatch' },
    })
    expect((await post('two', { name: 'Two', color: '#00aa88' }, '/brands')).body).toMatchObject({
      code: 'idempotency.mismatch',
    })
  })

  test('sent many times at once is one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, async () => await post('many', { name: 'Many', color: '#00aa88' })),
    )
    expect(new Set(answers.map(({ status, body }) => `${status} ${String(body['id'])}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
  })

  test('may be tried again after it was refused', async () => {
    expect((await post('again', { name: '', color: '#00aa88' })).status).toBe(400)
    expect((await post('again', { name: 'Again', color: '#00aa88' })).status).toBe(201)
  })

  test('is each caller’s own', async () => {
    await post('mine', { name: 'Mine', color: '#00aa88' })
    const other = await acme.add('admin')
    const answer = await other.browser.post(
      acme.at('/labels'),
      { name: 'Yours', color: '#00aa88' },
      { headers: { 'idempotency-key': 'mine' } },
    )
    expect(answer).toMatchObject({ status: 201, body: { name: 'Yours' } })
  })

  test('keeps no secret in the open', async () => {
    const first = await post('key', { name: 'bot', scopes: ['label:read'] }, '/api-keys')
    const second = await post('key', { name: 'bot', scopes: ['label:read'] }, '/api-keys')
    expect(second.body).toEqual(first.body)
    expect(JSON.stringify(await query(api.url, 'SELECT * FROM idempotency_key'))).not.toContain(
      first.body['secret'],
    )
  })

  test('whose first try died with its process may be taken over', async () => {
    const body = { name: 'Left', color: '#00aa88' }
    await post('left', body)
    await query(
      api.url,
      `UPDATE idempotency_key SET status = NULL, body = NULL, created_at = now() - interval '20 seconds' WHERE key = 'left'`,
    )
    expect(await post('left', { ...body, name: 'Taken' })).toMatchObject({
      status: 201,
      body: { name: 'Taken' },
    })
  })

  test('whose first try is still at work is not taken over, however long that takes', async () => {
    let tries = 0
    const { promise: done, resolve: finish } = Promise.withResolvers<void>()
    const check = async () => {
      tries += 1
      await done
      return { ok: true, steps: [] }
    }
    await using slow = await openTestApi({ check })
    const workspace = await slow.makeWorkspace('Slow')
    const server = { host: '198.51.100.1', port: 465, security: 'tls' }
    const settings = { address: 'care@acme.test', user: 'care', imap: { ...server, port: 993 }, smtp: server }
    const body = { kind: 'email', settings, credentials: { password: 'p' } }
    const headers = { 'idempotency-key': 'slow' }
    const send = async () =>
      await workspace.admin.browser.post(workspace.at('/channels/check'), body, { headers })
    const isOld = `FROM idempotency_key WHERE key = 'slow' AND created_at < now() - interval '10 seconds'`
    const first = send()
    await eventually(() => expect(tries).toBe(1))
    await query(slow.url, `UPDATE idempotency_key SET created_at = now() - interval '14 seconds'`)
    await eventually(async () => expect(await query(slow.url, `SELECT key ${isOld}`)).toEqual([]))
    const second = send()
    finish()
    expect(await Promise.all([first, second])).toMatchObject([{ status: 200 }, { status: 200 }])
    expect(tries).toBe(1)
  })
})
