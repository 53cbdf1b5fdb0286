import { actOnMessage, type ActOnMessage, markConversation } from '@hubbub/domain'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openNetwork, type OpenNetwork } from './lib/open-network.ts'

/** A comment by Kim, and the conversation that it began. */
async function withComment(...stages: Parameters<OpenNetwork['startAll']>) {
  const net = await openNetwork()
  await net.startAll(...stages)
  const post = net.network.say({ by: net.kim, text: 'This is rubbish, @shop', mentions: [net.shop] })
  const [{ id: conversationId } = { id: '' }] = await net.met(1)
  const [message] = await net.messages(conversationId)
  return { net, post, conversationId, messageId: message?.id ?? '' }
}

const act = async ({ context, tools }: OpenNetwork, input: ActOnMessage) =>
  await actOnMessage(context, tools, input)
const found = async ({ messages }: OpenNetwork, conversationId: string, id: string) =>
  (await messages(conversationId)).find((message) => message.id === id)
const stateOf = async (net: OpenNetwork, conversationId: string, id: string) =>
  (await found(net, conversationId, id))?.actions.map(({ kind, state }) => `${kind} ${state}`)

test('a comment is reacted to, hidden and shown again, and the message tells of it', async () => {
  const { net, post, conversationId, messageId } = await withComment()
  await using _ = net
  const before = await found(net, conversationId, messageId)
  const asked = await act(net, { id: messageId, kind: 'react', emoji: '🙏' })
  expect(asked.actions).toMatchObject([{ kind: 'react', emoji: '🙏', by: 'Test' }])
  expect(asked.version).toBeGreaterThan(before?.version ?? Infinity)
  await eventually(() => net.network.reactionsTo(post.id).length === 1)
  expect(net.network.reactionsTo(post.id)).toEqual([{ by: net.shop.id, emoji: '🙏' }])

  await act(net, { id: messageId, kind: 'hide' })
  await eventually(() => net.network.isHidden(post.id))
  await act(net, { id: messageId, kind: 'show' })
  await eventually(() => !net.network.isHidden(post.id))
  await eventually(async () =>
    expect(await stateOf(net, conversationId, messageId)).toEqual(['react done', 'hide done', 'show done']),
  )
  const events = await net.sql<{ change: string; version: number }>(
    `SELECT data ->> 'change' AS change, version FROM event WHERE type = 'message.updated' ORDER BY xid, seq`,
  )
  expect(events.map(({ change }) => change)).toEqual(['react', 'react', 'hide', 'hide', 'show', 'show'])
  expect(new Set(events.map(({ version }) => version)).size).toBe(6)
})

test('a reaction is taken back once though it was asked for twice, after what was asked for before', async () => {
  const { net, post, conversationId, messageId } = await withComment()
  await using _ = net
  net.network.fail({
    on: 'answer',
    times: 1,
    when: ({ path }) => path.endsWith('/reactions'),
    answer: { status: 503, json: { error: 'Not now' } },
  })
  await act(net, { id: messageId, kind: 'react', emoji: '🙏' })
  await eventually(async () => (await found(net, conversationId, messageId))?.actions[0]?.error != null)
  // It may have been done already, so it is not forgotten: what takes it back comes after it.
  for (const _again of [1, 2]) await act(net, { id: messageId, kind: 'unreact', emoji: '🙏' })
  expect(await stateOf(net, conversationId, messageId)).toEqual(['react queued', 'unreact queued'])
  await eventually(async () =>
    expect(await stateOf(net, conversationId, messageId)).toEqual(['react done', 'unreact done']),
  )
  expect(net.network.reactionsTo(post.id)).toEqual([])
  await act(net, { id: messageId, kind: 'unreact', emoji: '🙏' })
  expect(await stateOf(net, conversationId, messageId)).toHaveLength(2)
  await act(net, { id: messageId, kind: 'react', emoji: '🙏' })
  await eventually(() => net.network.reactionsTo(post.id).length === 1)
})

