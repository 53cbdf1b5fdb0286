import { randomUUID } from 'node:crypto'
import { rematchMonitor } from '@hubbub/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { query } from '@hubbub/test-support'
import { type Desk, openDesk } from '../inbox/desk.fixtures.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(async () => await desk[Symbol.asyncDispose]())
beforeEach(async () => {
  await query(desk.url, 'DELETE FROM monitor')
})

const make = async (input: Record<string, unknown>) =>
  await desk.sue.post(desk.at('/monitors'), { name: 'Parcels', query: 'parcel', ...input })
const idOf = async (input: Record<string, unknown> = {}) => String((await make(input)).body['id'])
const settle = async (id: string) => {
  while ((await rematchMonitor(desk.work, id)) !== null);
}
const mentions = async (search: string) => {
  const { body } = await desk.sue.get(desk.at(`/mentions?state=any&${search}`))
  return (body.items as unknown as { text: string }[]).map(({ text }) => text)
}
/** Said on a network a moment ago, and not to us. */
async function hear(text: string): Promise<string> {
  const { messageId } = await desk.receive({ text, subject: null })
  await query(
    desk.url,
    `WITH said AS (UPDATE message SET conversation_id = NULL, addressed = false, sent_at = clock_timestamp() WHERE id = $1 RETURNING id, sent_at),
       keyed AS (UPDATE message_keys k SET sent_at = said.sent_at FROM said WHERE k.message_id = said.id)
     UPDATE monitor_match t SET sent_at = said.sent_at FROM said WHERE t.message_id = said.id`,
    [messageId],
  )
  return messageId
}

describe('a monitor', () => {
  test('finds what was said before it, what comes, and tells how many of the last day', async () => {
    await hear('My parcel of old is late')
    const id = await idOf()
    await settle(id)
    await hear('My parcel of new is late')
    await hear('My lamp is late')
    expect(await mentions(`monitorId=${id}`)).toEqual([
      'My parcel of new is late',
      'My parcel of old is late',
    ])
    const { body } = await desk.sue.get(desk.at(`/monitors/${id}`))
    expect(body).toMatchObject({
      state: 'matched',
      lastDay: 2,
      queryVersion: 1,
      owner: { id: desk.memberId('sue') },
    })
  })

  test('that asks for something else has another version, matches history anew and can be brought back', async () => {
    await hear('A green sofa')
    const id = await idOf({ query: 'sofa', name: 'Sofas' })
    await settle(id)
    const at = desk.at(`/monitors/${id}`)
    const changed = await desk.sue.patch(at, { query: 'wardrobe' })
    expect(changed.body).toMatchObject({ queryVersion: 2, state: 'matching' })
    await settle(id)
    expect(await mentions(`monitorId=${id}`)).toEqual([])
    const { body } = await desk.sue.get(`${at}/versions`)
    expect(body.items).toMatchObject([
      { version: 2, query: 'wardrobe' },
      { version: 1, query: 'sofa', madeBy: { id: desk.memberId('sue') } },
    ])
    await desk.sue.patch(at, { query: 'sofa' })
    await settle(id)
    expect(await mentions(`monitorId=${id}`)).toEqual(['A green sofa'])
  })

  test('that rests matches nothing, and has all of it once it goes on', async () => {
    const id = await idOf({ query: 'ladder', name: 'Ladders' })
    await settle(id)
    const at = desk.at(`/monitors/${id}`)
    await desk.sue.patch(at, { enabled: false })
    await hear('A ladder fell')
    expect(await mentions(`monitorId=${id}`)).toEqual([])
    await desk.sue.patch(at, { enabled: true })
    await settle(id)
    expect(await mentions(`monitorId=${id}`)).toEqual(['A ladder fell'])
  })

  test('is gone at once, and what it matched by and by', async () => {
    await hear('A carpet burns')
    const id = await idOf({ query: 'carpet', name: 'Carpets' })
    await settle(id)
    expect((await desk.sue.delete(desk.at(`/monitors/${id}`))).status).toBe(204)
    expect((await desk.sue.get(desk.at(`/monitors/${id}`))).status).toBe(404)
    expect((await make({ name: 'Carpets' })).status).toBe(201)
    await settle(id)
    expect(await query(desk.url, 'SELECT 1 FROM monitor_match WHERE monitor_id = $1', [id])).toEqual([])
  })

  test('listens within its lists', async () => {
    const id = await idOf({
      query: 'kettle',
      name: 'Kettles',
      lists: { authors: { only: [], without: ['kim@customer.test'] } },
    })
    await settle(id)
    await hear('A kettle sings')
    expect(await mentions(`monitorId=${id}`)).toEqual([])
  })
})

