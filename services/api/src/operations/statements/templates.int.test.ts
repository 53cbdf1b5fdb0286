import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type Person, type TestApi, type TestWorkspace } from '../../test-api.fixtures.ts'

let api: TestApi
let shop: TestWorkspace
let writer: Person
beforeAll(async () => {
  api = await openTestApi()
  shop = await api.makeWorkspace('Shop')
  writer = await shop.add('community-manager')
})
afterAll(async () => await api[Symbol.asyncDispose]())

const outage = '5a7e0000-0000-4000-8000-000000000001'
const say = (text: string) => ({ headline: '', values: {}, texts: [{ language: 'en', network: null, text }] })

describe('templates', () => {
  test('of one’s own are added, changed, taken along and brought back; those that come with it stay as they are', async () => {
    const path = shop.at('/statement-templates')
    const data = { title: 'Strike', scenario: 'strike', content: say('Because of a strike, {service} …') }
    const made = await writer.browser.post(path, data)
    expect(made).toMatchObject({ status: 201, body: { shipped: false, version: 1, title: 'Strike' } })
    const one = `${path}/${String(made.body['id'])}`
    const changed = await writer.browser.ask('PUT', one, {
      body: { ...data, title: 'A strike' },
      headers: { 'if-match': '"1"' },
    })
    expect(changed).toMatchObject({ status: 200, body: { title: 'A strike', version: 2 } })
    expect(
      await writer.browser.ask('PUT', one, { body: data, headers: { 'if-match': '"1"' } }),
    ).toMatchObject({ status: 409 })
    const { items } = (await writer.browser.get(path)).body as unknown as { items: { title: string }[] }
    expect(items.map(({ title }) => title)).toEqual([
      'A strike',
      'Outage',
      'Data incident',
      'Product safety',
      'Offensive post by staff',
    ])
    const again = { items: [...items, { ...data, title: 'Another' }] }
    expect((await writer.browser.post(`${path}/import`, again)).body).toEqual({ added: 1, passedOver: 5 })
    expect((await writer.browser.post(`${path}/import`, again)).body).toEqual({ added: 0, passedOver: 6 })
    expect(await writer.browser.ask('DELETE', `${path}/${outage}`, {})).toMatchObject({
      status: 409,
      body: { code: 'statement-template.shipped' },
    })
    expect(await writer.browser.ask('DELETE', one, {})).toMatchObject({ status: 204 })
    expect(await writer.browser.ask('DELETE', one, {})).toMatchObject({ status: 404 })
  })
})
