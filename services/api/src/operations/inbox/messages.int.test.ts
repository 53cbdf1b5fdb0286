import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk, walk } from './desk.fixtures.ts'

let desk: Desk
let id: string
let path: string
beforeAll(async () => {
  desk = await openDesk()
})
beforeEach(async () => {
  id = (await desk.receive({ from: 'kim@customer.test', cc: ['lee@customer.test'] })).conversationId
  path = desk.at(`/conversations/${id}`)
})
afterAll(async () => await desk[Symbol.asyncDispose]())

const clientId = () => crypto.randomUUID()
const reply = async (body: object = {}, headers: Record<string, string> = {}) =>
  await desk.ann.post(`${path}/messages`, { text: 'On its way', clientId: clientId(), ...body }, { headers })
const note = async (body: object = {}) =>
  await desk.ann.post(`${path}/notes`, { text: 'Look at this', clientId: clientId(), ...body })
const said = async () => (await desk.ann.get(`${path}/messages`)).body.items ?? []

describe('what was said', () => {
  test('comes in pages from the newest on, each in the order of time, nothing twice while more arrives', async () => {
    for (let n = 1; n <= 11; n += 1) await desk.receive({ tokens: [id], text: `Word ${n}` })
    const first = await desk.ann.get(`${path}/messages?limit=4`)
    expect(first.body.items?.map(({ text }) => text)).toEqual(['Word 8', 'Word 9', 'Word 10', 'Word 11'])
    const all = await walk(
      desk.ann,
      `${path}/messages?limit=4`,
      async (page) => void (await desk.receive({ tokens: [id], text: `Later ${page}` })),
    )
    expect(new Set(all.map((message) => message.id)).size).toBe(all.length)
    expect(new Set(all.map((message) => message['text']))).toEqual(
      new Set(['Where is my parcel?', ...Array.from({ length: 11 }, (_, n) => `Word ${n + 1}`)]),
    )
  })

  test('is shown one by one, as a page and as it came, to those who may see it', async () => {
    const { messageId, conversationId } = await desk.receive({
      from: 'ina@x.test',
      html: '<p>Hello <img src="cid:a"></p>',
      raw: new TextEncoder().encode('Subject: raw\r\n\r\nHello'),
    })
    const at = desk.at(`/messages/${messageId}`)
    expect((await desk.ann.get(at)).body).toMatchObject({ id: messageId, conversationId, hasHtml: true })
    const page = await desk.ann.get(`${at}/html?theme=dark`)
    expect(page.text).toContain('<p>Hello ')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    const original = await desk.ann.get(`${at}/original`)
    expect(original.text).toBe('Subject: raw\r\n\r\nHello')
    expect(original.headers.get('content-disposition')).toMatch(/^attachment/)
    for (const one of [at, `${at}/html`, `${at}/original`]) expect((await desk.cy.get(one)).status).toBe(404)
    expect((await desk.ann.get(`${at}/html?theme=pink`)).body).toMatchObject({
      status: 400,
      errors: [{ path: 'query.theme' }],
    })
  })
})

describe('a reply', () => {
  test('is kept back for its undo time, to the person who wrote and those in copy', async () => {
    const { status, body } = await reply({ then: 'resolve' })
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        conversationId: id,
        direction: 'out',
        text: 'On its way',
        author: { kind: 'member', name: 'ann' },
        mail: { to: [{ value: 'kim@customer.test' }], cc: [{ value: 'lee@customer.test' }] },
        delivery: { state: 'held', attempts: 0 },
      },
    })
    expect(desk.api.told).toContainEqual({
      signal: 'deliveryDue',
      work: expect.objectContaining({ messageId: body['id'] }),
    })
    expect((await desk.ann.get(path)).body).toMatchObject({
      status: 'resolved',
      waitingSince: null,
      previewDirection: 'out',
    })
  })

  test('goes to whom it names', async () => {
    const { body } = await reply({ to: ['Boss <boss@x.test>'], cc: [], bcc: ['log@x.test'], subject: 'News' })
    expect(body).toMatchObject({
      subject: 'Re: News',
      mail: { to: [{ value: 'boss@x.test' }], cc: [], bcc: [{ value: 'log@x.test' }] },
    })
  })

  test('sent again with the same client id, or under the same key, is one', async () => {
    const same = { clientId: clientId() }
    const [first, second] = [await reply(same), await reply(same)]
    expect(second.body['id']).toBe(first.body['id'])
    const headers = { 'idempotency-key': clientId() }
    const body = { clientId: clientId() }
    const answers = await Promise.all(Array.from({ length: 5 }, async () => await reply(body, headers)))
    expect(new Set(answers.map(({ status, body: { id: of } }) => `${status} ${String(of)}`)).size).toBe(1)
    expect(await said()).toHaveLength(3)
    expect(await reply({ ...body, text: 'Otherwise' }, headers)).toMatchObject({
      status: 422,
      body: { code: 'idempotency.mismatch' },
    })
    expect(await note(same)).toMatchObject({ status: 409, body: { code: 'message.client_id_taken' } })
  })

  test('can be taken back while it has not left, and then is a draft again', async () => {
    const { body } = await reply({ text: 'Too early' })
    const message = desk.at(`/messages/${String(body['id'])}`)
    expect(await desk.ann.post(`${message}/retry`)).toMatchObject({
      status: 409,
      body: { code: 'message.not_failed' },
    })
    expect(await desk.ann.post(`${message}/cancel`)).toMatchObject({
      status: 200,
      body: { delivery: { state: 'cancelled' } },
    })
    expect((await desk.ann.get(`${path}/drafts`)).body.items).toMatchObject([
      { mode: 'reply', text: 'Too early' },
    ])
    expect((await desk.ann.post(`${message}/cancel`)).body).toMatchObject({ code: 'message.already_left' })
  })

  test('that failed is sent again when a person says so', async () => {
    const { body } = await reply()
    await query(desk.url, `UPDATE outbound_delivery SET state = 'failed' WHERE message_id = $1`, [body['id']])
    expect(await desk.ann.post(desk.at(`/messages/${String(body['id'])}/retry`))).toMatchObject({
      status: 200,
      body: { delivery: { state: 'queued' } },
    })
  })

  test.each([
    [{ text: 7 }, 'body.text'],
    [{ text: 'x'.repeat(200_001) }, 'body.text'],
    [{ clientId: 'one' }, 'body.clientId'],
    [{ to: 'kim@x.test' }, 'body.to'],
    [{ to: ['x'.repeat(321)] }, 'body.to.0'],
    [{ subject: 'x'.repeat(501) }, 'body.subject'],
    [{ attachmentIds: ['file'] }, 'body.attachmentIds.0'],
    [{ then: 'delete' }, 'body.then'],
  ])('of %o is refused by the name of the field', async (body, field) => {
    expect(await reply(body)).toMatchObject({ status: 400, body: { errors: [{ path: field }] } })
    expect(await said()).toHaveLength(1)
  })

  test.each([
    [{ text: '  ' }, 'message.empty'],
    [{ to: ['nobody'] }, 'message.bad_recipient'],
    [{ to: [], cc: [], bcc: [] }, 'message.no_recipient'],
    [{ attachmentIds: [crypto.randomUUID()] }, 'attachment.not_found'],
  ])('of %o cannot be sent', async (body, code) => {
    expect(await reply(body)).toMatchObject({ status: 422, body: { code } })
  })
})

