import { createManualClock } from '@hubbub/runtime'
import { describe, expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { drain, textsOf } from '../contract-suite/drain.ts'
import { reddit, startReddit } from './reddit.fixtures.ts'

const messagesOf = async (...args: Parameters<typeof drain>) =>
  (await drain(...args)).flatMap(({ messages }) => messages)

describe('what is said', () => {
  test('a comment to us is said to us though the subreddit told it too, one to others is heard', async () => {
    await using stand = await startReddit()
    await using session = reddit.connect(stand.account)
    const { world, kim, post } = stand
    const top = world.comment(kim, post, 'u/tea_shop how much?')
    const deep = world.comment(kim, top, 'Anybody?')
    const elsewhere = world.post(kim, 'coffee', 'Coffee', 'Is better.')
    const named = world.comment(kim, elsewhere, 'Not as good as u/Tea_Shop')
    const found = new Map((await messagesOf(reddit, session, null)).map((one) => [one.externalId, one]))
    expect(found.get(post.name)).toMatchObject({
      direction: 'out',
      subject: 'Our new tea',
      text: 'It is green.',
    })
    expect(found.get(top.name)).toMatchObject({
      addressed: true,
      subject: 'Our new tea',
      html: null,
      text: 'u/tea_shop how much?',
      trimmedText: 'how much?',
      thread: { ownRef: top.name, parentRefs: [post.name] },
      author: { kind: 'reddit', value: 'kim', handle: 'Kim' },
      post: {
        place: { name: 'r/tea' },
        url: expect.stringMatching(`^https://www.reddit.com/r/tea/.*/${top.id}/$`),
      },
    })
    expect(found.get(deep.name)).toMatchObject({
      addressed: false,
      thread: { parentRefs: [top.name, post.name] },
    })
    expect(found.get(named.name)).toMatchObject({ addressed: true, thread: { parentRefs: [elsewhere.name] } })
    expect([...found.keys()]).not.toContain(elsewhere.name)
  })

  test('all that came while nobody looked, in order, though it is many pages', async () => {
    await using stand = await startReddit({ rateLimit: 10_000 })
    await using session = reddit.connect(stand.account)
    const { world, kim, shop } = stand
    world.write(kim, shop, 'first')
    const cursor = (await drain(reddit, session, null)).at(-1)?.cursor
    const words = Array.from({ length: 230 }, (_, i) => `word ${i}`)
    for (const text of words) world.write(kim, shop, text)
    const batches = await drain(reddit, session, cursor)
    expect([textsOf(batches), batches.flatMap(({ gaps = [] }) => gaps)]).toEqual([words, []])
  })

  test('more than a listing holds is told as a gap, which cannot be closed', async () => {
    await using stand = await startReddit({ rateLimit: 10_000 })
    await using session = reddit.connect(stand.account)
    const { world, kim, post } = stand
    world.comment(kim, post, 'before')
    const cursor = (await drain(reddit, session, null)).at(-1)?.cursor
    const other = world.post(kim, 'tea', 'Another')
    const longAgo = new Date(Date.now() - 3_600_000)
    for (let i = 0; i < 1_030; i += 1) world.comment(kim, other, `word ${i}`)
    for (const thing of world.things) if (thing.at < other.at) thing.at = longAgo
    const batches = await drain(reddit, session, cursor)
    expect(batches.flatMap(({ gaps = [] }) => gaps)).toMatchObject([
      { reason: expect.stringContaining('lists') },
    ])
    const from = new Date(longAgo.getTime() - 1)
    const missed = session.backfill?.({ from, to: new Date(), signal: AbortSignal.timeout(20_000) }) ?? []
    const again: number[] = []
    await expect(
      (async () => {
        for await (const { messages } of missed) again.push(messages.length)
      })(),
    ).rejects.toMatchObject({ class: 'rejected', message: expect.stringContaining('1000') })
    expect(again.length).toBeGreaterThan(10)
  })

  test('searches find posts; what is deleted says nothing', async () => {
    await using stand = await startReddit({}, { subreddits: [], searches: ['green tea'] })
    await using session = reddit.connect(stand.account)
    const { world, kim } = stand
    world.post(kim, 'food', 'Where is green tea grown?')
    world.remove(world.post(kim, 'food', 'green tea is gone', 'It was here'), 'removed')
    expect(textsOf(await drain(reddit, session, null))).toEqual(['Where is green tea grown?'])
  })

  test('a subreddit that is closed does not keep the rest from being heard, and is named', async () => {
    await using stand = await startReddit({}, { subreddits: ['closed', 'tea'] })
    await using session = reddit.connect(stand.account)
    const { world, kim, shop } = stand
    world.post(kim, 'closed', 'secret')
    world.close('closed')
    world.write(kim, shop, 'still there?')
    const told: string[] = []
    await expect(
      (async () => {
        for await (const batch of session.pull({ cursor: null, signal: AbortSignal.timeout(20_000) }))
          told.push(...textsOf([batch]))
      })(),
    ).rejects.toMatchObject({ class: 'retry', message: expect.stringMatching(/r\/closed.*private/) })
    expect(told).toEqual(['still there?'])
    const { ok, steps } = await reddit.check(stand.account)
    expect([ok, steps.find((step) => !step.ok)?.step]).toEqual([false, 'r/closed'])
  })

  test('edits, deletions and votes are told once they are looked for', async () => {
    const clock = createManualClock(new Date())
    await using stand = await startReddit({ now: () => clock.now() })
    await using session = reddit.connect(stand.account, plainContext({ clock }))
    const { world, kim, post } = stand
    const [first, second] = [world.comment(kim, post, 'teh tea'), world.comment(kim, post, 'never mind')]
    const cursor = (await drain(reddit, session, null)).at(-1)?.cursor
    world.edit(first, 'the tea')
    world.remove(second)
    post.score = 12
    expect((await drain(reddit, session, cursor)).flatMap(({ changes = [] }) => changes)).toEqual([])
    clock.advance(5 * 60_000)
    const changes = (await drain(reddit, session, cursor)).flatMap(({ changes: some = [] }) => some)
    expect(new Map(changes.map(({ externalId, kind }) => [externalId, kind]))).toEqual(
      new Map([
        [post.name, 'engagement'],
        [first.name, 'edited'],
        [second.name, 'deleted'],
      ]),
    )
    expect(changes).toHaveLength(3)
  })
})

describe('tokens and limits', () => {
  test('a token that ends is renewed once for all, and what came back is kept', async () => {
    await using stand = await startReddit()
    let stored: unknown = stand.account.credentials
    let turn = Promise.resolve<unknown>(undefined)
    const credentials = {
      renew: async (stale: unknown, fetchNew: (stored: unknown) => Promise<unknown>) => {
        const mine = turn.then(async () => {
          if (JSON.stringify(stale) === JSON.stringify(stored)) stored = await fetchNew(stored)
          return stored
        })
        turn = mine.catch(() => undefined)
        return await mine
      },
    }
    const context = plainContext({ credentials })
    await using first = reddit.connect(stand.account, context)
    await drain(reddit, first, null)
    await using second = reddit.connect({ ...stand.account, credentials: stored }, context)
    stand.net.access.endTokens()
    await Promise.all([drain(reddit, first, null), drain(reddit, second, null)])
    expect([stand.net.access.issued(), stored]).toMatchObject([2, { accessToken: 'access-Tea_Shop-2' }])
  })

  test('an app of the type “script” signs in with the password of its owner', async () => {
    await using stand = await startReddit()
    const credentials = { clientId: 'client', clientSecret: 'secret', password: stand.shop.password }
    expect(await reddit.check({ ...stand.account, credentials })).toMatchObject({
      ok: true,
      account: { id: 'tea_shop', handle: 'Tea_Shop' },
    })
    const wrong = await reddit.check({ ...stand.account, credentials: { ...credentials, password: 'no' } })
    expect(wrong.steps).toMatchObject([{ ok: false, message: expect.stringContaining('password') }])
  })

  test('what the headers say of the limit is known to all', async () => {
    await using stand = await startReddit({ rateLimit: 8 })
    const notes: number[] = []
    const plain = plainContext()
    const allotment = {
      ...plain.allotment,
      note: async (bucket: string, state: { remaining: number; resetsAt: Date }) => {
        notes.push(state.remaining)
        await plain.allotment.note(bucket, state)
      },
    }
    await using session = reddit.connect(stand.account, { ...plain, allotment })
    await drain(reddit, session, null)
    await expect(drain(reddit, session, null)).rejects.toMatchObject({ class: 'rate-limited' })
    expect(notes).toEqual([7, 6, 5, 4, 3, 2, 1, 0])
  })
})
