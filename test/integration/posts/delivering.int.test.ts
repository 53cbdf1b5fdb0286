import { eventually } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { type NetworkOptions, openNetwork, type OpenNetwork } from './lib/open-network.ts'

/** A network with one mention by Kim, and the conversation that it began. */
async function withMention(options: NetworkOptions = {}) {
  const net = await openNetwork(options)
  await net.startAll()
  const post = net.network.say({ by: net.kim, text: 'Where is my parcel, @shop?', mentions: [net.shop] })
  const [{ id } = { id: '' }] = await net.met(1)
  return { net, post, conversationId: id }
}
const ours = async ({ messages }: OpenNetwork, conversationId: string) =>
  (await messages(conversationId)).filter(({ direction }) => direction === 'out')
/** Nothing more comes of it, however often the network is asked again. */
const settled = async () => await new Promise((resolve) => setTimeout(resolve, 1000))

async function sentOnce(net: OpenNetwork, conversationId: string) {
  const sent = await eventually(async () => {
    const found = await ours(net, conversationId)
    return found.some(({ delivery }) => delivery?.state === 'sent') ? found : null
  })
  await settled()
  expect(await ours(net, conversationId)).toHaveLength(1)
  expect(await net.conversations()).toHaveLength(1)
  expect(net.network.saidBy(net.shop)).toHaveLength(1)
  const [post] = net.network.saidBy(net.shop)
  const [row] = await net.sql<{ external_id: string; routed: number; all: number }>(
    `SELECT (SELECT external_id FROM message WHERE id = $1) AS external_id,
      (SELECT count(*)::int FROM message WHERE direction = 'out') AS all`,
    [sent[0]?.id],
  )
  expect(row).toMatchObject({ external_id: post?.id, all: 1 })
  return { message: (await ours(net, conversationId))[0], post }
}

describe('a reply on a network', () => {
  test('has the network’s name and address, and what answers it goes on in its conversation', async () => {
    const { net, post, conversationId } = await withMention()
    await using _ = net
    const picture = await net.upload('label.png', 'image/png')
    await net.reply(conversationId, 'On its way', { attachmentIds: [picture] })
    const { message, post: sent } = await sentOnce(net, conversationId)
    expect(sent).toMatchObject({
      text: 'On its way',
      parent: post.id,
      audience: 'public',
      files: [{ name: 'label.png' }],
    })
    expect(message).toMatchObject({ post: { url: sent?.url, form: 'reply' }, delivery: { state: 'sent' } })

    net.network.say({ by: net.kim, text: 'Thank you', inReplyTo: sent?.id ?? '' })
    await eventually(async () =>
      (await net.messages(conversationId)).some(({ text }) => text === 'Thank you'),
    )
    expect(await net.conversations()).toMatchObject([{ id: conversationId, waiting: true, inbound_count: 2 }])
    expect(await net.sql('SELECT handle, url, name FROM contact_identity')).toEqual([
      { handle: 'kim', url: net.kim.url, name: 'Kim' },
    ])
  })

  test.each([
    ['known by our own id', {}],
    ['known by what it says', { keys: false }],
    ['not known until it has its name', { keys: false, rewrite: (text: string) => `${text} (via Hubbub)` }],
  ] satisfies [string, NetworkOptions][])('is one though it comes back first, %s', async (_how, options) => {
    const { net, conversationId } = await withMention(options)
    await using _ = net
    // The post stands there at once, its answer takes seconds.
    net.network.fail({ on: 'drip', bytes: 150, ms: 500, times: 1, when: ({ path }) => path === '/posts' })
    await net.reply(conversationId, 'It left this morning')
    await eventually(() => net.network.saidBy(net.shop).length === 1)
    const { message, post } = await sentOnce(net, conversationId)
    expect(message?.post?.url).toBe(post?.url)
  })

  test.each([
    ['where the network knows our id', {}],
    ['where it is found by what it says', { keys: false }],
  ] satisfies [string, NetworkOptions][])(
    'is sent once though its sender died before it heard that it left, %s',
    async (_how, options) => {
      const { net, conversationId } = await withMention(options)
      await using _ = net
      net.network.fail({ on: 'cut-after', times: 1, when: ({ path }) => path === '/posts' })
      const { id } = await net.reply(conversationId, 'It left this morning')
      await eventually(() => net.network.saidBy(net.shop).length === 1)
      await eventually(async () => {
        // Whoever held it is gone.
        await net.sql(
          `UPDATE outbound_delivery SET lease_until = now() - interval '1 second' WHERE message_id = $1 AND state = 'sending'`,
          [id],
        )
        return (await ours(net, conversationId)).some(({ delivery }) => delivery?.state === 'sent')
      })
      const { message } = await sentOnce(net, conversationId)
      expect(message?.id).toBe(id)
    },
  )

  test('waits as long as the network says, and the attempt does not count', async () => {
    const { net, conversationId } = await withMention()
    await using _ = net
    net.network.fail({
      on: 'answer',
      times: 1,
      when: ({ path }) => path === '/posts',
      answer: { status: 429, headers: { 'retry-after': '2' } },
    })
    await net.reply(conversationId, 'In a moment')
    const waiting = await eventually(async () => {
      const [message] = await ours(net, conversationId)
      return message?.delivery?.response == null ? null : message.delivery
    })
    expect(waiting).toMatchObject({ state: 'queued', attempts: 0 })
    await sentOnce(net, conversationId)
  })

  test('is refused with the reason: too long, closed, of files it does not take; and again when it leaves', async () => {
    const { net, post, conversationId } = await withMention()
    await using _ = net
    await expect(net.reply(conversationId, 'x'.repeat(101))).rejects.toMatchObject({
      code: 'message.too_long',
      details: { length: 101, max: 100, unit: 'graphemes' },
    })
    const pdf = await net.upload('terms.pdf', 'application/pdf')
    await expect(net.reply(conversationId, 'Here', { attachmentIds: [pdf] })).rejects.toMatchObject({
      code: 'message.files_refused',
    })
    net.network.say({ by: net.kim, text: 'No replies please', inReplyTo: post.id, repliesOff: true })
    await eventually(async () => (await net.messages(conversationId)).length === 2)
    await expect(net.reply(conversationId, 'But', { audience: 'public' })).rejects.toMatchObject({
      code: 'message.way_closed',
      message: 'The author lets nobody answer below this post',
    })

    // Written in time, due when the window has closed.
    const { id } = await net.reply(conversationId, 'In private then', {
      audience: 'direct',
      sendAt: new Date(Date.now() + 1500),
    })
    await net.sql(`UPDATE message SET sent_at = now() - interval '2 days' WHERE direction = 'in'`)
    const refused = await eventually(async () => {
      const found = (await ours(net, conversationId)).find((message) => message.id === id)
      return found?.delivery?.state === 'failed' ? found.delivery : null
    })
    expect(refused.response).toBe('A direct message can be sent for 24 hours after they wrote')
    expect(net.network.saidBy(net.shop)).toEqual([])
  })
})
