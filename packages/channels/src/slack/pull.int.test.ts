import type { InboundBatch } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import type { ChannelSession } from '../contract.ts'
import { drain, textsOf } from '../contract-suite/drain.ts'
import { startSlack } from './slack.fixtures.ts'

/** Holds the stream, so that all that is said from now on comes by it, in order. */
async function listen(session: ChannelSession) {
  const stop = new AbortController()
  const stream = session.pull({ cursor: null, signal: stop.signal })[Symbol.asyncIterator]()
  await stream.next()
  return {
    async until(enough: (batches: readonly InboundBatch[]) => boolean): Promise<InboundBatch[]> {
      const batches: InboundBatch[] = []
      while (!enough(batches)) batches.push((await stream.next()).value as InboundBatch)
      stop.abort()
      return batches
    },
  }
}

const messagesOf = (batches: readonly InboundBatch[]) => batches.flatMap(({ messages }) => messages)
const changesOf = (batches: readonly InboundBatch[]) => batches.flatMap(({ changes = [] }) => changes)

test('threads are rooms; what names us is for us; programs are only heard', async () => {
  await using net = await startSlack()
  const { slack, app, anna, bob, help, channel, account } = net
  await using session = channel.connect(account)
  const life = await listen(session)
  const asked = slack.say({ by: anna, room: help, text: `<@${app.bot.id}> *where* is my order?` })
  slack.say({ by: bob, room: help, text: 'mine too', below: asked })
  slack.say({ by: anna, room: help, text: 'lunch?' })
  const robot = slack.world.put(help, { user: '', botId: 'B0OTHER', text: 'deployed' })
  app.tell({
    type: 'message',
    subtype: 'bot_message',
    bot_id: 'B0OTHER',
    username: 'CI',
    text: robot.text,
    ts: robot.ts,
    channel: help.id,
  })
  const several = slack.world.several([app.bot.id, anna.id, bob.id])
  slack.say({ by: bob, room: several, text: 'the three of us' })
  const found = messagesOf(await life.until((batches) => messagesOf(batches).length >= 5))
  const root = `${help.id}:${asked.ts}`
  expect(found).toHaveLength(5)
  expect(found[0]).toMatchObject({
    externalId: root,
    addressed: true,
    text: '@The Shop *where* is my order?',
    trimmedText: '*where* is my order?',
    html: '@The Shop <b>where</b> is my order?',
    author: { value: `T0SHOP001/${anna.id}`, name: 'Anna Berg', handle: 'anna' },
    post: {
      form: 'chat',
      audience: 'followers',
      place: { id: root, name: '#help' },
      url: `https://shop.slack.com/archives/${help.id}/p${asked.ts.replace('.', '')}`,
    },
  })
  expect(found[1]).toMatchObject({
    addressed: false,
    thread: { parentRefs: [root] },
    post: { place: { id: root } },
  })
  expect(found.slice(2, 4)).toMatchObject([
    { text: 'lunch?', addressed: false, thread: { parentRefs: [] } },
    { text: 'deployed', addressed: false, author: { name: 'CI' } },
  ])
  expect(found[4]).toMatchObject({
    addressed: true,
    post: { audience: 'direct', place: { id: `${several.id}:private` } },
  })
})

test('edits, deletions, reactions and files', async () => {
  await using net = await startSlack()
  const { slack, anna, help, channel, account } = net
  await using session = channel.connect(account)
  const life = await listen(session)
  const photo = slack.world.keepFile('box.png', 'image/png', Buffer.from('pixels'))
  const drive = slack.world.keepFile('plan', 'text/plain', Buffer.from(''), 'https://evil.test/steal')
  const said = slack.say({ by: anna, room: help, text: 'look', files: [photo, drive] })
  slack.edit(said, help, 'look here')
  slack.react(said, help, { by: anna, name: 'tada' })
  const wrong = slack.say({ by: anna, room: help, text: 'wrong room' })
  slack.erase(wrong, help)
  const batches = await life.until((some) => changesOf(some).length >= 3)
  const [message] = messagesOf(batches)
  expect(message?.attachments.map(({ filename, inline }) => [filename, inline])).toEqual([['box.png', true]])
  expect(Buffer.from(message?.attachments[0]?.content ?? []).toString()).toBe('pixels')
  // Never asked for: the token goes to Slack alone.
  expect(message?.text).toContain('[plan: https://evil.test/steal]')
  const id = `${help.id}:${said.ts}`
  expect(changesOf(batches)).toMatchObject([
    { kind: 'edited', externalId: id, text: 'look here' },
    { kind: 'engagement', externalId: id, engagement: { likes: 1 } },
    { kind: 'deleted', externalId: `${help.id}:${wrong.ts}` },
  ])
})

test('what was said while nobody listened is asked for, in old threads too, and what was edited', async () => {
  await using net = await startSlack()
  const { slack, anna, help, channel, account } = net
  await using session = channel.connect(account)
  const old = slack.say({ by: anna, room: help, text: 'an old thread' })
  const first = slack.say({ by: anna, text: 'in private' })
  const before = await drain(channel, session, null)
  expect(textsOf(before).toSorted()).toEqual(['an old thread', 'in private'])
  slack.say({ by: anna, room: help, text: 'goes on', below: old })
  slack.edit(first, [...slack.world.rooms.values()].find(({ kind }) => kind === 'im') ?? help, 'in private!')
  const after = await drain(channel, session, before.at(-1)?.cursor)
  expect(textsOf(after)).toEqual(['goes on'])
  expect(changesOf(after)).toMatchObject([{ kind: 'edited', text: 'in private!' }])
})

test('Slack is told that an event is kept only once it is stored, and moves its sockets in order', async () => {
  await using net = await startSlack()
  const { slack, app, anna, channel, account } = net
  await using session = channel.connect(account)
  const stop = new AbortController()
  const life = session.pull({ cursor: null, signal: stop.signal })[Symbol.asyncIterator]()
  await life.next()
  slack.say({ by: anna, text: 'not stored yet' })
  const { value } = await life.next()
  expect(textsOf([value as InboundBatch])).toEqual(['not stored yet'])
  expect(app.waiting()).toBe(1)
  const next = life.next()
  await expect.poll(() => app.waiting()).toBe(0)
  app.refresh()
  expect((await next).done).toBe(true)
  stop.abort()
})

test('histories that are limited hold back nothing that is said now: what was missed is told', async () => {
  await using net = await startSlack()
  const { slack, anna, help, channel, account } = net
  slack.say({ by: anna, room: help, text: 'before' })
  slack.fail({
    on: 'answer',
    when: ({ path }) => path.endsWith('conversations.history'),
    answer: { status: 429, headers: { 'retry-after': '60' }, json: { ok: false, error: 'ratelimited' } },
  })
  await using session = channel.connect(account)
  const batches = await drain(channel, session, null)
  expect(batches.flatMap(({ gaps = [] }) => gaps)).toMatchObject([
    { reason: expect.stringContaining('Histories') },
  ])
})

test('a token that was revoked, or lacks a permission, needs a person', async () => {
  await using net = await startSlack({ scopes: ['users:read'] })
  const { app, channel, account } = net
  const check = await channel.check(account)
  expect(check.steps).toMatchObject([
    { ok: true },
    { ok: false, message: expect.stringContaining('chat:write') },
    { ok: true },
  ])
  app.revoked = true
  await using session = channel.connect(account)
  await expect(drain(channel, session, null)).rejects.toMatchObject({
    class: 'reauthorize',
    message: expect.stringContaining('token_revoked'),
  })
})
