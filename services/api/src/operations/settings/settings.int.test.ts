import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi, type TestWorkspace } from '../../test-api.fixtures.ts'

describe('settings', () => {
  let api: TestApi
  let acme: TestWorkspace
  beforeAll(async () => {
    api = await openTestApi()
    acme = await api.makeWorkspace('Acme')
  })
  afterAll(async () => await api[Symbol.asyncDispose]())

  test('the workspace is renamed by whoever saw its current name', async () => {
    const { browser } = acme.admin
    const before = await browser.get(acme.at(''))
    expect(before).toMatchObject({
      status: 200,
      body: { id: acme.id, name: 'Acme', demo: false, version: 1 },
    })
    const ifMatch = { headers: { 'if-match': before.headers.get('etag') ?? '' } }
    expect((await browser.patch(acme.at(''), { name: 'Acme Shoes' }, ifMatch)).body).toMatchObject({
      name: 'Acme Shoes',
      version: 2,
    })
    const late = await browser.patch(acme.at(''), { name: 'Acme Socks' }, ifMatch)
    expect(late).toMatchObject({ status: 409, body: { code: 'workspace.changed', details: { version: 2 } } })
    expect(
      (await browser.patch(acme.at(''), { name: 'Acme Hats' }, { headers: { 'if-match': 'W/"2"' } })).status,
    ).toBe(200)
    expect(
      (await browser.patch(acme.at(''), { name: 'x' }, { headers: { 'if-match': 'yesterday' } })).status,
    ).toBe(400)
  })

  test.each([
    [
      '/labels',
      { name: 'Refund', color: '#00aa88' },
      { color: '#ff0000' },
      'label.name_taken',
      'label.updated',
    ],
    [
      '/brands',
      { name: 'Acme Kids', signature: 'Bye' },
      { signature: 'See you' },
      'brand.name_taken',
      'brand.updated',
    ],
    [
      '/canned-responses',
      { shortcut: 'thanks', text: 'Thank you!' },
      { text: 'Many thanks!' },
      'canned-response.shortcut_taken',
      'canned-response.updated',
    ],
  ])('%s are made, changed by version and told to the log', async (path, made, changed, taken, event) => {
    const { browser } = acme.admin
    const first = await browser.post(acme.at(path), made)
    expect(first).toMatchObject({ status: 201, body: { ...made, version: 1 } })
    expect((await browser.post(acme.at(path), made)).body).toMatchObject({ status: 409, code: taken })
    const one = acme.at(`${path}/${String(first.body['id'])}`)
    const ifMatch = { headers: { 'if-match': '"1"' } }
    expect(await browser.patch(one, changed, ifMatch)).toMatchObject({
      status: 200,
      body: { ...made, ...changed, version: 2 },
    })
    expect((await browser.patch(one, changed, ifMatch)).status).toBe(409)
    expect((await browser.get(acme.at(path))).body.items).toContainEqual(expect.objectContaining(changed))
    const events = await query(
      api.url,
      `SELECT version FROM event WHERE type = '${event}' AND subject_id = '${String(first.body['id'])}' ORDER BY seq`,
    )
    expect(events).toEqual([{ version: 1 }, { version: 2 }])
    if (path === '/brands') return
    expect((await browser.delete(one)).status).toBe(204)
    expect((await browser.delete(one)).status).toBe(404)
  })

  test('input that is wrong is refused with every place that is', async () => {
    const answer = await acme.admin.browser.post(acme.at('/labels'), { name: '', color: 'red' })
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
    expect((answer.body['errors'] as { path: string }[]).map(({ path }) => path)).toEqual([
      'body.name',
      'body.color',
    ])
  })
})
