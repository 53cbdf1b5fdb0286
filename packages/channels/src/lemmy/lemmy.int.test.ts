import { createManualClock } from '@hubbub/runtime'
import { describe, expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { drain, textsOf } from '../contract-suite/drain.ts'
import { createLemmyChannel } from './channel.ts'
import { lemmy, outboundPost, refTo, startLemmy } from './lemmy.fixtures.ts'

const messagesOf = async (...args: Parameters<typeof drain>) =>
  (await drain(...args)).flatMap(({ messages }) => messages)

const minuteMs = 60_000

describe('what is said', () => {
  test('an answer to us is said to us though its community told it too, one to others is heard', async () => {
    await using stand = await startLemmy()
    await using session = lemmy.connect(stand.account)
    const { world, kim, shop, tea, post, instance } = stand
    const top = world.comment(kim, post, '> It is green.\n\nhow much?')
    const own = world.comment(shop, top, 'Three')
    const deep = world.comment(kim, own, 'Too much')
    const other = world.comment(kim, world.post(kim, tea, 'Teapots'), 'Anybody?')
    const { host } = new URL(instance.url)
    const named = world.comment(kim, other, `[@tea_shop@${host}](${instance.url}/u/tea_shop) perhaps?`)
    const found = new Map((await messagesOf(lemmy, session, null)).map((one) => [one.externalId, one]))
    expect(found.get(`post/${post.id}`)).toMatchObject({ direction: 'out', subject: 'Our new tea' })
    expect(found.get(`comment/${top.id}`)).toMatchObject({
      addressed: true,
      subject: 'Our new tea',
      trimmedText: 'how much?',
      author: { value: 'https://far.test/u/kim', handle: 'kim@far.test', name: 'Kim' },
      post: { place: { name: '!tea@lemmy.test' }, url: `${instance.url}/comment/${top.id}` },
    })
    expect(found.get(`comment/${deep.id}`)).toMatchObject({
      addressed: true,
      thread: { parentRefs: [`comment/${own.id}`, `comment/${top.id}`, `post/${post.id}`] },
    })
    expect(found.get(`comment/${own.id}`)?.direction).toBe('out')
    expect(found.get(`comment/${other.id}`)?.addressed).toBe(false)
    expect(found.get(`comment/${named.id}`)).toMatchObject({ addressed: true, trimmedText: 'perhaps?' })
  })

  test('all that came while nobody looked, in order, though it is many pages', async () => {
    await using stand = await startLemmy()
    await using session = lemmy.connect(stand.account)
    const { world, kim, shop } = stand
    world.write(kim, shop, 'first')
    const cursor = (await drain(lemmy, session, null)).at(-1)?.cursor
    const words = Array.from({ length: 130 }, (_, i) => `word ${i}`)
    for (const text of words) world.write(kim, shop, text)
    expect(textsOf(await drain(lemmy, session, cursor))).toEqual(words)
  })

  test('all that stands there at the beginning, though it is more than fifty pages', async () => {
    await using stand = await startLemmy()
    await using session = lemmy.connect(stand.account)
    const { world, kim, shop } = stand
    const words = Array.from({ length: 2_600 }, (_, i) => `word ${i}`)
    for (const text of words) world.write(kim, shop, text)
    const batches = await drain(lemmy, session, null)
    expect(textsOf(batches).filter((text) => text.startsWith('word'))).toEqual(words)
    expect(batches.flatMap(({ gaps = [] }) => gaps)).toEqual([])
  })

  test('what comes late from another instance is told, and nothing twice', async () => {
    await using stand = await startLemmy()
    await using session = lemmy.connect(stand.account)
    const { world, kim, post } = stand
    world.comment(kim, post, 'in time')
    const cursor = (await drain(lemmy, session, null)).at(-1)?.cursor
    world.comment(kim, post, 'late', new Date(Date.now() - 20 * minuteMs))
    const later = await drain(lemmy, session, cursor)
    expect(textsOf(later)).toEqual(['late'])
    expect(textsOf(await drain(lemmy, session, later.at(-1)?.cursor))).toEqual([])
  })

  test('posts and comments that are searched for, no more often than the instance lets', async () => {
    const clock = createManualClock(new Date())
    await using stand = await startLemmy(
      { now: () => clock.now() },
      { communities: [], searches: ['oolong'] },
    )
    await using session = lemmy.connect(stand.account, plainContext({ clock }))
    const { world, kim, post } = stand
    const other = world.found('food')
    world.comment(kim, world.post(kim, other, 'About oolong'), 'I like Oolong')
    const first = await drain(lemmy, session, null)
    expect(new Set(textsOf(first))).toEqual(new Set(['About oolong', 'I like Oolong']))
    world.post(kim, other, 'More oolong')
    expect(textsOf(await drain(lemmy, session, first.at(-1)?.cursor))).toEqual([])
    clock.advance(minuteMs)
    expect(textsOf(await drain(lemmy, session, first.at(-1)?.cursor))).toEqual(['More oolong'])
    expect(post.gone).toBeNull()
  })

  test('a community that is not known does not keep the rest from being heard, and is named', async () => {
    await using stand = await startLemmy({}, { communities: ['nowhere', 'tea@lemmy.test'] })
    await using session = lemmy.connect(stand.account)
    stand.world.write(stand.kim, stand.shop, 'still there?')
    const told: string[] = []
    await expect(
      (async () => {
        for await (const batch of session.pull({ cursor: null, signal: AbortSignal.timeout(20_000) }))
          told.push(...textsOf([batch]))
      })(),
    ).rejects.toMatchObject({
      class: 'retry',
      message: expect.stringMatching(/nowhere.*couldnt find community/),
    })
    expect(told).toEqual(['still there?'])
    const { ok, steps } = await lemmy.check(stand.account)
    expect([ok, steps.find((step) => !step.ok)?.step]).toEqual([false, '!nowhere'])
  })

  test('edits, removals and votes are told once they are looked for', async () => {
    const clock = createManualClock(new Date())
    await using stand = await startLemmy({ now: () => clock.now() })
    await using session = lemmy.connect(stand.account, plainContext({ clock }))
    const { world, kim, post } = stand
    const [edited, removed] = [world.comment(kim, post, 'teh tea'), world.comment(kim, post, 'spam')]
    const cursor = (await drain(lemmy, session, null)).at(-1)?.cursor
    clock.advance(10 * minuteMs)
    world.edit(edited, 'the tea')
    world.remove(removed, 'removed')
    post.score = 9
    const changes = (await drain(lemmy, session, cursor)).flatMap(({ changes: some = [] }) => some)
    expect(new Map(changes.map(({ externalId, kind }) => [externalId, kind]))).toEqual(
      new Map([
        [`post/${post.id}`, 'engagement'],
        [`comment/${edited.id}`, 'edited'],
        [`comment/${removed.id}`, 'deleted'],
      ]),
    )
  })
})

describe('what we answer', () => {
  test('in public, to them alone, and as a post of our own; all is taken back by its name', async () => {
    await using stand = await startLemmy()
    await using session = lemmy.connect(stand.account)
    const { world, kim, shop, post, tea } = stand
    const question = world.comment(kim, post, 'how much?')
    const inReplyTo = refTo(question)
    const open = await session.send(outboundPost('**Three**', { inReplyTo }))
    expect(world.comments.at(-1)).toMatchObject({ by: shop, parent: question, text: '**Three**' })
    const direct = await session.send(
      outboundPost('For you two', { audience: 'direct', to: inReplyTo.author, inReplyTo }),
    )
    world.write(kim, shop, 'Thanks')
    const found = (await messagesOf(lemmy, session, null)).filter(({ post: meta }) => meta?.form === 'direct')
    expect(found.map(({ text, direction, thread }) => [text, direction, thread.parentRefs])).toEqual([
      ['For you two', 'out', [`chat/${kim.id}`]],
      ['Thanks', 'in', [`chat/${kim.id}`]],
    ])
    expect(found[0]?.externalId).toBe(direct.externalId)
    const news = await session.send(outboundPost('News\n\nThere is tea.'))
    const posted = world.posts.at(-1)
    expect(posted).toMatchObject({ community: tea, title: 'News', text: 'There is tea.' })
    for (const { externalId } of [open, direct, news]) await session.remove?.({ ...inReplyTo, externalId })
    expect([world.comments.at(-1)?.gone, world.letters[0]?.gone, posted?.gone]).toEqual([
      'deleted',
      'deleted',
      'deleted',
    ])
    await session.react?.(inReplyTo, '👍')
    expect(question.score).toBe(2)
    expect(await session.profile?.(inReplyTo.author)).toMatchObject({ name: 'Kim', handle: 'kim@far.test' })
  })

  test('what broke off is found, what never left is known not to have, and what is locked is refused', async () => {
    await using stand = await startLemmy()
    await using session = lemmy.connect(stand.account)
    const inReplyTo = refTo(stand.world.comment(stand.kim, stand.post, 'how much?'))
    const since = new Date()
    for (const audience of ['public', 'direct'] as const) {
      const message = outboundPost('Once', { inReplyTo, audience, to: inReplyTo.author })
      const isSend = ({ method, path }: { method: string; path: string }) =>
        method === 'POST' && !path.endsWith('login')
      stand.instance.fail({ on: 'cut-after', times: 1, when: isSend })
      await expect(session.send(message)).rejects.toMatchObject({ maybeSent: true })
      expect(await session.lookupSent({ message, since })).toMatchObject({
        externalId: expect.stringMatching(audience === 'public' ? /^comment/ : /^message/),
      })
      const never = { ...message, text: 'Never' }
      expect(await session.lookupSent({ message: never, since })).toBe('not-sent')
    }
    stand.post.locked = true
    await expect(session.send(outboundPost('x', { inReplyTo }))).rejects.toMatchObject({
      class: 'rejected',
      message: expect.stringContaining('locked'),
    })
  })
})

describe('signing in', () => {
  test('the token is kept, renewed by the password when it no longer counts, and a token alone asks for a person', async () => {
    await using stand = await startLemmy()
    let stored: unknown = stand.account.credentials
    const credentials = {
      renew: async (_stale: unknown, fetchNew: (now: unknown) => Promise<unknown>) =>
        (stored = await fetchNew(stored)),
    }
    const context = plainContext({ credentials })
    await using first = lemmy.connect(stand.account, context)
    await drain(lemmy, first, null)
    await using second = lemmy.connect({ ...stand.account, credentials: stored }, context)
    await drain(lemmy, second, null)
    expect(stand.instance.signIns.count).toBe(1)
    stand.instance.revoke()
    await drain(lemmy, second, null)
    expect(stand.instance.signIns.count).toBe(2)
    const token = stand.instance.letIn(stand.shop)
    const alone = { ...stand.account, credentials: { accessToken: token } }
    expect(await lemmy.check(alone)).toMatchObject({
      ok: true,
      account: { handle: expect.stringContaining('tea_shop@') },
    })
    stand.instance.revoke()
    const { steps } = await lemmy.check(alone)
    expect(steps).toMatchObject([{ ok: false, message: expect.stringContaining('no password') }])
  })

  test('a limit that is met in writing holds up nobody who reads', async () => {
    await using stand = await startLemmy()
    const context = plainContext()
    await using session = lemmy.connect(stand.account, context)
    const inReplyTo = refTo(stand.world.comment(stand.kim, stand.post, 'how much?'))
    const answer = { status: 400, json: { error: 'rate_limit_error' } }
    stand.instance.fail({ on: 'answer', times: 1, when: ({ path }) => path === '/api/v3/comment', answer })
    for (const _ of [1, 2])
      await expect(session.send(outboundPost('x', { inReplyTo }))).rejects.toMatchObject({
        class: 'rate-limited',
      })
    expect(textsOf(await drain(lemmy, session, null))).toEqual(['how much?'])
  })

  test('an instance of the private network is not even asked where that is not allowed', async () => {
    await using stand = await startLemmy()
    const strict = createLemmyChannel({ allowPrivateHosts: false, urls: {} })
    await expect(strict.check(stand.account)).rejects.toMatchObject({ shutDoor: { code: 'host_refused' } })
  })
})
