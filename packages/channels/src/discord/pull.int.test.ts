import type { InboundBatch } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import { collect, drain, textsOf } from '../contract-suite/drain.ts'
import type { ChannelSession } from '../contract.ts'
import { startDiscord } from './discord.fixtures.ts'

const messagesOf = (batches: readonly InboundBatch[]) => batches.flatMap(({ messages }) => messages)
const changesOf = (batches: readonly InboundBatch[]) => batches.flatMap(({ changes = [] }) => changes)

/** Holds the stream, so that all that is said from now on comes by it, in order. */
async function listen(session: ChannelSession, cursor: unknown = null) {
  const stop = new AbortController()
  const stream = session.pull({ cursor, signal: stop.signal })[Symbol.asyncIterator]()
  const first = (await stream.next()).value as InboundBatch
  return {
    async until(enough: (batches: readonly InboundBatch[]) => boolean): Promise<InboundBatch[]> {
      const batches = [first]
      while (!enough(batches)) batches.push((await stream.next()).value as InboundBatch)
      stop.abort()
      return batches
    },
  }
}

test('threads are rooms, private talks one thread each, and what names or answers us is for us', async () => {
  await using net = await startDiscord()
  const { discord, anna, bob, help, channel, account } = net
  await using session = channel.connect(account)
  const life = await listen(session)
  const asked = discord.say({ by: anna, room: help, text: `<@${discord.bot.id}>, **where** is it?` })
  const below = discord.world.threadBelow(asked, 'Where is it?')
  discord.gateway.tell('THREAD_CREATE', () => ({
    id: below.id,
    type: 11,
    name: below.name,
    parent_id: help.id,
  }))
  discord.say({ by: bob, room: below, text: 'mine too' })
  const ours = discord.say({ by: discord.bot, room: help, text: 'Soon' })
  discord.say({ by: bob, room: help, text: 'thanks', answers: ours })
  discord.say({ by: bob, room: help, text: 'lunch?' })
  discord.say({ by: anna, text: 'between us' })
  const found = messagesOf(await life.until((batches) => messagesOf(batches).length >= 6))
  expect(found[0]).toMatchObject({
    externalId: asked.id,
    addressed: true,
    text: '@The Shop, **where** is it?',
    trimmedText: '**where** is it?',
    html: '@The Shop, <b>where</b> is it?',
    author: { value: anna.id, name: 'Anna Berg', handle: 'anna' },
    post: { form: 'chat', audience: 'followers', place: { id: help.id, name: '#help' } },
    thread: { parentRefs: [`${help.id}:from:${anna.id}`] },
  })
  expect(found.slice(1)).toMatchObject([
    {
      text: 'mine too',
      addressed: false,
      thread: { parentRefs: [asked.id] },
      post: { place: { id: asked.id, name: 'Where is it?' } },
    },
    { text: 'Soon', direction: 'out' },
    { text: 'thanks', addressed: true, thread: { parentRefs: [ours.id, `${help.id}:from:${bob.id}`] } },
    { text: 'lunch?', addressed: false, thread: { parentRefs: [] } },
    {
      text: 'between us',
      addressed: true,
      post: { audience: 'direct', place: null, to: [{ value: discord.bot.id }] },
    },
  ])
})

test('edits, deletions, reactions and files', async () => {
  await using net = await startDiscord()
  const { discord, anna, help, channel, account } = net
  await using session = channel.connect(account)
  const life = await listen(session)
  const photo = discord.world.keepFile('box.png', 'image/png', Buffer.from('pixels'))
  const said = discord.say({ by: anna, room: help, text: 'look', files: [photo] })
  discord.edit(said, 'look here')
  discord.react(said, '🎉', anna)
  discord.erase(discord.say({ by: anna, room: help, text: 'wrong room' }))
  const batches = await life.until((some) => changesOf(some).length >= 3)
  const [message] = messagesOf(batches)
  expect(message?.attachments[0]).toMatchObject({ filename: 'box.png', inline: true })
  expect(Buffer.from(message?.attachments[0]?.content ?? []).toString()).toBe('pixels')
  expect(changesOf(batches)).toMatchObject([
    { kind: 'edited', externalId: said.id, text: 'look here' },
    { kind: 'engagement', externalId: said.id, engagement: { likes: 1 } },
    { kind: 'deleted' },
  ])
})

