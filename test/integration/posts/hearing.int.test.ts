import { routeMessages } from '@hubbub/domain'
import { eventually } from '@hubbub/test-support'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openNetwork, type OpenNetwork } from './lib/open-network.ts'

let net: OpenNetwork
beforeEach(async () => {
  net = await openNetwork()
  await net.startAll()
})
afterEach(async () => await net[Symbol.asyncDispose]())

interface Stored extends Record<string, unknown> {
  id: string
  text: string
  conversation_id: string | null
  addressed: boolean
  routed: boolean
  scored: boolean
}
const stored = async (text: string) =>
  await eventually(async () => {
    const [row] = await net.sql<Stored>(
      `SELECT m.id, m.text, m.conversation_id, m.addressed, m.routed_at IS NOT NULL AS routed,
        EXISTS (SELECT 1 FROM message_insight i WHERE i.message_id = m.id) AS scored FROM message m WHERE m.text = $1`,
      [text],
    )
    return row?.routed === true && row.scored ? row : null
  })

describe('what is only heard', () => {
  test('is stored and scored, and opens no conversation and makes nobody a contact', async () => {
    net.network.say({ by: net.kim, text: 'The shop is closed again' })
    expect(await stored('The shop is closed again')).toMatchObject({
      conversation_id: null,
      addressed: false,
    })
    expect(await net.conversations()).toEqual([])
    expect(await net.sql('SELECT 1 FROM contact')).toEqual([])
  })

  test('is where the conversation begins once its author turns to us', async () => {
    const first = net.network.say({ by: net.kim, text: 'My parcel is late' })
    await stored('My parcel is late')
    net.network.say({ by: net.kim, text: 'Do you read this?', inReplyTo: first.id, mentions: [net.shop] })
    const [{ id } = { id: '' }] = await net.met(1)
    const messages = await net.messages(id)
    expect(messages.map(({ text }) => text)).toEqual(['My parcel is late', 'Do you read this?'])
    expect(messages[1]?.context).toMatchObject([
      { relation: 'answers', author: 'Kim', handle: 'kim', text: 'My parcel is late' },
    ])
    expect(await net.conversations()).toMatchObject([{ inbound_count: 2, status: 'open' }])
  })

  test('and answered by us elsewhere is a conversation too, which waits for the customer', async () => {
    const first = net.network.say({ by: net.kim, text: 'My parcel is late' })
    await stored('My parcel is late')
    net.network.say({ by: net.shop, text: 'We are sorry', inReplyTo: first.id })
    const [{ id } = { id: '' }] = await net.met(1)
    expect(await net.messages(id)).toMatchObject([{ direction: 'in' }, { direction: 'out', delivery: null }])
    expect(await net.conversations()).toMatchObject([{ status: 'pending' }])
  })

  test('a post of our own stands by itself, and whoever comments on it has a conversation of their own', async () => {
    const lee = net.network.join('lee', 'Lee')
    const own = net.network.say({ by: net.shop, text: 'New mugs today' })
    net.network.say({ by: net.kim, text: 'How much?', inReplyTo: own.id })
    net.network.say({ by: lee, text: 'Lovely', inReplyTo: own.id })
    net.network.say({ by: net.kim, text: 'And in blue?', inReplyTo: own.id })
    await net.met(2)
    await eventually(async () => (await net.conversations()).some(({ inbound_count }) => inbound_count === 2))
    expect(await stored('New mugs today')).toMatchObject({ conversation_id: null })
  })
})

test('in private another conversation goes on than in public, with the same contact', async () => {
  net.network.say({ by: net.kim, text: 'Hello @shop', mentions: [net.shop] })
  net.network.say({ by: net.kim, text: 'My number is 7', to: net.shop })
  await net.met(2)
  expect(await net.sql('SELECT DISTINCT contact_id FROM conversation')).toHaveLength(1)
})

test('routed twice is there once', async () => {
  net.network.say({ by: net.kim, text: 'Hello @shop', mentions: [net.shop] })
  await net.met(1)
  const { id } = await stored('Hello @shop')
  const again = async () =>
    await routeMessages(
      net.context,
      { conversationOf: () => null },
      { channelId: net.channelId, messageIds: [id] },
    )
  expect(await Promise.all([again(), again()])).toMatchObject([{ messages: 0 }, { messages: 0 }])
  expect(await net.conversations()).toMatchObject([{ inbound_count: 1 }])
})

describe('what becomes of a message', () => {
  test('edited: the new words are shown and scored, the former kept', async () => {
    const post = net.network.say({ by: net.kim, text: 'I want a refund @shop', mentions: [net.shop] })
    const [{ id } = { id: '' }] = await net.met(1)
    net.network.edit(post.id, 'I want a new one @shop')
    const message = await eventually(async () => {
      const [found] = await net.messages(id)
      return found !== undefined && found.former.length > 0 && found.sentiment !== null ? found : null
    })
    expect(message).toMatchObject({
      text: 'I want a new one @shop',
      former: [{ text: 'I want a refund @shop' }],
    })
    expect(message.post?.editedAt).not.toBeNull()
    await eventually(async () =>
      expect(await net.sql('SELECT preview FROM conversation')).toEqual([
        { preview: 'I want a new one @shop' },
      ]),
    )
    const told = `SELECT data ->> 'change' AS change FROM event WHERE type = 'message.updated' AND subject_id = $1`
    const events = await net.sql(told, [message.id])
    expect(events.filter((event) => event['change'] !== 'sentiment')).toHaveLength(1)
  })

  test('edited: it counts by its new words, and so does its conversation', async () => {
    const post = net.network.say({
      by: net.kim,
      text: 'This is terrible, I want a refund @shop',
      mentions: [net.shop],
    })
    const [{ id } = { id: '' }] = await net.met(1)
    const standing = `SELECT m.sentiment_label AS said, c.sentiment_label AS mood, c.marks FROM message m
      JOIN conversation c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id WHERE c.id = $1`
    await eventually(async () =>
      expect(await net.sql(standing, [id])).toEqual([
        { said: 'negative', mood: 'negative', marks: ['complaint'] },
      ]),
    )
    net.network.edit(post.id, 'Thank you so much, this is wonderful @shop')
    await eventually(async () =>
      expect(await net.sql(standing, [id])).toEqual([
        { said: 'positive', mood: 'positive', marks: ['praise'] },
      ]),
    )
  })

  test('deleted: it is marked, and its words stay', async () => {
    const post = net.network.say({ by: net.kim, text: 'I hate you @shop', mentions: [net.shop] })
    const [{ id } = { id: '' }] = await net.met(1)
    net.network.remove(post.id)
    const message = await eventually(async () => {
      const [found] = await net.messages(id)
      return found?.post?.deletedAt == null ? null : found
    })
    expect(message.text).toBe('I hate you @shop')
  })

  test('read by the customer', async () => {
    net.network.say({ by: net.kim, text: 'Hello', to: net.shop })
    const [{ id } = { id: '' }] = await net.met(1)
    await net.reply(id, 'Good morning')
    const sent = await eventually(() => net.network.saidBy(net.shop)[0])
    await eventually(async () => (await net.messages(id)).some(({ delivery }) => delivery?.state === 'sent'))
    net.network.read(sent.id)
    const read = await eventually(async () =>
      (await net.messages(id)).find(({ delivery }) => delivery?.readAt != null),
    )
    expect(read).toMatchObject({ text: 'Good morning', direction: 'out' })
  })
})
