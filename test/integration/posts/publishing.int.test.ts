import {
  cancelPost,
  type Context,
  getPost,
  getPublishTerms,
  listMentions,
  listPostReplies,
  listPosts,
  type PublishPosts,
  publishPosts,
  removePost,
  reschedulePost,
  retryPost,
} from '@hubbub/domain'
import { eventually } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { type NetworkOptions, openNetwork, type OpenNetwork } from './lib/open-network.ts'

async function open(options: NetworkOptions = {}) {
  const net = await openNetwork(options)
  await net.startAll()
  return net
}

const wanted = (net: OpenNetwork, text: string): PublishPosts => ({
  groupId: crypto.randomUUID(),
  posts: [{ channelId: net.channelId, clientId: crypto.randomUUID(), text, fields: {} }],
  attachmentIds: [],
})
const toolsOf = ({ tools, blobs }: OpenNetwork) => ({ catalogue: tools.catalogue, blobs })

async function publish(net: OpenNetwork, text: string, rest: Partial<PublishPosts> = {}) {
  const [post] = await publishPosts(net.context, toolsOf(net), { ...wanted(net, text), ...rest })
  if (post === undefined) throw new Error('nothing was published')
  return post
}

const inState = async (net: OpenNetwork, id: string, state: string) =>
  await eventually(async () => {
    const post = await getPost(net.context, id)
    return post.delivery?.state === state ? post : null
  })
const settled = async () => await new Promise((resolve) => setTimeout(resolve, 1000))
const all = async (net: OpenNetwork, ctx: Context = net.context) =>
  (await listPosts(ctx, { limit: 50, after: null })).items

/** It stands at the network once and here once, under the network's name for it. */
async function sentOnce(net: OpenNetwork, id: string) {
  const post = await inState(net, id, 'sent')
  await settled()
  const said = net.network.saidBy(net.shop)
  expect(said).toHaveLength(1)
  expect(await all(net)).toHaveLength(1)
  expect(
    await net.sql(
      `SELECT id, external_id FROM message WHERE direction = 'out' AND id NOT IN (SELECT message_id FROM outbound_delivery WHERE state = 'cancelled')`,
    ),
  ).toEqual([{ id, external_id: said[0]?.id }])
  return { post, said: said[0] }
}

