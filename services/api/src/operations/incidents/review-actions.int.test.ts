import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, type TestApi, type TestWorkspace } from '../../test-api.fixtures.ts'
import { insertIncident } from './incidents.fixtures.ts'

let api: TestApi
let shop: TestWorkspace
beforeAll(async () => {
  api = await openTestApi()
  shop = await api.makeWorkspace('Shop')
})
afterAll(async () => await api[Symbol.asyncDispose]())

test('what is done after it is somebody’s, until a day; overdue ones are found, and what is done is not', async () => {
  const id = await insertIncident(api.url, shop.id)
  const at = (rest = '') => shop.at(`/incidents/${id}${rest}`)
  const { browser, memberId } = shop.admin
  type Row = { id: string; text: string; owner: unknown; dueOn: string | null; doneBy: string | null }
  const actionsOf = ({ body }: { body: Record<string, unknown> }) => body['actions'] as Row[]
  const late = { text: 'Test updates', ownerId: memberId, dueOn: '2026-01-31' }
  expect(await browser.post(at('/actions'), { ...late, ownerId: randomUUID() })).toMatchObject({
    status: 422,
  })
  expect(await browser.post(at('/actions'), { ...late, dueOn: '31 January' })).toMatchObject({ status: 400 })
  const [first] = actionsOf(await browser.post(at('/actions'), late))
  expect(first).toMatchObject({ text: late.text, owner: { id: memberId }, dueOn: late.dueOn, doneBy: null })
  await browser.post(at('/actions'), { text: 'Tell the shops', dueOn: '2999-01-01' })
  await browser.ask('PATCH', at(), { body: { state: 'resolved' } })
  await browser.ask('PUT', at('/review'), { body: { well: '', badly: '' } })
  const overdue = async () =>
    (
      (await browser.get(shop.at('/incidents?open=false&overdue=true'))).body as {
        items: { id: string; openActions: number; overdueActions: number }[]
      }
    ).items.filter((one) => one.id === id)
  expect(await overdue()).toMatchObject([{ openActions: 2, overdueActions: 1 }])
  const mine = async () =>
    ((await browser.get(shop.at('/incidents?mine=true'))).body as { items: { id: string }[] }).items.length
  expect(await mine()).toBe(1)
  const change = async (body: object) => await browser.ask('PATCH', at(`/actions/${first?.id}`), { body })
  expect(actionsOf(await change({ done: true, text: 'Test all updates' }))).toMatchObject([
    { text: 'Test all updates', doneBy: expect.any(String) },
    { text: 'Tell the shops', owner: null },
  ])
  expect(await overdue()).toEqual([])
  expect(await mine()).toBe(0)
  await change({ done: false })
  expect(await overdue()).toHaveLength(1)
  expect(actionsOf(await change({ dueOn: null, ownerId: null }))[0]).toMatchObject({
    dueOn: null,
    owner: null,
  })
  expect(await overdue()).toEqual([])
  expect(actionsOf(await browser.ask('DELETE', at(`/actions/${first?.id}`)))).toHaveLength(1)
  expect((await change({ done: true })).status).toBe(404)
  const agent = await shop.add('agent')
  expect((await agent.browser.post(at('/actions'), { text: 'Mine' })).status).toBe(403)
})