describe('a note', () => {
  test('is private, and shows the conversation to whom it names', async () => {
    expect((await desk.cy.get(path)).status).toBe(404)
    const { status, body } = await note({ mentionedMemberIds: [desk.memberId('cy')] })
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        kind: 'note',
        direction: 'internal',
        mentionedMemberIds: [desk.memberId('cy')],
        delivery: null,
        mail: null,
      },
    })
    expect((await desk.cy.get(path)).status).toBe(200)
    const mentioned = await desk.cy.get(desk.at('/conversations?view=mentioned'))
    expect(mentioned.body.items?.map((one) => one['id'])).toEqual([id])
  })

  test.each([
    [{ text: ' ' }, 400, 'request.invalid'],
    [{ mentionedMemberIds: ['cy'] }, 400, 'request.invalid'],
    [{ mentionedMemberIds: [crypto.randomUUID()] }, 422, 'member.not_found'],
  ])('of %o is refused', async (body, status, code) => {
    expect(await note(body)).toMatchObject({ status, body: { code } })
  })
})

describe('a draft', () => {
  const save = async (mode: string, body: object) => await desk.ann.put(`${path}/drafts/${mode}`, body)

  test('is kept for its writer alone, one of each kind, until it is thrown away', async () => {
    const draft = { text: 'Dear', envelope: { to: ['kim@x.test'], subject: 'Hello' }, attachmentIds: [] }
    const first = await save('reply', draft)
    expect(first).toMatchObject({ status: 200, body: { mode: 'reply', ...draft, version: 1 } })
    const second = await save('reply', { ...draft, text: 'Dear Kim' })
    expect(second.body['version']).toBe(2)
    expect(second.headers.get('etag')).toBe('"2"')
    await save('note', { text: 'To do', envelope: {}, attachmentIds: [] })
    const { body } = await desk.ann.get(`${path}/drafts`)
    expect(body.items?.map(({ mode, text }) => `${String(mode)}: ${String(text)}`).toSorted()).toEqual([
      'note: To do',
      'reply: Dear Kim',
    ])
    expect((await desk.ann.get(path)).body['hasDraft']).toBe(true)
    expect((await desk.sue.get(path)).body['hasDraft']).toBe(false)
    expect((await desk.sue.get(`${path}/drafts`)).body.items).toEqual([])
    expect((await desk.ann.delete(`${path}/drafts/reply`)).status).toBe(204)
    expect((await desk.ann.delete(`${path}/drafts/reply`)).status).toBe(204)
    expect((await desk.ann.get(path)).body['hasDraft']).toBe(false)
  })

  test.each([
    ['letter', { text: '', envelope: {}, attachmentIds: [] }, 'path.mode'],
    ['reply', { envelope: {}, attachmentIds: [] }, 'body.text'],
    ['reply', { text: '', envelope: { to: 'kim' }, attachmentIds: [] }, 'body.envelope.to'],
    ['reply', { text: '', envelope: {}, attachmentIds: ['a'] }, 'body.attachmentIds.0'],
  ])('as %s of %o is refused by the name of the field', async (mode, body, field) => {
    expect(await save(mode, body)).toMatchObject({ status: 400, body: { errors: [{ path: field }] } })
  })
})
