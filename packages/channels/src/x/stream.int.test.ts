import type { InboundBatch } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { drain, textsOf } from '../contract-suite/drain.ts'
import { startX, xChannel } from './x.fixtures.ts'

const listening = { terms: ['brand', '"said of" -is:retweet'], mentions: false, direct: false }

async function start(options: Parameters<typeof startX>[0] = {}, settings: Record<string, unknown> = {}) {
  const net = await startX(options, { ...listening, ...settings })
  return { ...net, session: xChannel.connect(net.account) }
}

test('the rules are what the settings say, and those of others are left alone', async () => {
  await using net = await start()
  const { x, session, account } = net
  x.streams.add([
    { value: 'theirs', tag: 'another program' },
    { value: 'gone by now', tag: 'hubbub:123' },
  ])
  await drain(xChannel, session, null)
  const values = () => [...x.streams.rules.values()].map(({ value }) => value)
  expect(values()).toEqual(['theirs', 'brand OR ("said of" -is:retweet)'])
  await using changed = xChannel.connect({ ...account, settings: { ...account.settings, terms: ['other'] } })
  await drain(xChannel, changed, null)
  expect(values()).toEqual(['theirs', 'other'])
})

test('a thousand terms of a hundred letters are a hundred rules', async () => {
  const terms = Array.from({ length: 1000 }, (_, index) => `"${String(index).padStart(96, 'x')}"`)
  await using net = await start({}, { terms })
  await drain(xChannel, net.session, null)
  expect(net.x.streams.rules.size).toBe(100)
  expect([...net.x.streams.rules.values()].every(({ value }) => value.length <= 1024)).toBe(true)
})

test('posts come as they are said, whole, though every byte comes alone', async () => {
  await using net = await start()
  const { x, anna, session } = net
  x.fail({ on: 'drip', bytes: 1, ms: 0, times: 1, when: ({ path }) => path.endsWith('/stream') })
  const texts = ['brand 日本語のポスト', 'brand 👩‍👩‍👧‍👦 grüße']
  const got: string[] = []
  for await (const batch of session.pull({ cursor: null, signal: AbortSignal.timeout(10_000) })) {
    if (got.length === 0 && x.streams.connections() === 1 && x.world.posts.size === 0)
      for (const text of texts) x.world.say(anna, text)
    got.push(...textsOf([batch]))
    if (got.length === 2) break
  }
  expect(got).toEqual(texts)
  await expect.poll(x.streams.connections).toBe(0)
})

test('cut at any byte it breaks, and nothing is lost nor half', async () => {
  for (const at of [0, 1, 180, 333]) {
    await using net = await start()
    const { x, anna, session } = net
    const cursor = (await drain(xChannel, session, null)).at(-1)?.cursor
    x.fail({ on: 'cut-at', bytes: at, times: 1, when: ({ path }) => path.endsWith('/stream') })
    const batches: InboundBatch[] = []
    const broken = (async () => {
      for await (const batch of session.pull({ cursor, signal: AbortSignal.timeout(10_000) })) {
        batches.push(batch)
        if (x.world.posts.size < 3 && x.streams.connections() === 1)
          x.world.say(anna, `brand ü ${x.world.posts.size}`)
      }
    })()
    await expect(broken).rejects.toMatchObject({ class: 'retry' })
    x.world.say(anna, 'brand while away')
    batches.push(...(await drain(xChannel, session, batches.at(-1)?.cursor ?? cursor)))
    const said = x.world.newest(() => true).map(({ text }) => text)
    expect([...new Set(textsOf(batches))].toSorted()).toEqual(said.toSorted())
  }
})

test('what was said while it was down is searched for, and beyond seven days told as a gap', async () => {
  const day = 86_400_000
  let shift = 0
  const now = () => new Date(Date.now() + shift)
  await using net = await startX({ now }, listening)
  const { x, anna, account } = net
  await using session = xChannel.connect(account, plainContext({ clock: { now } }))
  const cursor = (await drain(xChannel, session, null)).at(-1)?.cursor
  x.world.say(anna, 'brand too long ago')
  shift = 9 * day
  x.world.say(anna, 'brand just now')
  const batches = await drain(xChannel, session, cursor)
  expect(textsOf(batches)).toEqual(['brand just now'])
  const [gap] = batches.flatMap(({ gaps = [] }) => gaps)
  expect(gap?.reason).toContain('seven days')
  expect((gap?.to.getTime() ?? 0) - (gap?.from.getTime() ?? 0)).toBeGreaterThan(1.9 * day)
})