describe('what is refused', () => {
  test('a query that cannot be read, with the place and a suggestion', async () => {
    const { status, body } = await make({ query: 'parcel sentimnt:negative' })
    expect({ status, code: body['code'] }).toEqual({ status: 422, code: 'monitor.query_invalid' })
    expect(body['details']).toMatchObject({
      problems: [{ at: 7, suggestion: expect.stringMatching(/^sentiment/) }],
    })
  })

  test('one that an example speaks against, and which', async () => {
    const examples = { mustMatch: ['a parcel', 'a package'], mustNotMatch: ['parcel tape'] }
    const { status, body } = await make({ examples })
    expect({ status, code: body['code'] }).toEqual({ status: 422, code: 'monitor.examples_failed' })
    expect(body['details']).toEqual({
      failed: [
        { list: 'mustMatch', index: 1, terms: [] },
        { list: 'mustNotMatch', index: 0, terms: ['parcel'] },
      ],
    })
  })

  test('a second one with the same name, and a change of what somebody else has changed', async () => {
    const id = await idOf()
    expect(await make({ name: 'PARCELS' })).toMatchObject({
      status: 409,
      body: { code: 'monitor.name_taken' },
    })
    const stale = await desk.sue.ask('PATCH', desk.at(`/monitors/${id}`), {
      body: { name: 'Other' },
      headers: { 'if-match': '"99"' },
    })
    expect(stale).toMatchObject({ status: 409, body: { code: 'monitor.changed' } })
  })
})

test('a private monitor is nobody else’s, nor is what it matched', async () => {
  const id = await idOf({ sharing: 'private' })
  expect((await desk.ann.get(desk.at(`/monitors/${id}`))).status).toBe(404)
  expect((await desk.ann.get(desk.at(`/mentions?monitorId=${id}`))).status).toBe(404)
  expect((await desk.ann.get(desk.at('/monitors'))).body.items).toEqual([])
})

test('nobody keeps to themselves what is somebody else’s', async () => {
  const id = await idOf({})
  await query(desk.url, 'UPDATE monitor SET owner_id = $2 WHERE id = $1', [id, desk.memberId('ann')])
  expect(await desk.sue.patch(desk.at(`/monitors/${id}`), { sharing: 'private' })).toMatchObject({
    status: 422,
    body: { code: 'monitor.not_yours' },
  })
})

test('a preview counts what is stored, shows why, and names the word that stands out and says something', async () => {
  for (let n = 0; n < 12; n += 1)
    await hear(`toaster ${n}${n < 5 ? ' recipe' : ''}${n < 6 ? ' without' : ''}`)
  for (let n = 0; n < 30; n += 1) await hear(`something else ${n}`)
  const { body } = await desk.sue.post(desk.at('/monitors/preview'), { query: 'toaster OR grill' })
  expect(body).toMatchObject({
    count: 12,
    exact: true,
    terms: [{ term: 'toaster', count: 12 }],
    suggestion: { exclude: 'recipe', count: 5 },
  })
  expect((body['days'] as number[]).at(-1)).toBe(12)
  expect((body['sample'] as { marks: unknown }[])[0]?.marks).toEqual([
    { in: 'text', start: 0, end: 7, term: 'toaster' },
  ])
})

test('the stream takes any query of the language', async () => {
  await hear('the violin is out of tune')
  await hear('a tune for violin')
  const found = await mentions(`query=${encodeURIComponent('violin ONEAR/6 tune')}`)
  expect(found).toEqual(['the violin is out of tune'])
  const { body } = await desk.sue.get(desk.at(`/mentions/counts?query=${encodeURIComponent('violin')}`))
  expect(body).toMatchObject({ open: 2 })
})

