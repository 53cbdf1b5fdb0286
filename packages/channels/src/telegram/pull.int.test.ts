import { createManualClock } from '@hubbub/runtime'
import type { InboundBatch } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { drain, textsOf } from '../contract-suite/drain.ts'
import { anna, startTelegram, token } from './telegram.fixtures.ts'

const bob = { id: 556, is_bot: false, first_name: 'Bob' }

test('in a group it is said to us where we are named or answered, and else only heard', async () => {
  await using net = await startTelegram()
  const { telegram, channel, account, bot } = net
  const group = telegram.world.group('Neighbours', { username: 'neighbours' })
  const ours = telegram.world.put(telegram.world.roomOf(group.id), { from: bot.me, text: 'Good morning' })
  const named = { type: 'mention', offset: 6, length: 9 }
  telegram.write({ from: anna, chat: group, text: 'nothing for you' })
  telegram.write({ from: anna, chat: group, text: 'hello @Shop_bot', entities: [named] })
  telegram.write({ from: bob, chat: group, text: 'and you', replyTo: ours.message_id })
  await using session = channel.connect(account)
  const found = (await drain(channel, session, null)).flatMap(({ messages }) => messages)
  expect(found.map(({ text, addressed }) => [text, addressed])).toEqual([
    ['nothing for you', false],
    ['hello @Shop_bot', true],
    ['and you', true],
  ])
  expect(found[1]).toMatchObject({
    author: { value: '555', name: 'Anna Berg', handle: 'annab' },
    thread: { parentRefs: [`${group.id}:from:555`] },
    post: {
      form: 'chat',
      audience: 'public',
      url: 'https://t.me/neighbours/3',
      place: { name: 'Neighbours' },
    },
  })
  expect(found[2]?.thread.parentRefs[0]).toBe(`${group.id}:${ours.message_id}`)
})

test('photos come in their largest size, albums as what belongs together, and what is too large as words', async () => {
  await using net = await startTelegram()
  const { telegram, channel, account } = net
  const small = telegram.world.keepFile(Buffer.from('small'), 'a.jpg')
  const large = telegram.world.keepFile(Buffer.from('large'), 'b.jpg')
  const video = { file_id: 'v', file_unique_id: 'v', file_size: 30_000_000, file_name: 'party.mp4' }
  telegram.write({
    from: anna,
    caption: 'look',
    media_group_id: '77',
    photo: [
      { ...large, width: 900, height: 900 },
      { ...small, width: 90, height: 90 },
    ],
  })
  telegram.write({
    from: anna,
    media_group_id: '77',
    document: { ...small, file_name: 'bill.pdf', mime_type: 'application/pdf' },
  })
  telegram.write({ from: anna, video })
  await using session = channel.connect(account)
  const [photo, bill, party] = (await drain(channel, session, null)).flatMap(({ messages }) => messages)
  expect(photo).toMatchObject({
    text: 'look',
    attachments: [{ filename: 'photo.jpg', contentType: 'image/jpeg' }],
  })
  expect(Buffer.from(photo?.attachments[0]?.content ?? []).toString()).toBe('large')
  expect(bill?.attachments[0]).toMatchObject({ filename: 'bill.pdf', contentType: 'application/pdf' })
  expect(bill?.thread.parentRefs).toEqual(photo?.thread.parentRefs)
  expect(party).toMatchObject({ text: '[party.mp4: too large for a bot to fetch]', attachments: [] })
})

test('a file that cannot be fetched now holds its message back, and nothing is lost', async () => {
  await using net = await startTelegram()
  const { telegram, channel, account } = net
  const file = telegram.world.keepFile(Buffer.from('bytes'), 'a.txt')
  telegram.write({ from: anna, caption: 'with a file', document: file })
  await using session = channel.connect(account)
  telegram.fail({
    on: 'answer',
    times: 1,
    when: ({ path }) => path.startsWith('/file/'),
    answer: { status: 502 },
  })
  await expect(drain(channel, session, null)).rejects.toMatchObject({ class: 'retry' })
  expect(textsOf(await drain(channel, session, null))).toEqual(['with a file'])
})