test('a reaction that has not left is forgotten when it is taken back, and the other way round', async () => {
  const { net, post, conversationId, messageId } = await withComment('collect', 'enrich', 'route')
  await using _ = net
  const asked = await act(net, { id: messageId, kind: 'react', emoji: '🙏' })
  const forgotten = await act(net, { id: messageId, kind: 'unreact', emoji: '🙏' })
  expect(forgotten.actions).toEqual([])
  expect(forgotten.version).toBeGreaterThan(asked.version)
  await act(net, { id: messageId, kind: 'react', emoji: '👍' })
  const deliver = await net.start('deliver')
  await eventually(() => net.network.reactionsTo(post.id).length === 1)
  expect(net.network.reactionsTo(post.id)).toEqual([{ by: net.shop.id, emoji: '👍' }])
  await eventually(async () => expect(await stateOf(net, conversationId, messageId)).toEqual(['react done']))
  await deliver[Symbol.asyncDispose]()
  await act(net, { id: messageId, kind: 'unreact', emoji: '👍' })
  await act(net, { id: messageId, kind: 'react', emoji: '👍' })
  expect(await stateOf(net, conversationId, messageId)).toEqual(['react done'])
})

test('a reply of ours is taken back, and stays here as deleted', async () => {
  const { net, conversationId } = await withComment('collect', 'enrich', 'route')
  await using _ = net
  const { id } = await net.reply(conversationId, 'Oh well')
  await expect(act(net, { id, kind: 'remove' })).rejects.toMatchObject({
    code: 'message.action_refused',
    message: 'It is not on the network',
  })
  await net.startAll('deliver')
  await eventually(async () => (await found(net, conversationId, id))?.delivery?.state === 'sent')
  await act(net, { id, kind: 'remove' })
  await eventually(() => net.network.saidBy(net.shop).length === 0)
  await eventually(async () => typeof (await found(net, conversationId, id))?.post?.deletedAt === 'string')
  await expect(act(net, { id, kind: 'remove' })).rejects.toMatchObject({
    message: 'It is deleted on the network',
  })
})

test('waits out a limit, is done once though it was asked for twice and its worker died, and tells a refusal', async () => {
  const { net, post, conversationId, messageId } = await withComment()
  await using _ = net
  const hides = ({ path }: { path: string }) => path.endsWith('/hidden')
  net.network.fail({
    on: 'answer',
    times: 1,
    when: hides,
    answer: { status: 429, headers: { 'retry-after': '1' }, json: { error: 'Slowly' } },
  })
  await Promise.all([1, 2].map(async () => await act(net, { id: messageId, kind: 'hide' })))
  await eventually(() => net.network.isHidden(post.id))
  await eventually(async () => expect(await stateOf(net, conversationId, messageId)).toEqual(['hide done']))

  // Whoever held it is gone: the sweep finds it.
  await net.sql(
    `UPDATE message_action SET state = 'queued', settled_at = NULL, lease_until = now() - interval '1 second'`,
  )
  await eventually(async () => expect(await stateOf(net, conversationId, messageId)).toEqual(['hide done']))

  // It is gone there, and nobody here has heard of it.
  net.network.fail({
    on: 'answer',
    times: 1,
    when: ({ path }) => path.endsWith('/reactions'),
    answer: { status: 404, json: { error: 'That post is gone' } },
  })
  await act(net, { id: messageId, kind: 'react', emoji: '👍' })
  const failed = await eventually(async () => {
    const message = await found(net, conversationId, messageId)
    return message?.actions.find(({ state }) => state === 'failed') ?? null
  })
  expect(failed).toMatchObject({ kind: 'react', error: 'That post is gone' })
})

test('a customer sees that somebody writes, and that whoever answers them has read', async () => {
  const { net, post, conversationId } = await withComment()
  await using _ = net
  const memberId = '0190aaaa-0000-7000-8000-00000000000a'
  await net.sql(
    `INSERT INTO membership (workspace_id, id, user_id, name, email, role) VALUES ($1, $2, 'u', 'Mina', 'mina@shop.test', 'agent')`,
    [net.workspaceId, memberId],
  )
  const mina = { ...net.context, caller: { ...net.context.caller, memberId } }
  // Nobody's yet: that it was looked at is nobody's business.
  await markConversation(mina, { id: conversationId, read: true })
  const typing = { workspaceId: net.workspaceId, conversationId, by: 'member', name: 'Mina', typing: true }
  await net.sql(`SELECT pg_notify('hubbub_typing', $1)`, [JSON.stringify(typing)])
  await eventually(() => net.network.signs.length === 1)
  await net.sql(`UPDATE conversation SET assignee_id = $1`, [memberId])
  await markConversation(mina, { id: conversationId, read: true })
  await eventually(() => net.network.signs.length === 2)
  expect(net.network.signs).toEqual([
    { by: net.shop.id, post: post.id, sign: 'typing' },
    { by: net.shop.id, post: post.id, sign: 'seen' },
  ])
})
