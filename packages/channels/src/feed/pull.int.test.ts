import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { drain, textsOf } from '../contract-suite/drain.ts'
import { plainContext } from '../context.ts'
import { createFeedChannel } from './channel.ts'
import { feed, startFeed } from './feed.fixtures.ts'

const words = (text: string) => ({ body: `<p>${text}</p>` })

describe('what is asked for', () => {
  test('a feed that has not changed is not sent again', async () => {
    await using stand = await startFeed()
    await using session = feed.connect(stand.account)
    stand.site.publish({ id: '1', ...words('one') })
    const cursor = (await drain(feed, session, null)).at(-1)?.cursor
    expect(await drain(feed, session, cursor)).toEqual([])
    expect(stand.site.asked.at(-1)?.headers['if-none-match']).toMatch(/^"\w+"$/)
  })

  test('as often as was set, not as often as is pulled', async () => {
    await using stand = await startFeed()
    let now = Date.now()
    const context = plainContext({ clock: { now: () => new Date(now) } })
    const account = { ...stand.account, settings: { ...stand.account.settings, everyMinutes: 10 } }
    await using session = feed.connect(account, context)
    stand.site.publish({ id: '1', ...words('one') })
    await drain(feed, session, null)
    await drain(feed, session, null)
    expect(stand.site.asked).toHaveLength(1)
    now += 10 * 60_000
    await drain(feed, session, null)
    expect(stand.site.asked).toHaveLength(2)
  })

  test('a server that asks to be left alone is, by every session', async () => {
    await using stand = await startFeed()
    let now = Date.now()
    const context = plainContext({ clock: { now: () => new Date(now) } })
    stand.site.fail({ on: 'answer', times: 1, answer: { status: 503, headers: { 'retry-after': '120' } } })
    for (const _ of [1, 2]) {
      await using session = feed.connect(stand.account, context)
      await expect(drain(feed, session, null)).rejects.toMatchObject({
        class: 'rate-limited',
        until: new Date(now + 120_000),
      })
    }
    expect(stand.site.asked).toHaveLength(0)
    now += 120_001
    await using session = feed.connect(stand.account, context)
    await drain(feed, session, null)
    expect(stand.site.asked).toHaveLength(1)
  })
})

describe('where it is', () => {
  test('a move for good is remembered, a passing one is not', async () => {
    await using stand = await startFeed()
    stand.site.publish({ id: '1', ...words('one') })
    const askedFrom = async (path: string, status: number) => {
      stand.site.put(path, { status, headers: { location: '/feed' } })
      const account = {
        ...stand.account,
        settings: { ...stand.account.settings, url: stand.site.url + path },
      }
      await using session = feed.connect(account)
      const cursor = (await drain(feed, session, null)).at(-1)?.cursor
      stand.site.publish({ id: path, ...words(path) })
      const before = stand.site.asked.length
      expect(textsOf(await drain(feed, session, cursor))).toEqual([path])
      return stand.site.asked[before]?.path
    }
    expect(await askedFrom('/old', 301)).toBe('/feed')
    expect(await askedFrom('/elsewhere', 302)).toBe('/elsewhere')
  })

  test('a page names its feed', async () => {
    await using stand = await startFeed()
    stand.site.publish({ id: '1', title: 'A headline', ...words('one') })
    const account = { ...stand.account, settings: { ...stand.account.settings, url: stand.site.url } }
    const check = await feed.check(account)
    expect(check).toMatchObject({
      ok: true,
      account: { id: stand.site.feedUrl, name: 'The Daily Test', facts: { feedUrl: stand.site.feedUrl } },
    })
    await using session = feed.connect(account)
    expect(textsOf(await drain(feed, session, null))).toEqual(['one'])
  })

  test('a page without a feed is refused with a reason', async () => {
    await using stand = await startFeed()
    stand.site.put('/', { headers: { 'content-type': 'text/html' }, body: '<html><body>Hi</body></html>' })
    stand.site.put('/feed', { status: 404 })
    const { ok, steps } = await feed.check({ settings: { url: stand.site.url }, credentials: {} })
    expect([ok, steps.at(-1)?.message]).toEqual([false, `${stand.site.url} is no feed, and names none`])
  })

  test('no door of the private network is opened, by an address, a name or a redirect', async () => {
    await using stand = await startFeed()
    const shut = createFeedChannel({ allowPrivateHosts: false, urls: {} })
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '0x7f000001',
      '2130706433',
      '[::ffff:127.0.0.1]',
    ]) {
      const url = `http://${host}:${stand.site.server.port}/feed`
      const check = shut.check({ settings: { url }, credentials: {} })
      await expect(check, host).rejects.toMatchObject({ shutDoor: { code: 'host_refused' } })
    }
    expect(stand.site.asked).toEqual([])
  })

  test('a password goes only where it was given for, and never in plain text over a network', async () => {
    await using other = await startFeed()
    await using stand = await startFeed({ signIn: { user: 'u', password: 'p' } })
    other.site.publish({ id: '1', ...words('one') })
    stand.site.put('/away', { status: 307, headers: { location: other.site.feedUrl } })
    await using session = feed.connect({
      settings: { url: `${stand.site.url}/away`, everyMinutes: 0 },
      credentials: { user: 'u', password: 'p' },
    })
    expect(textsOf(await drain(feed, session, null))).toEqual(['one'])
    expect(stand.site.asked[0]?.headers['authorization']).toBeDefined()
    expect(other.site.asked[0]?.headers['authorization']).toBeUndefined()
  })
})