test('edits are told of the message they are of', async () => {
  await using net = await startTelegram()
  const { telegram, channel, account } = net
  const said = telegram.write({ from: anna, text: 'three pieces' })
  telegram.edit(said, 'four pieces')
  await using session = channel.connect(account)
  const batches = await drain(channel, session, null)
  expect(textsOf(batches)).toEqual(['three pieces'])
  expect(batches.flatMap(({ changes = [] }) => changes)).toMatchObject([
    { kind: 'edited', externalId: `555:${said.message_id}`, text: 'four pieces' },
  ])
})

test('an update of a form that is not known is set aside, and stops no other', async () => {
  await using net = await startTelegram()
  const { telegram, bot, channel, account } = net
  const broken = { message_id: 1, chat: { id: 'none', type: 'private' } }
  bot.tell({ message: broken as never })
  telegram.write({ from: anna, text: 'after it' })
  await using session = channel.connect(account)
  const batches = await drain(channel, session, null)
  expect(textsOf(batches)).toEqual(['after it'])
  const [aside] = batches.flatMap(({ unreadable }) => unreadable)
  expect(aside).toMatchObject({ externalId: 'update:700001', direction: 'in' })
  expect(aside?.reason).toContain('message.chat.id')
  expect(await session.read(aside?.raw ?? new Uint8Array(), { direction: 'in' })).toMatchObject({ ok: false })
})

test('Telegram forgets what was asked past only once the next is asked for', async () => {
  await using net = await startTelegram()
  const { telegram, channel, account } = net
  telegram.write({ from: anna, text: 'first' })
  await using session = channel.connect(account)
  const stop = new AbortController()
  const life = session.pull({ cursor: null, signal: stop.signal })[Symbol.asyncIterator]()
  const first = (await life.next()).value as InboundBatch
  stop.abort()
  await life.return?.()
  // The batch was not stored: it comes again.
  expect(textsOf([first])).toEqual(['first'])
  expect(textsOf(await drain(channel, session, null))).toEqual(['first'])
  expect(textsOf(await drain(channel, session, first.cursor))).toEqual([])
})

test('after more than a day away the gap is told', async () => {
  const clock = createManualClock(new Date('2026-11-20T08:00:00Z'))
  await using net = await startTelegram({ now: () => clock.now() })
  const { telegram, channel, account } = net
  await using session = channel.connect(account, plainContext({ clock }))
  const cursor = (await drain(channel, session, null)).at(-1)?.cursor
  telegram.write({ from: anna, text: 'lost' })
  clock.advance(30 * 3_600_000)
  telegram.write({ from: anna, text: 'kept' })
  const batches = await drain(channel, session, cursor)
  expect(textsOf(batches)).toEqual(['kept'])
  expect(batches.flatMap(({ gaps = [] }) => gaps)).toEqual([
    {
      from: new Date('2026-11-20T08:00:00Z'),
      to: new Date('2026-11-20T14:00:00Z'),
      reason: expect.stringContaining('24 hours'),
    },
  ])
})

test('two programs that fetch for one bot are told of each other', async () => {
  await using net = await startTelegram()
  const { telegram, channel, account } = net
  await using session = channel.connect(account)
  const standing = Promise.withResolvers<void>()
  const life = (async () => {
    for await (const _ of session.pull({ cursor: null, signal: AbortSignal.timeout(10_000) }))
      standing.resolve()
  })()
  await standing.promise
  await new Promise((resolve) => setTimeout(resolve, 100))
  const other = fetch(`${telegram.url}/bot${token}/getUpdates?timeout=1`).catch(() => undefined)
  await expect(life).rejects.toMatchObject({
    class: 'retry',
    message: expect.stringContaining('Another program fetches the messages of this bot'),
  })
  await other
})

test('a webhook of somebody else is not taken away unasked', async () => {
  await using net = await startTelegram()
  const { telegram, bot, channel, account } = net
  bot.setWebhook('https://other.test/hook', null)
  telegram.write({ from: anna, text: 'for whom?' })
  const check = await channel.check(account)
  expect(check.ok).toBe(false)
  expect(check.steps.at(-1)?.message).toContain('other.test')
  await using session = channel.connect(account)
  await expect(drain(channel, session, null)).rejects.toMatchObject({ class: 'reauthorize' })
  await using taking = channel.connect({ ...account, settings: { takeOver: true } })
  expect(textsOf(await drain(channel, taking, null))).toEqual(['for whom?'])
})