describe('a post of our own', () => {
  test('stands on the network with its files, is no mention, begins no conversation, and is told of', async () => {
    await using net = await open()
    const picture = await net.upload('tea.png', 'image/png')
    const { id } = await publish(net, 'Green tea is here', { attachmentIds: [picture] })
    const { post, said } = await sentOnce(net, id)
    expect(said).toMatchObject({
      text: 'Green tea is here',
      parent: null,
      audience: 'public',
      files: [{ name: 'tea.png' }],
    })
    expect(post).toMatchObject({
      channel: { name: 'Plain', kind: 'plain' },
      post: { url: said?.url, form: 'post', audience: 'public' },
      delivery: { state: 'sent', response: `Posted as ${said?.id}` },
      replies: 0,
    })
    expect(await net.conversations()).toEqual([])
    const mentions = await listMentions(net.context, { state: 'any', limit: 50, after: null })
    expect(mentions.items).toEqual([])
    const events = await net.sql<{ type: string; conversation_id: string | null }>(
      `SELECT type, conversation_id FROM event WHERE subject_id = $1 ORDER BY xid, seq`,
      [id],
    )
    expect(events.map(({ type }) => type)).toEqual(['post.created', 'post.updated'])
  })

  test('has below it what was said to us and what was only heard', async () => {
    await using net = await open()
    const { id } = await publish(net, 'Green tea is here')
    const { said } = await sentOnce(net, id)
    const parent = said?.id ?? ''
    net.network.say({ by: net.kim, text: 'Is it organic?', inReplyTo: parent, mentions: [net.shop] })
    await net.met(1)
    const replies = await eventually(async () => {
      const found = await listPostReplies(net.context, id)
      return found.length === 1 ? found : null
    })
    const [{ id: conversationId } = { id: '' }] = await net.conversations()
    expect(replies).toMatchObject([
      { text: 'Is it organic?', conversationId, author: 'Kim', direction: 'in' },
    ])
    const [question] = await net.messages(conversationId)
    expect(question?.context).toMatchObject([{ relation: 'answers', id, text: 'Green tea is here' }])
    await net.reply(conversationId, 'It is')
    await eventually(async () => (await listPostReplies(net.context, id)).length === 2)
    expect(await getPost(net.context, id)).toMatchObject({ replies: 2 })
    const own: Context = { ...net.context, caller: { ...net.context.caller, visibility: 'own' } }
    await expect(listPostReplies(own, id)).rejects.toMatchObject({ code: 'post.not_found' })
    expect(await all(net, own)).toEqual([])
  })

  test('posted twice with the same client id is one', async () => {
    await using net = await open()
    const input = wanted(net, 'Only once')
    const [first] = await publishPosts(net.context, toolsOf(net), input)
    const [second] = await publishPosts(net.context, toolsOf(net), input)
    expect(second?.id).toBe(first?.id)
    await sentOnce(net, first?.id ?? '')
  })

  test.each([
    ['where the network knows our id', {}],
    ['where it is found by what it says', { keys: false }],
  ] satisfies [string, NetworkOptions][])(
    'is sent once though its sender died before it heard that it left, %s',
    async (_how, options) => {
      await using net = await open(options)
      net.network.fail({ on: 'cut-after', times: 1, when: ({ path }) => path === '/posts' })
      const { id } = await publish(net, 'Did it leave?')
      await eventually(() => net.network.saidBy(net.shop).length === 1)
      await eventually(async () => {
        // Whoever held it is gone.
        await net.sql(
          `UPDATE outbound_delivery SET lease_until = now() - interval '1 second' WHERE message_id = $1 AND state = 'sending'`,
          [id],
        )
        return (await getPost(net.context, id)).delivery?.state === 'sent'
      })
      const { post, said } = await sentOnce(net, id)
      expect(post.post?.url).toBe(said?.url)
    },
  )

  test('is one though it comes back before its sender knows its name', async () => {
    await using net = await open({ keys: false, rewrite: (text) => `${text} (via Hubbub)` })
    net.network.fail({ on: 'drip', bytes: 150, ms: 500, times: 1, when: ({ path }) => path === '/posts' })
    const { id } = await publish(net, 'Fresh this morning')
    await eventually(() => net.network.saidBy(net.shop).length === 1)
    const { post, said } = await sentOnce(net, id)
    expect(post.post?.url).toBe(said?.url)
  })

  test('that was said elsewhere with the account stands beside ours', async () => {
    await using net = await open()
    net.network.say({ by: net.shop, text: 'Written by hand' })
    const [post] = await eventually(async () => {
      const found = await all(net)
      return found.length === 1 ? found : null
    })
    expect(post).toMatchObject({ text: 'Written by hand', delivery: null, author: null, groupId: null })
  })

  test('is refused with the reason before anything is kept', async () => {
    await using net = await open()
    const long = wanted(net, 'x'.repeat(101))
    await expect(publishPosts(net.context, toolsOf(net), long)).rejects.toMatchObject({
      code: 'post.refused',
      details: { errors: [{ path: 'posts.0', message: 'The text counts 101 of 100 characters' }] },
    })
    await expect(publish(net, ' ')).rejects.toMatchObject({ code: 'post.refused' })
    const pdf = await net.upload('terms.pdf', 'application/pdf')
    await expect(publish(net, 'Terms', { attachmentIds: [pdf] })).rejects.toMatchObject({
      code: 'post.refused',
    })
    await expect(publish(net, 'Late', { sendAt: new Date(0) })).rejects.toMatchObject({
      code: 'message.odd_time',
    })
    expect(await all(net)).toEqual([])
    const caller = { ...net.context.caller, permissions: new Set(['mention:read'] as const) }
    await expect(
      publishPosts({ ...net.context, caller }, toolsOf(net), wanted(net, 'x')),
    ).rejects.toMatchObject({ code: 'access.forbidden' })
    expect(await getPublishTerms(net.context, toolsOf(net))).toMatchObject([
      { channel: { id: net.channelId }, can: true, limits: [{ max: 100 }] },
    ])
    await net.sql('UPDATE channel SET enabled = false')
    await expect(publish(net, 'Nobody hears it')).rejects.toMatchObject({ code: 'post.refused' })
    expect(await getPublishTerms(net.context, toolsOf(net))).toMatchObject([
      { can: false, why: 'The channel is switched off' },
    ])
  })

  test('waits for its time, can be moved and taken back, and its files are free again', async () => {
    await using net = await open()
    const picture = await net.upload('tea.png', 'image/png')
    const later = new Date(Date.now() + 3_600_000)
    const { id } = await publish(net, 'Tomorrow', { attachmentIds: [picture], sendAt: later })
    expect(await getPost(net.context, id)).toMatchObject({
      delivery: { state: 'held', scheduledFor: later.toISOString() },
      sentAt: later.toISOString(),
    })
    const sooner = new Date(Date.now() + 1_800_000)
    expect(await reschedulePost(net.context, { id, sendAt: sooner })).toMatchObject({
      delivery: { notBefore: sooner.toISOString(), scheduledFor: sooner.toISOString() },
    })
    expect(await cancelPost(net.context, id)).toMatchObject({ delivery: { state: 'cancelled' } })
    expect(await all(net)).toEqual([])
    await expect(retryPost(net.context, id)).rejects.toMatchObject({ code: 'post.not_failed' })
    const again = await publish(net, 'Now', { attachmentIds: [picture], sendAt: later })
    await reschedulePost(net.context, { id: again.id, sendAt: null })
    const { post } = await sentOnce(net, again.id)
    // It stands where it was said, not where it was to be.
    expect(new Date(post.sentAt).getTime()).toBeLessThan(Date.now())
    await expect(cancelPost(net.context, again.id)).rejects.toMatchObject({ code: 'post.already_left' })
  })

  test('that failed says why in the network’s words, and is sent again', async () => {
    await using net = await open()
    net.network.fail({
      on: 'answer',
      times: 1,
      when: ({ path }) => path === '/posts',
      answer: { status: 422, body: Buffer.from(JSON.stringify({ error: 'Not today' })) },
    })
    const { id } = await publish(net, 'Once more')
    expect(await inState(net, id, 'failed')).toMatchObject({ delivery: { response: 'Not today' } })
    await retryPost(net.context, id)
    await sentOnce(net, id)
  })

  test('is deleted on its network once though it was asked for twice, and stays here as deleted', async () => {
    await using net = await open()
    const { id } = await publish(net, 'Taken back', { sendAt: new Date(Date.now() + 3_600_000) })
    await expect(removePost(net.context, net.tools, id)).rejects.toMatchObject({
      code: 'post.action_refused',
      message: 'It is not on the network',
    })
    await reschedulePost(net.context, { id, sendAt: null })
    await sentOnce(net, id)
    const refuses = { status: 503, json: { error: 'Not now' } }
    const removes = ({ method }: { method: string }) => method === 'DELETE'
    net.network.fail({ on: 'answer', times: 1, when: removes, answer: refuses })
    const asked = await Promise.all([1, 2].map(async () => await removePost(net.context, net.tools, id)))
    expect(asked.map(({ actions }) => actions.length)).toEqual([1, 1])
    await eventually(async () => (await getPost(net.context, id)).actions[0]?.error === 'Not now')
    const gone = await eventually(async () => {
      const post = await getPost(net.context, id)
      return post.post?.deletedAt == null ? null : post
    })
    expect(gone.actions).toMatchObject([{ kind: 'remove', state: 'done', by: 'Test' }])
    expect(net.network.saidBy(net.shop)).toEqual([])
    expect(await all(net)).toMatchObject([{ id, text: 'Taken back' }])
    await expect(removePost(net.context, net.tools, id)).rejects.toMatchObject({
      message: 'It is deleted on the network',
    })
    const told = await net.sql<{ type: string; version: number }>(
      `SELECT type, version FROM event WHERE subject_id = $1 ORDER BY xid, seq`,
      [id],
    )
    expect(new Set(told.map(({ type }) => type))).toEqual(new Set(['post.created', 'post.updated']))
    expect(told.at(-1)?.version).toBe(gone.version)
    const caller = { ...net.context.caller, permissions: new Set(['mention:read'] as const) }
    await expect(removePost({ ...net.context, caller }, net.tools, id)).rejects.toMatchObject({
      code: 'access.forbidden',
    })
  })
})
