import { rematchMonitor } from '@hubbub/domain'
import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../inbox/desk.fixtures.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await query(desk.url, `UPDATE membership SET role = 'admin' WHERE id = $1`, [desk.memberId('sue')])
})
afterAll(async () => await desk[Symbol.asyncDispose]())

const idOf = async (input: { name: string; query: string }) =>
  String((await desk.sue.post(desk.at('/monitors'), input)).body['id'])
const settle = async (id: string) => {
  while ((await rematchMonitor(desk.work, id)) !== null);
}
const hear = async (text: string) => await desk.receive({ text, subject: null })
/** What it matched, the newest first. */
const matched = async (id: string) =>
  (
    await query<{ text: string }>(
      desk.url,
      `SELECT m.text FROM monitor_match t JOIN message m ON m.workspace_id = t.workspace_id AND m.id = t.message_id
       WHERE t.monitor_id = $1 ORDER BY m.id DESC`,
      [id],
    )
  ).map(({ text }) => text)

describe('a channel with another name', () => {
  const rename = async (name: string) => {
    const { status } = await desk.sue.patch(desk.at(`/channels/${desk.channelId}`), { name })
    expect(status).toBe(200)
  }
  const read = async (id: string) => (await desk.sue.get(desk.at(`/monitors/${id}`))).body

  test('is what monitors mean that name it so, in what was said before and what comes', async () => {
    await rename('Harbour desk')
    const old = await idOf({ query: 'anchor channel:harbour', name: 'Anchors at the harbour' })
    const next = await idOf({ query: 'anchor channel:quay', name: 'Anchors at the quay' })
    const without = await idOf({ query: 'anchor -channel:quay', name: 'Anchors elsewhere' })
    const byId = await idOf({ query: `anchor channel:${desk.channelId}`, name: 'Anchors by id' })
    const word = await idOf({ query: 'anchor OR channel', name: 'Anchors and channels' })
    for (const id of [old, next, without, byId, word]) await settle(id)
    await hear('An anchor drags')
    expect(await matched(old)).toEqual(['An anchor drags'])
    await query(desk.url, `UPDATE monitor SET enabled = false WHERE id = $1`, [without])

    await rename('Quay desk')
    for (const id of [old, next, without]) {
      expect(await read(id)).toMatchObject({ state: 'matching', queryVersion: 2 })
      await settle(id)
    }
    for (const id of [byId, word]) expect(await read(id)).toMatchObject({ state: 'matched', queryVersion: 1 })
    expect(await matched(old)).toEqual([])
    expect(await matched(next)).toEqual(['An anchor drags'])
    expect(await matched(without)).toEqual([])
    await hear('An anchor holds')
    expect(await matched(old)).toEqual([])
    expect(await matched(next)).toEqual(['An anchor holds', 'An anchor drags'])
    const { body } = await desk.sue.get(desk.at(`/monitors/${next}/versions`))
    expect(body.items).toMatchObject([
      { version: 2, query: 'anchor channel:quay', madeBy: { id: desk.memberId('sue') } },
      { version: 1, query: 'anchor channel:quay' },
    ])
  })

  test('of the same name leaves all as it is', async () => {
    await rename('Quay desk')
    const id = await idOf({ query: 'anchor channel:quay', name: 'Anchors' })
    await settle(id)
    await rename('Quay desk')
    await rename('The quay desk')
    expect(await read(id)).toMatchObject({ state: 'matched', queryVersion: 1 })
  })
})