describe('what goes wrong', () => {
  test('an answer that breaks off at any byte is asked for again, and no item is told in half', async () => {
    await using stand = await startFeed()
    stand.site.publish({ id: '1', ...words('größer 👩‍👩‍👧 eins') }, { id: '2', ...words('zwei') })
    await using session = feed.connect(stand.account)
    const size = Buffer.byteLength(await (await fetch(stand.site.feedUrl)).text())
    for (let bytes = 1; bytes < size; bytes += 37) {
      stand.site.fail({ on: 'cut-at', bytes, times: 1 })
      await expect(drain(feed, session, null)).rejects.toMatchObject({ class: 'retry' })
    }
    stand.site.fail({ on: 'drip', bytes: 1, ms: 0, times: 1 })
    expect(textsOf(await drain(feed, session, null))).toEqual(['größer 👩‍👩‍👧 eins', 'zwei'])
  })

  test('a document that ends too early is told as far as it is whole, and asked for again', async () => {
    await using stand = await startFeed()
    const whole =
      '<rss><channel><item><guid>1</guid><title>one</title></item><item><guid>2</guid><title>two</title></item></channel></rss>'
    stand.site.put('/feed', { headers: { etag: '"x"' }, body: whole.slice(0, whole.indexOf('wo<')) })
    await using session = feed.connect(stand.account)
    const first = await drain(feed, session, null)
    expect(textsOf(first)).toEqual(['one'])
    stand.site.put('/feed', { headers: { etag: '"x"' }, body: whole })
    expect(textsOf(await drain(feed, session, first.at(-1)?.cursor))).toEqual(['two'])
  })

  test('what unpacks to more than it may is let go', async () => {
    await using stand = await startFeed()
    const bomb = gzipSync(Buffer.alloc(60_000_000, ' '))
    stand.site.put('/feed', { headers: { 'content-encoding': 'gzip' }, body: bomb })
    await using session = feed.connect(stand.account)
    await expect(drain(feed, session, null)).rejects.toMatchObject({ class: 'rejected' })
  })
})

