import { enrichMessages, routeMessages } from '@hubbub/domain'
import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from './desk.fixtures.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(async () => await desk[Symbol.asyncDispose]())

const at = '2026-01-05T10:00:00.000Z'
const log = async (body: object, who: 'ann' | 'bo' | 'sue' = 'ann') =>
  await desk[who].post(desk.at('/logs'), {
    clientId: crypto.randomUUID(),
    way: 'call-in',
    outcome: 'talked',
    at,
    minutes: 7,
    text: 'I am very happy with it',
    ...body,
  })
const connect = async () => {
  await query(desk.url, "UPDATE membership SET role = 'admin' WHERE id = $1", [desk.memberId('sue')])
  const [brand] = await query<{ id: string }>(desk.url, 'SELECT id FROM brand WHERE workspace_id = $1', [
    desk.workspaceId,
  ])
  return await desk.sue.post(desk.at('/channels'), {
    kind: 'log-book',
    name: 'Telephone',
    brandId: brand?.id,
    settings: { country: 'GB' },
    credentials: {},
  })
}

describe('a call in a conversation', () => {
  test('stands in its thread at its time, and who was reached waits no longer', async () => {
    const { conversationId } = await desk.receive({ from: 'kim@customer.test' })
    const clientId = crypto.randomUUID()
    const first = await log({ conversationId, clientId })
    expect(first.status).toBe(201)
    expect(first.body).toMatchObject({
      kind: 'log',
      direction: 'in',
      sentAt: at,
      log: { way: 'call-in', outcome: 'talked', minutes: 7, editedAt: null },
    })
    expect((await log({ conversationId, clientId })).body['id']).toBe(first.body['id'])
    const said = (await desk.ann.get(desk.at(`/conversations/${conversationId}/messages`))).body.items
    expect(said?.map(({ kind }) => kind).toSorted()).toEqual(['log', 'message'])
    const { body } = await desk.ann.get(desk.at(`/conversations/${conversationId}`))
    expect(body).toMatchObject({ waitingSince: null, firstReplyAt: at, preview: 'I am very happy with it' })
  })

  test('is scored by what they said, once, and corrected and taken back by its author alone', async () => {
    const { conversationId } = await desk.receive({ from: 'lee@customer.test', text: 'Hello' })
    const { body } = await log({ conversationId, text: 'This is terrible' })
    const id = String(body['id'])
    await score(id)
    const read = async () => (await desk.ann.get(desk.at(`/messages/${id}`))).body
    expect(await read()).toMatchObject({ sentiment: { label: 'negative' }, version: 2 })
    const path = desk.at(`/messages/${id}/log`)
    const change = { text: 'It is fine', outcome: 'voicemail' }
    expect((await desk.sue.patch(path, change)).status).toBe(403)
    expect((await desk.ann.patch(path, change, { headers: { 'if-match': '"1"' } })).status).toBe(409)
    expect((await desk.ann.patch(path, change)).body).toMatchObject({
      text: 'It is fine',
      sentiment: null,
      log: { outcome: 'voicemail', editedAt: expect.any(String) as string },
    })
    await score(id)
    expect(await read()).toMatchObject({ sentiment: { label: 'neutral' } })
    expect((await desk.sue.delete(path)).status).toBe(403)
    expect((await desk.ann.delete(path)).body).toMatchObject({ text: '', sentiment: null })
    expect((await desk.ann.delete(path)).body).toMatchObject({ code: 'log.withdrawn' })
  })

  test('that lies in the future is refused', async () => {
    const { conversationId } = await desk.receive({ from: 'may@customer.test' })
    expect((await log({ conversationId, at: '2999-01-01T00:00:00Z' })).body).toMatchObject({
      code: 'log.in_future',
    })
  })
})

describe('a call with somebody', () => {
  test('needs a channel, then makes one conversation of that contact, whom texts reach too', async () => {
    const person = { phone: '020 7946 0018', name: 'Ida Hall' }
    expect((await log({ person })).body).toMatchObject({ code: 'log.no_channel' })
    const channel = await connect()
    expect(channel.status).toBe(201)
    // Nobody has given it a budget.
    const usage = await desk.sue.get(desk.at(`/channels/${String(channel.body['id'])}/usage`))
    expect(usage.body).toMatchObject({ costMicros: 0, version: 0 })
    const first = await log({ person, followUp: true })
    const conversationId = String(first.body['conversationId'])
    const { body } = await desk.ann.get(desk.at(`/conversations/${conversationId}`))
    expect(body).toMatchObject({
      status: 'open',
      subject: 'Call from the customer',
      contact: { name: 'Ida Hall' },
      channel: { kind: 'log-book' },
      waitingSince: at,
    })
    const again = await log({ person: { phone: '+44 20 7946 0018' }, way: 'visit' })
    expect(again.body['conversationId']).toBe(conversationId)
    const identities = await query(desk.url, "SELECT value FROM contact_identity WHERE kind = 'phone'")
    expect(identities).toEqual([{ value: '+442079460018' }])
  })

  test.each([
    [{ person: { phone: 'no number' } }, 'request.invalid'],
    [{}, 'log.nobody'],
    [{ contactId: '00000000-0000-7000-8000-000000000000' }, 'contact.not_found'],
  ])('%o is refused', async (body, code) => {
    expect((await log(body)).body).toMatchObject({ code })
  })
})

/** What the workers do with it. */
async function score(id: string) {
  const batch = { channelId: desk.channelId, messageIds: [id] }
  const label = (text: string) => (text.includes('terrible') ? ('negative' as const) : ('neutral' as const))
  const enrich = async (texts: readonly { text: string }[]) =>
    texts.map(({ text }) => ({
      language: 'en',
      sentiment: { label: label(text), score: 0, confidence: 1, terms: [], scorer: 'test' },
    }))
  await enrichMessages(desk.work, { enrich }, batch)
  await routeMessages(desk.work, { conversationOf: () => null }, batch)
}