test('a restart resumes behind what is stored, also where Discord asks for a new connection', async () => {
  await using net = await startDiscord()
  const { discord, anna, help, channel, account } = net
  await using session = channel.connect(account)
  const first = await listen(session)
  discord.say({ by: anna, room: help, text: 'stored' })
  const cursor = (await first.until((batches) => messagesOf(batches).length >= 1)).at(-1)?.cursor
  discord.say({ by: anna, room: help, text: 'while away' })
  // Its edit was never told by REST: only a resumed session knows it.
  discord.edit(discord.say({ by: anna, room: help, text: 'twice' }), 'edited')
  const life = await listen(session, cursor)
  discord.gateway.reconnect()
  discord.say({ by: anna, room: help, text: 'after' })
  const batches = await life.until((some) => messagesOf(some).length >= 3)
  expect(textsOf(batches)).toEqual(['while away', 'twice', 'after'])
  expect(changesOf(batches)).toMatchObject([{ kind: 'edited', text: 'edited' }])
  expect(batches.flatMap(({ gaps = [] }) => gaps)).toEqual([])
})

test('a session that Discord no longer knows is a gap, which the messages of every room close', async () => {
  await using net = await startDiscord()
  const { discord, anna, help, channel, account } = net
  await using session = channel.connect(account)
  const secret = discord.world.channel('secret')
  discord.hidden.add(secret.id)
  const first = await listen(session)
  discord.say({ by: anna, text: 'in private' })
  const cursor = (await first.until((batches) => messagesOf(batches).length >= 1)).at(-1)?.cursor
  discord.gateway.forget()
  discord.say({ by: anna, room: help, text: 'missed' })
  discord.say({ by: anna, text: 'missed in private' })
  await using again = channel.connect(account)
  const [gap] = (await drain(channel, again, cursor)).flatMap(({ gaps = [] }) => gaps)
  expect(gap?.reason).toContain('no longer knew our session')
  const filled = await collect(
    (again.backfill?.({
      from: gap?.from ?? new Date(),
      to: new Date(Date.now() + 1000),
      signal: AbortSignal.timeout(9000),
    }) ?? []) as AsyncIterable<never>,
  )
  expect(textsOf(filled).toSorted()).toEqual(['in private', 'missed', 'missed in private'])
})

test('who wrote in private for the first time while a session was lost is read once they write again', async () => {
  await using net = await startDiscord()
  const { discord, anna, bob, channel, account } = net
  await using session = channel.connect(account)
  const first = await listen(session)
  discord.say({ by: anna, text: 'known' })
  const cursor = (await first.until((batches) => messagesOf(batches).length >= 1)).at(-1)?.cursor
  discord.gateway.forget()
  discord.say({ by: bob, text: 'never heard of' })
  await using again = channel.connect(account)
  const [gap] = (await drain(channel, again, cursor)).flatMap(({ gaps = [] }) => gaps)
  const span = { from: gap?.from ?? new Date(), to: new Date(), signal: AbortSignal.timeout(9_000) }
  const told = await Array.fromAsync(again.backfill?.(span) ?? [])
  expect(told.flatMap(({ messages }) => messages.map(({ text }) => text))).not.toContain('never heard of')
  expect(told.at(-1)?.lostBecause).toContain('once they write again')

  await using later = channel.connect(account)
  const next = await listen(later, (await drain(channel, again, cursor)).at(-1)?.cursor)
  discord.say({ by: bob, text: 'hello again' })
  const batches = await next.until((some) => messagesOf(some).length >= 2)
  expect(textsOf(batches)).toEqual(['never heard of', 'hello again'])
})

test('a connection that only seems to stand is left and resumed', async () => {
  await using net = await startDiscord({ heartbeatMs: 60 })
  const { discord, anna, help, channel, account } = net
  await using session = channel.connect(account)
  const life = await listen(session)
  discord.gateway.hub.freeze()
  discord.say({ by: anna, room: help, text: 'said to a zombie' })
  expect(textsOf(await life.until((some) => messagesOf(some).length >= 1))).toEqual(['said to a zombie'])
})

test('what the portal does not permit is not asked for, and said', async () => {
  await using net = await startDiscord({ content: false })
  const { discord, anna, help, channel, account } = net
  const check = await channel.check(account)
  expect(check.steps.at(-1)).toMatchObject({
    ok: false,
    message: expect.stringContaining('Message Content Intent'),
  })
  expect((await channel.check({ ...account, settings: { content: false } })).ok).toBe(true)
  expect(channel.abilities(account).listen).toMatchObject({
    can: false,
    why: expect.stringContaining('Intent'),
  })
  await using session = channel.connect(account)
  const life = await listen(session)
  discord.say({ by: anna, room: help, text: 'not for the bot' })
  discord.say({ by: anna, room: help, text: `<@${discord.bot.id}> for the bot` })
  expect(messagesOf(await life.until((some) => messagesOf(some).length >= 1))).toMatchObject([
    { trimmedText: 'for the bot' },
  ])
})