describe('what came', () => {
  test('an item that was changed is told as changed, under its id', async () => {
    await using stand = await startFeed()
    await using session = feed.connect(stand.account)
    stand.site.publish({ id: '1', ...words('befor') }, { id: '2', ...words('other') })
    const cursor = (await drain(feed, session, null)).at(-1)?.cursor
    stand.site.revise('1', words('before'))
    const changes = (await drain(feed, session, cursor)).flatMap((batch) => batch.changes ?? [])
    expect(changes).toMatchObject([{ externalId: '1', kind: 'edited', text: 'before' }])
  })

  test('what is old at the beginning is left, and what is old later is not', async () => {
    await using stand = await startFeed()
    const long = new Date(Date.now() - 90 * 86_400_000)
    await using session = feed.connect(stand.account)
    stand.site.publish({ id: '1', at: long, ...words('ancient') }, { id: '2', ...words('new') })
    const first = await drain(feed, session, null)
    expect(textsOf(first)).toEqual(['new'])
    stand.site.publish({ id: '3', at: long, ...words('dug out') })
    expect(textsOf(await drain(feed, session, first.at(-1)?.cursor))).toEqual(['dug out'])
  })

  test('what came and went between two looks is told as a gap', async () => {
    await using stand = await startFeed({ window: 2 })
    await using session = feed.connect(stand.account)
    const began = Date.now() - 3_600_000
    const at = (minute: number) => new Date(began + minute * 60_000)
    stand.site.publish({ id: '1', at: at(1), ...words('one') })
    const first = await drain(feed, session, null)
    stand.site.publish({ id: '2', at: at(2), ...words('two') })
    const second = await drain(feed, session, first.at(-1)?.cursor)
    for (const id of ['3', '4', '5']) stand.site.publish({ id, at: at(Number(id)), ...words(id) })
    const third = await drain(feed, session, second.at(-1)?.cursor)
    expect(textsOf(third)).toEqual(['4', '5'])
    const gapsOf = (batches: typeof first) =>
      batches.flatMap(({ gaps = [] }) =>
        gaps.map(({ from, to }) => [from.getUTCMinutes(), to.getUTCMinutes()]),
      )
    expect([first, second].flatMap(gapsOf)).toEqual([])
    expect(gapsOf(third)).toEqual([[at(2).getUTCMinutes(), at(4).getUTCMinutes()]])
  })

  test('who was interrupted tells the gap from what was told, not from what was seen', async () => {
    await using stand = await startFeed({ window: 100 })
    await using session = feed.connect(stand.account)
    const began = Date.now() - 7_200_000
    const at = (item: number) => new Date(began + item * 10_000)
    const publish = (from: number, to: number) => {
      for (let item = from; item < to; item += 1)
        stand.site.publish({ id: `${item}`, at: at(item), ...words(`${item}`) })
    }
    publish(0, 100)
    let cursor: unknown = null
    for await (const batch of session.pull({ cursor, signal: AbortSignal.timeout(20_000) })) {
      cursor = batch.cursor
      break
    }
    publish(100, 250)
    const [next] = await drain(feed, session, cursor)
    const seconds = (time: Date | undefined) => Math.floor((time?.getTime() ?? 0) / 1000)
    expect([seconds(next?.gaps?.[0]?.from), seconds(next?.gaps?.[0]?.to)]).toEqual([
      seconds(at(49)),
      seconds(at(150)),
    ])
  })

  test.each(['rss', 'atom', 'rdf', 'json'] as const)('an article of %s, whole', async (format) => {
    await using stand = await startFeed({ format })
    const at = new Date('2026-05-04T03:02:01Z')
    const link = `${stand.site.url}/news?a=1&b=2`
    const body = '<p>Über <a href="/x">uns</a> &amp; euch</p><script>alert(1)</script><img src="/i.png">'
    stand.site.publish({ id: 'a1', title: 'Tea & Biscuits', link, body, at, author: 'Kim Doe' })
    const account = { ...stand.account, settings: { ...stand.account.settings, importDays: 3650 } }
    await using session = feed.connect(account)
    const [message] = (await drain(feed, session, null)).flatMap(({ messages }) => messages)
    expect(message).toMatchObject({
      externalId: 'a1',
      subject: 'Tea & Biscuits',
      text: 'Über uns & euch',
      sentAt: at,
      addressed: false,
      author: { kind: 'feed', value: '127.0.0.1/kim doe', name: 'Kim Doe' },
      post: { form: 'article', url: link, place: { id: stand.site.feedUrl, name: 'The Daily Test' } },
    })
    expect(message?.html).not.toContain('script')
    expect(message?.html).toContain('href="http')
    const again = await session.read(message?.raw ?? new Uint8Array(), { direction: 'in' })
    expect(again).toMatchObject({ ok: true, message: { externalId: 'a1' } })
  })
})
