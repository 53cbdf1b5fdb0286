import { createHmac } from 'node:crypto'
import { credentialsContext } from '@hubbub/domain'
import { createSecretBox, ids } from '@hubbub/runtime'
import { eventsSettled, query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ChatDesk, openChatDesk, page, visit } from './chat.fixtures.ts'

let desk: ChatDesk
let key: string
beforeAll(async () => {
  desk = await openChatDesk()
  key = await desk.addChat()
})
afterAll(async () => await desk[Symbol.asyncDispose]())

const texts = (messages: readonly { text: string }[]) => messages.map(({ text }) => text)

/** A visitor who has said something, and the conversation it became. */
async function guest(words: string) {
  const who = await visit(desk, key)
  expect((await who.say(words)).status).toBe(202)
  await desk.read()
  const found = (await desk.conversations()).find(({ preview }) => preview === words)
  return { who, conversationId: String(found?.['id']) }
}

describe('a visitor', () => {
  test('writes, is answered, and sees both in order; a repeated post is one message', async () => {
    const who = await visit(desk, key)
    const clientId = ids.next()
    for (const _ of [1, 2]) expect((await who.say('Is this in stock?', clientId)).status).toBe(202)
    await desk.read()
    await who.say('Is this in stock?', clientId)
    await desk.read()
    const [conversation] = await desk.conversations()
    await desk.answer(String(conversation?.['id']), 'Yes, in green.')
    const seen = await who.sees()
    expect(seen).toMatchObject([
      { from: 'visitor', text: 'Is this in stock?', clientId },
      { from: 'agent', text: 'Yes, in green.', author: 'admin 1', read: false },
    ])
  })

  test('who comes back gets what was missed from the place they know, and nothing else', async () => {
    const { who, conversationId } = await guest('Are you there?')
    await eventsSettled(desk.api.url)
    const { cursor } = await who.look()
    await desk.answer(conversationId, 'Always.')
    const missed = await who.follow(cursor, 'Always.')
    expect(missed.event).toBe('change')
    await who.say('Good.')
    await desk.read()
    const rest = await who.follow(missed.cursor, 'Good.')
    expect(new Set(texts([...missed.messages, ...rest.messages]))).toEqual(new Set(['Always.', 'Good.']))
  })

  test('tells that an answer came and was seen, once, and only of answers of their own', async () => {
    const { who, conversationId } = await guest('Read me')
    const id = await desk.answer(conversationId, 'You have read this')
    const other = await guest('Somebody else')
    for (const reader of [other.who, who, who])
      expect((await reader.post('/receipts', { delivered: [id], read: [id] })).status).toBe(204)
    const { body } = await desk.shop.admin.browser.get(desk.shop.at(`/messages/${id}`))
    expect(body['delivery']).toMatchObject({ receivedAt: expect.any(String), readAt: expect.any(String) })
    const told = await query(
      desk.api.url,
      `SELECT FROM event WHERE subject_id = '${id}' AND data ->> 'change' = 'read'`,
    )
    expect(told).toHaveLength(1)
  })

  test('sends files, typed by what is in them, and gets them back by a link that ends', async () => {
    const who = await visit(desk, key)
    const form = new FormData()
    form.set('clientId', ids.next())
    form.set('text', '')
    form.set('file', new File([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')], 'cat.txt'))
    expect((await who.post('/messages', form)).status).toBe(202)
    await desk.read()
    const [message] = await who.sees()
    const [file] = message?.files ?? []
    expect(file).toMatchObject({ name: 'cat.txt', type: 'image/png', size: 16 })
    expect((await who.browser.get(file?.url ?? '')).status).toBe(200)
    expect((await who.browser.get(`${file?.url ?? ''}0`)).status).toBe(404)
  })

  test('is told what is wrong with a message while it can be mended', async () => {
    const who = await visit(desk, key)
    expect(await who.say('  ')).toMatchObject({ status: 422, body: { code: 'chat.empty' } })
    expect((await who.say('x'.repeat(8001))).status).toBe(400)
    const form = new FormData()
    form.set('clientId', ids.next())
    form.set('text', 'look')
    form.set('file', new File([new Uint8Array(10_000_001)], 'film.mov'))
    expect(await who.post('/messages', form)).toMatchObject({ body: { code: 'chat.file_too_large' } })
  })
})

describe('nobody sees what is not theirs', () => {
  test('neither notes, nor what has not left, nor what others say', async () => {
    const { who, conversationId } = await guest('Only mine')
    const { browser } = desk.shop.admin
    await browser.post(desk.shop.at(`/conversations/${conversationId}/notes`), {
      text: 'a private thought',
      clientId: ids.next(),
    })
    await browser.post(desk.shop.at(`/conversations/${conversationId}/messages`), {
      text: 'not yet',
      clientId: ids.next(),
      sendAt: new Date(Date.now() + 86_400_000).toISOString(),
    })
    await guest('Theirs alone')
    expect(texts(await who.sees())).toEqual(['Only mine'])
    expect((await who.browser.get(`/chat/${key}/messages`, { headers: who.headers })).body).toMatchObject({
      messages: [{ text: 'Only mine' }],
    })
  })

  test('not by the token of another chat, a changed one, or none', async () => {
    const { who } = await guest('Behind a token')
    const other = await desk.addChat({ title: 'Other' })
    const at = async (chat: string, authorization: string) =>
      (await who.browser.get(`/chat/${chat}/messages`, { headers: { authorization } })).status
    expect(await at(key, who.headers.authorization)).toBe(200)
    expect(await at(other, who.headers.authorization)).toBe(401)
    expect(await at(key, `Bearer ${who.token.slice(0, -1)}${who.token.endsWith('0') ? '1' : '0'}`)).toBe(401)
    expect(await at(key, '')).toBe(401)
  })

  test('not through the door of another workspace', async () => {
    const { who, conversationId } = await guest('In this house')
    const elsewhere = await desk.api.makeWorkspace('Elsewhere')
    const { body } = await elsewhere.admin.browser.post(elsewhere.at('/channels'), {
      kind: 'chat',
      name: 'Chat',
      brandId: elsewhere.brandId,
      settings: { title: 'Elsewhere' },
      credentials: {},
    })
    const theirs = await visit(desk, String(body['id']), { token: who.token })
    expect(await theirs.sees()).toEqual([])
    const { status } = await elsewhere.admin.browser.get(elsewhere.at(`/conversations/${conversationId}`))
    expect(status).toBe(404)
  })
})

describe('pages', () => {
  test('that are not welcome are told so in words they can read', async () => {
    const chat = await desk.addChat({ origins: ['https://www.shop.test'] })
    const ask = async (origin: string) =>
      await desk.api.browser().get(`/chat/${chat}/config`, { headers: { origin } })
    expect((await ask(page)).status).toBe(200)
    expect((await ask('http://hubbub.test')).status).toBe(200)
    const refused = await ask('https://evil.test')
    expect(refused).toMatchObject({ status: 403, body: { code: 'chat.origin_refused' } })
    expect(refused.headers.get('access-control-allow-origin')).toBe('https://evil.test')
    expect(refused.headers.get('access-control-allow-credentials')).toBeNull()
  })

  test('vouch for their visitors: who is known there has one conversation at every browser', async () => {
    const secret = await secretOf(key)
    const user = { id: 'u-7', name: 'Ada', email: 'ada@customer.test' }
    const hash = createHmac('sha256', secret).update('u-7\nada@customer.test').digest('hex')
    const first = await visit(desk, key, { user: { ...user, hash } })
    expect(first.opened.body).toMatchObject({ visitor: { name: 'Ada', vouched: true } })
    await first.say('From my phone')
    await desk.read()
    const second = await visit(desk, key, { user: { ...user, hash } })
    expect(texts(await second.sees())).toEqual(['From my phone'])
    const contact = (await desk.conversations()).find(({ preview }) => preview === 'From my phone')?.[
      'contact'
    ]
    expect(contact).toMatchObject({ name: 'Ada', address: 'ada@customer.test' })
    const forged = await visit(desk, key, { user: { ...user, id: 'u-8', hash } })
    expect(forged.opened).toMatchObject({ status: 403, body: { code: 'chat.identity_refused' } })
  })

  test('an address that a visitor only types makes them nobody else', async () => {
    const who = await visit(desk, key)
    const path = `/chat/${key}/visitor`
    await who.browser.patch(path, { name: 'Eve', email: 'ada@customer.test' }, { headers: who.headers })
    await who.say('I am Ada, honestly')
    await desk.read()
    const found = (await desk.conversations()).find(({ preview }) => preview === 'I am Ada, honestly')
    expect(found?.['contact']).toMatchObject({ name: 'Eve' })
    expect(found?.['contact']).not.toMatchObject({ address: 'ada@customer.test' })
    expect(texts(await who.sees())).toEqual(['I am Ada, honestly'])
  })
})

test('what is not signed by us is not taken at the address of calls either', async () => {
  const { status } = await desk.api.browser().post(`/hooks/${key}`, { clientId: ids.next(), text: 'forged' })
  expect(status).toBe(401)
})

async function secretOf(channelId: string): Promise<string> {
  const { deps, store } = desk.api
  const sealed = await store.transaction(desk.shop.id, (kept) => kept.channels.sealedCredentials(channelId))
  const plain = createSecretBox(deps.keyring).open(sealed ?? '', credentialsContext(channelId))
  return (JSON.parse(plain) as { secret: string }).secret
}

describe('answers by e-mail', () => {
  const change = async (mailbox: string | null) => {
    const { admin, at } = desk.shop
    const { body, headers } = await admin.browser.get(at(`/channels/${key}`))
    return await admin.browser.patch(
      at(`/channels/${key}`),
      { settings: { ...(body['settings'] as object), mailbox } },
      { headers: { 'if-match': headers.get('etag') ?? '' } },
    )
  }

  test('leave by a mailbox of the workspace, and by nothing else', async () => {
    expect(await change(key)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'body.settings.mailbox' }] },
    })
    expect((await change(ids.next())).status).toBe(400)
    expect((await change(null)).status).toBe(200)
  })

  test('two chats may be called the same', async () => {
    const [one, other] = [await desk.addChat({ title: 'Twice' }), await desk.addChat({ title: 'Twice' })]
    const { admin, at } = desk.shop
    const names = await Promise.all(
      [one, other].map(async (id) => (await admin.browser.get(at(`/channels/${id}`))).body['address']),
    )
    expect(new Set(names).size).toBe(2)
  })
})
