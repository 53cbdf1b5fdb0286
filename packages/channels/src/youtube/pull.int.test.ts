import { createManualClock } from '@hubbub/runtime'
import { describe, expect, test } from 'vitest'
import { plainContext, type Use } from '../context.ts'
import { drain, textsOf } from '../contract-suite/drain.ts'
import { outboundPost, refTo, startYouTube, youtube } from './youtube.fixtures.ts'

const messagesOf = async (...args: Parameters<typeof drain>) =>
  (await drain(...args)).flatMap(({ messages }) => messages)

const minuteMs = 60_000

describe('what is said', () => {
  test('a thread with all that answers it: ours, theirs, and who is spoken to', async () => {
    await using stand = await startYouTube()
    await using session = youtube.connect(stand.account)
    const { world, kim, shop, ours, theirs } = stand
    const top = world.comment(kim, ours, 'Nice!')
    const answers = Array.from({ length: 8 }, (_, i) => world.reply(kim, top, `@TeaShop and ${i}?`))
    const own = world.reply(shop, top, 'Thank you')
    const heard = world.comment(kim, theirs, 'Tea is better')
    const named = world.comment(kim, theirs, 'I like @teashop.')
    const found = new Map((await messagesOf(youtube, session, null)).map((one) => [one.externalId, one]))
    expect(found.size).toBe(12)
    expect(found.get(top.id)).toMatchObject({
      addressed: true,
      subject: 'How to brew tea',
      thread: { ownRef: top.id, parentRefs: [ours.id] },
      author: { kind: 'youtube', value: kim.id, handle: 'kim' },
      post: {
        form: 'comment',
        place: { id: ours.id, name: 'How to brew tea' },
        url: `https://www.youtube.com/watch?v=${ours.id}&lc=${top.id}`,
        engagement: { likes: 0, replies: 9 },
      },
    })
    expect(found.get(answers[3]?.id ?? '')).toMatchObject({
      trimmedText: 'and 3?',
      thread: { parentRefs: [top.id, ours.id] },
    })
    // Of one second, they stand in the order in which they were said.
    const order = [...found.values()].flatMap(
      ({ trimmedText }) => /^and (\d)\?$/.exec(trimmedText)?.[1] ?? [],
    )
    expect(order.map(Number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(found.get(own.id)).toMatchObject({ direction: 'out', addressed: false })
    expect([found.get(heard.id)?.addressed, found.get(named.id)?.addressed]).toEqual([false, true])
  })

  test('all that came while nobody looked, in order, though it is many pages', async () => {
    await using stand = await startYouTube()
    await using session = youtube.connect(stand.account)
    const { world, kim, ours } = stand
    world.comment(kim, ours, 'first')
    const cursor = (await drain(youtube, session, null)).at(-1)?.cursor
    const words = Array.from({ length: 230 }, (_, i) => `word ${i}`)
    for (const text of words) world.comment(kim, ours, text)
    expect(textsOf(await drain(youtube, session, cursor))).toEqual(words)
  })

  test('an answer to an old thread is heard, though it does not bring the thread back to the top', async () => {
    const clock = createManualClock(new Date())
    await using stand = await startYouTube({ now: () => clock.now() })
    await using session = youtube.connect(stand.account, plainContext({ clock }))
    const { world, kim, shop, ours } = stand
    const old = world.comment(kim, ours, 'How long?')
    let cursor = (await drain(youtube, session, null)).at(-1)?.cursor
    const again = async (minutes: number) => {
      clock.advance(minutes * minuteMs)
      const batches = await drain(youtube, session, cursor)
      cursor = batches.at(-1)?.cursor ?? cursor
      return batches
    }
    clock.advance(10 * minuteMs)
    for (let i = 0; i < 120; i += 1) world.comment(shop, ours, `news ${i}`)
    await again(0)
    clock.advance(5 * minuteMs)
    world.comment(shop, ours, 'the newest')
    await again(1)
    world.reply(kim, old, 'Hello?')
    expect(textsOf(await again(1))).toEqual([])
    expect(textsOf(await again(10))).toEqual(['Hello?'])
    expect(textsOf(await again(10))).toEqual([])
  })

  test('edits, likes and what is gone are told once they are looked for', async () => {
    const clock = createManualClock(new Date())
    await using stand = await startYouTube({ now: () => clock.now() })
    await using session = youtube.connect(stand.account, plainContext({ clock }))
    const { world, kim, ours } = stand
    const [edited, liked, gone] = ['teh tea', 'nice', 'never mind'].map((text) =>
      world.comment(kim, ours, text),
    )
    if (!edited || !liked || !gone) throw new Error('nothing was said')
    const cursor = (await drain(youtube, session, null)).at(-1)?.cursor
    clock.advance(10 * minuteMs)
    world.edit(edited, 'the tea')
    liked.likes = 3
    world.remove(gone)
    const changes = (await drain(youtube, session, cursor)).flatMap(({ changes: some = [] }) => some)
    expect(new Map(changes.map(({ externalId, kind }) => [externalId, kind]))).toEqual(
      new Map([
        [edited.id, 'edited'],
        [liked.id, 'engagement'],
        [gone.id, 'deleted'],
      ]),
    )
  })

  test('what waits to be let through is told, let through and hidden', async () => {
    await using stand = await startYouTube()
    await using session = youtube.connect(stand.account)
    const comment = stand.world.comment(stand.kim, stand.ours, 'buy my book')
    comment.moderation = 'heldForReview'
    const [held] = await messagesOf(youtube, session, null)
    expect(held).toMatchObject({ addressed: true, post: { facts: { moderation: 'heldForReview' } } })
    if (held?.post == null) throw new Error('it was not told')
    const post = { externalId: held.externalId, author: held.author, post: held.post }
    await session.hide?.(post, false)
    expect(comment.moderation).toBe('published')
    await session.hide?.(post, true)
    expect(comment.moderation).toBe('rejected')
  })

  test('a video without comments is passed over, one that is not there is named', async () => {
    await using stand = await startYouTube({}, { videos: ['xxxxxxxxxxx'] })
    await using session = youtube.connect({
      ...stand.account,
      settings: { ...stand.account.settings, videos: ['xxxxxxxxxxx', stand.theirs.id] },
    })
    stand.theirs.commentsOpen = false
    stand.world.comment(stand.kim, stand.ours, 'still here')
    const told: string[] = []
    await expect(
      (async () => {
        for await (const batch of session.pull({ cursor: null, signal: AbortSignal.timeout(20_000) }))
          told.push(...textsOf([batch]))
      })(),
    ).rejects.toMatchObject({ class: 'retry', message: expect.stringContaining('xxxxxxxxxxx') })
    expect(told).toEqual(['still here'])
    const { ok, steps } = await youtube.check(stand.account)
    expect([ok, steps.find((step) => !step.ok)?.step]).toEqual([false, 'videos'])
  })
})

describe('by a key', () => {
  const account = (settings: object) => ({
    settings: { access: 'key', everyMinutes: 0, searchMinutes: 0, ...settings },
    credentials: { apiKey: 'the-key' },
  })

  test('channels and searches are heard, nothing can be written, and it says so', async () => {
    await using stand = await startYouTube()
    const { world, kim, other } = stand
    const about = world.upload(kim, 'I tried every tea', 'Also from the Tea Shop')
    const given = account({ channels: ['@Coffee.Co'], searches: ['tea shop'] })
    await using session = youtube.connect(given)
    const below = world.comment(other, about, 'Why not coffee?')
    world.comment(kim, stand.theirs, 'Better than coffee')
    const batches = await drain(youtube, session, null)
    expect(textsOf(batches)).toEqual(['Better than coffee', 'Also from the Tea Shop', 'Why not coffee?'])
    const found = batches.flatMap(({ messages }) => messages)
    expect(found.every(({ addressed, direction }) => !addressed && direction === 'in')).toBe(true)
    expect(found.at(-1)).toMatchObject({ externalId: below.id, thread: { parentRefs: [about.id] } })
    expect(textsOf(await drain(youtube, session, batches.at(-1)?.cursor))).toEqual([])
    const view = { settings: given.settings }
    expect(youtube.abilities(view).reply).toMatchObject({
      can: false,
      why: expect.stringContaining('only reads'),
    })
    const [last] = found
    const question = {
      last: last?.post == null ? null : { ...last, post: last.post },
      lastInboundAt: null,
      now: new Date(),
    }
    expect(youtube.replyTerms(view, question)).toMatchObject({
      ways: [{ can: false }],
      openUrl: expect.stringMatching('^https://www.youtube.com/watch'),
    })
  })

  test('a key that is not good is told, in Google’s own words', async () => {
    await using stand = await startYouTube()
    const given = account({ videos: [stand.theirs.id] })
    expect((await youtube.check(given)).ok).toBe(true)
    const { steps } = await youtube.check({ ...given, credentials: { apiKey: 'no' } })
    expect(steps).toMatchObject([{ ok: false, message: expect.stringContaining('API key not valid') }])
  })
})

describe('what it costs', () => {
  test('every call is counted by what it was good for, and searches by themselves', async () => {
    await using stand = await startYouTube({}, { searches: ['coffee'] })
    const uses: Use[] = []
    const plain = plainContext()
    const meter = { ...plain.meter, spend: async (use: Use) => void uses.push(use) }
    const question = stand.world.comment(stand.kim, stand.ours, 'how much?')
    await using session = youtube.connect(stand.account, { ...plain, meter })
    await drain(youtube, session, null)
    await session.send(outboundPost('Three', { inReplyTo: refTo(question) }))
    const sumOf = (unit: string) =>
      uses.filter((use) => use.unit === unit).reduce((sum, { amount }) => sum + amount, 0)
    const { units, searches } = stand.net.quota.left()
    expect([sumOf('quota'), sumOf('search')]).toEqual([10_000 - units, 100 - searches])
    expect(uses.at(-1)).toEqual({ for: 'reply', unit: 'quota', amount: 50 })
    expect(new Set(uses.map((use) => use.for))).toEqual(new Set(['comments', 'listen', 'reply']))
  })

  test('what is used up stops until midnight at the Pacific coast, for all, and goes on then', async () => {
    const clock = createManualClock(new Date('2026-11-30T12:00:00Z'))
    await using stand = await startYouTube({ now: () => clock.now(), quota: { units: 4, searches: 100 } })
    const context = plainContext({ clock })
    await using first = youtube.connect(stand.account, context)
    await using second = youtube.connect(stand.account, context)
    const until = new Date('2026-12-01T08:00:00Z')
    const stopped = { class: 'rate-limited', until }
    await expect(drain(youtube, first, null).then(() => drain(youtube, first, null))).rejects.toMatchObject(
      stopped,
    )
    await expect(drain(youtube, second, null)).rejects.toMatchObject(stopped)
    clock.set(until)
    stand.world.comment(stand.kim, stand.ours, 'good morning')
    expect(textsOf(await drain(youtube, second, null).catch(() => []))).toEqual([])
  })

  test('a budget that has ended listening leaves our own comments heard', async () => {
    await using stand = await startYouTube()
    const plain = plainContext()
    const meter = { ...plain.meter, allows: async () => false }
    await using session = youtube.connect(stand.account, { ...plain, meter })
    stand.world.comment(stand.kim, stand.ours, 'to us')
    stand.world.comment(stand.kim, stand.theirs, 'to others')
    expect(textsOf(await drain(youtube, session, null))).toEqual(['to us'])
  })

  test('a token that ends is renewed, and one that was revoked asks for a person', async () => {
    await using stand = await startYouTube()
    await using session = youtube.connect(stand.account)
    await drain(youtube, session, null)
    stand.net.access.endTokens()
    await drain(youtube, session, null)
    expect(stand.net.access.issued()).toBe(2)
    stand.net.access.revoke()
    stand.net.access.endTokens()
    await expect(drain(youtube, session, null)).rejects.toMatchObject({ class: 'reauthorize' })
  })
})