test('an export is taken over elsewhere, and what is there stays as it is', async () => {
  await idOf()
  const { body } = await desk.sue.get(desk.at('/monitors/export'))
  const monitors = body['monitors'] as { name: string }[]
  const again = await desk.sue.post(desk.at('/monitors/import'), {
    monitors: [...monitors, { ...monitors[0], name: 'Parcels of others' }],
  })
  expect(again.body).toMatchObject({ created: [{ name: 'Parcels of others' }], skipped: ['Parcels'] })
})

describe('where a monitor is heard', () => {
  let x: string
  beforeAll(async () => {
    x = randomUUID()
    await query(
      desk.url,
      `INSERT INTO channel (workspace_id, id, brand_id, kind, name, address, settings, credentials)
       SELECT workspace_id, $1, id, 'x', 'At X', '@acme', '{"terms":["brand"]}', 'sealed' FROM brand WHERE workspace_id = $2 LIMIT 1`,
      [x, desk.workspaceId],
    )
  })
  afterAll(async () => void (await query(desk.url, 'DELETE FROM channel WHERE id = $1', [x])))

  const sourceOf = async (input: Record<string, unknown>) => {
    const { body } = await desk.sue.post(desk.at('/monitors/sources'), input)
    const items = body['items'] as unknown as { channelId: string }[]
    return items.find(({ channelId }) => channelId === x)
  }
  const takeUp = async (problems: object[] = []) =>
    await query(
      desk.url,
      `INSERT INTO channel_listening (workspace_id, channel_id, stamp, problems, taken_up_at)
       SELECT $1, $2, (SELECT value FROM workspace_counter WHERE workspace_id = $1 AND name = 'monitors'), $3, now()
       ON CONFLICT (workspace_id, channel_id) DO UPDATE SET stamp = excluded.stamp, problems = excluded.problems`,
      [desk.workspaceId, x, JSON.stringify(problems)],
    )

  test('is said before it is saved, with what an account cannot be asked for', async () => {
    expect(await sourceOf({ query: 'parcel OR pack*' })).toMatchObject({
      heard: 'part',
      why: expect.stringContaining('pack*'),
      terms: ['parcel OR #parcel OR @parcel'],
    })
    expect(await sourceOf({ query: 'lang:en' })).toMatchObject({
      heard: 'nothing',
      why: expect.stringContaining('X cannot be asked for lang:en'),
    })
    expect(await sourceOf({ query: 'parcel channel:bluesky' })).toMatchObject({ heard: 'nothing' })
    expect((await desk.sue.post(desk.at('/monitors/sources'), { query: '(parcel' })).status).toBe(422)
  })

  test('is so once the account has taken it up, and what the network refused is told of its monitor', async () => {
    const id = await idOf()
    const asked = { query: 'parcel', monitorId: id }
    expect(await sourceOf(asked)).toMatchObject({ heard: 'whole', state: 'soon' })
    await takeUp()
    expect(await sourceOf(asked)).toMatchObject({ heard: 'whole', state: 'listening' })
    await takeUp([{ monitorIds: [id], message: 'All rules are used' }])
    expect(await sourceOf(asked)).toMatchObject({ heard: 'nothing', why: 'All rules are used' })
    await query(desk.url, 'UPDATE channel SET enabled = false WHERE id = $1', [x])
    expect(await sourceOf(asked)).toMatchObject({ state: 'off' })
    await query(desk.url, 'UPDATE channel SET enabled = true WHERE id = $1', [x])
  })

  test('stands at the account, apart from its own list; what others keep to themselves has no name there', async () => {
    await idOf({ query: 'sofa', name: 'Sofas' })
    await idOf({ query: 'secret', name: 'Hidden', sharing: 'private' })
    await takeUp()
    const read = async (who: Desk['sue']) => (await who.get(desk.at(`/channels/${x}/listening`))).body
    expect(await read(desk.sue)).toMatchObject({
      own: ['brand'],
      monitors: [
        { name: 'Sofas', heard: 'whole', terms: ['sofa OR #sofa OR @sofa'] },
        { name: 'Hidden', terms: ['secret OR #secret OR @secret'] },
      ],
      monitorCount: 2,
      room: { taken: 3, most: 1000, unit: 'rules' },
      current: true,
    })
    const seen = (await read(desk.ann))['monitors'] as { name: string | null }[]
    expect(seen.map(({ name }) => name)).toEqual(['Sofas', null])
  })
})