test('where X refuses to search, what was missed is told as a gap and the stream goes on', async () => {
  await using net = await start()
  const { x, anna, session } = net
  const cursor = (await drain(xChannel, session, null)).at(-1)?.cursor
  x.cap()
  const got: InboundBatch[] = []
  for await (const batch of session.pull({ cursor, signal: AbortSignal.timeout(10_000) })) {
    if (got.length === 1) x.world.say(anna, 'brand is live')
    got.push(batch)
    if (textsOf(got).length > 0) break
  }
  expect(got.flatMap(({ gaps = [] }) => gaps)).toMatchObject([{ reason: expect.stringContaining('used up') }])
})

test('an enterprise contract gets the last minutes from the stream itself', async () => {
  await using net = await start({ tier: 'enterprise' }, { tier: 'enterprise' })
  const { x, anna, session } = net
  const cursor = (await drain(xChannel, session, null)).at(-1)?.cursor
  x.world.say(anna, 'brand in the gap')
  x.fail({ on: 'answer', when: ({ path }) => path.includes('recent'), answer: { status: 500 } })
  expect(textsOf(await drain(xChannel, session, cursor))).toEqual(['brand in the gap'])
})

test('X ends the stream with a word, and holds one at a time', async () => {
  await using net = await start()
  const { x, account, session } = net
  const life = session.pull({ cursor: null, signal: AbortSignal.timeout(10_000) })[Symbol.asyncIterator]()
  await life.next()
  await using second = xChannel.connect(account)
  await expect(drain(xChannel, second, null)).rejects.toMatchObject({
    class: 'retry',
    message: expect.stringContaining('maximum allowed connection limit'),
  })
  x.streams.disconnect()
  const end = (async () => {
    while (!(await life.next()).done);
  })()
  await expect(end).rejects.toMatchObject({
    class: 'retry',
    message: expect.stringContaining('disconnected upstream for operational reasons'),
  })
})

test('a stream that goes silent counts as broken', async () => {
  await using net = await start({ keepAliveMs: 3_600_000 })
  const silent = (async () => {
    for await (const _ of net.session.pull({ cursor: null, signal: AbortSignal.timeout(10_000) }));
  })()
  await expect(silent).rejects.toMatchObject({
    class: 'retry',
    message: expect.stringContaining('no sign of life'),
  })
})

test('a line that is no post is set aside, and stops no other', async () => {
  await using net = await start()
  const { x, anna, session } = net
  const got: InboundBatch[] = []
  for await (const batch of session.pull({ cursor: null, signal: AbortSignal.timeout(10_000) })) {
    if (got.length === 0) {
      x.streams.write('{"data":{"id":"1","text":"half\r\n{"data":{"id":"77"}}\r\n')
      x.world.say(anna, 'brand after it')
    }
    got.push(batch)
    if (textsOf(got).length > 0) break
  }
  const aside = got.flatMap(({ unreadable }) => unreadable)
  expect(aside.map(({ externalId }) => externalId)).toEqual([expect.stringMatching(/^stream:/), '77'])
  expect(await session.read(aside[1]?.raw ?? new Uint8Array(), { direction: 'in' })).toMatchObject({
    ok: false,
  })
})

test('where the budget has nothing left for listening the stream ends, and mentions are still read', async () => {
  await using net = await startX({}, { ...listening, mentions: true })
  const { x, anna, account } = net
  let allowed = true
  const meter = { ...plainContext().meter, allows: async () => allowed }
  await using session = xChannel.connect(account, plainContext({ meter }))
  let cursor: unknown = null
  for await (const batch of session.pull({ cursor, signal: AbortSignal.timeout(10_000) })) {
    cursor = batch.cursor
    if (x.streams.connections() === 1) allowed = false
  }
  await expect.poll(x.streams.connections).toBe(0)
  x.world.say(anna, 'brand is only heard')
  x.world.say(anna, '@acme is said to us')
  expect(textsOf(await drain(xChannel, session, cursor))).toEqual(['is said to us'])
})

test('while X opens no stream, mentions are still read', async () => {
  await using net = await startX({}, { ...listening, mentions: true })
  const { x, anna, account } = net
  x.fail({ on: 'answer', when: ({ path }) => path.endsWith('/stream'), answer: { status: 429, json: {} } })
  await using session = xChannel.connect(account)
  x.world.say(anna, '@acme is there anybody?')
  expect(textsOf(await drain(xChannel, session, null))).toEqual(['is there anybody?'])
})
