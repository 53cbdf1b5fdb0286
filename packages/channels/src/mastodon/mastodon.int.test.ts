import type { InboundChange } from '@hubbub/contracts'
import { describe, expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { drain, textsOf } from '../contract-suite/drain.ts'
import { mastodon, outboundPost, startMastodon } from './mastodon.fixtures.ts'

const messagesOf = async (...args: Parameters<typeof drain>) =>
  (await drain(...args)).flatMap(({ messages }) => messages)

describe('what is said to us', () => {
  test('all that came while nobody looked, in order, though it is many pages', async () => {
    await using stand = await startMastodon()
    await using session = mastodon.connect(stand.account)
    stand.instance.say({ by: stand.kim, text: '@shop first' })
    const cursor = (await drain(mastodon, session, null)).at(-1)?.cursor
    const words = Array.from({ length: 130 }, (_, i) => `word ${i}`)
    for (const text of words) stand.instance.say({ by: stand.kim, text: `@shop ${text}` })
    expect(textsOf(await drain(mastodon, session, cursor))).toEqual(words)
  })

  test('what fails on the second page begins where the first ended', async () => {
    await using stand = await startMastodon()
    await using session = mastodon.connect(stand.account)
    stand.instance.say({ by: stand.kim, text: '@shop first' })
    let cursor = (await drain(mastodon, session, null)).at(-1)?.cursor
    for (let i = 0; i < 90; i += 1) stand.instance.say({ by: stand.kim, text: `@shop word ${i}` })
    let pages = 0
    stand.instance.fail({
      on: 'answer',
      times: 1,
      when: ({ path }) => path.endsWith('/notifications') && (pages += 1) === 2,
      answer: { status: 502, body: 'Bad gateway' },
    })
    const told: string[] = []
    const pull = session.pull({ cursor, signal: AbortSignal.timeout(20_000) })
    await expect(
      (async () => {
        for await (const batch of pull) {
          told.push(...textsOf([batch]))
          cursor = batch.cursor
        }
      })(),
    ).rejects.toMatchObject({ class: 'retry' })
    expect(told.length).toBe(40)
    told.push(...textsOf(await drain(mastodon, session, cursor)))
    expect(told).toEqual(Array.from({ length: 90 }, (_, i) => `word ${i}`))
  })

  test('a reply knows its parents up to the first, a direct message is known as one', async () => {
    await using stand = await startMastodon()
    await using session = mastodon.connect(stand.account)
    const { instance, shop, kim } = stand
    const root = instance.say({ by: shop, text: 'New tea' })
    const middle = instance.say({ by: kim, text: '@shop how much?', inReplyTo: root.id })
    const last = instance.say({ by: kim, text: '@shop hello?', inReplyTo: middle.id, visibility: 'direct' })
    const found = await messagesOf(mastodon, session, null)
    expect(found.find(({ externalId }) => externalId === last.id)).toMatchObject({
      thread: { ownRef: last.id, parentRefs: [middle.id, root.id] },
      post: { form: 'direct', audience: 'direct' },
      author: { value: 'https://far.test/users/kim', handle: 'kim@far.test', name: 'Kim' },
      text: '@shop hello?',
      trimmedText: 'hello?',
    })
    expect(found.find(({ externalId }) => externalId === root.id)).toMatchObject({ direction: 'out' })
  })

  test('edits and deletions come by the stream, and likes of ours as numbers', async () => {
    await using stand = await startMastodon()
    await using session = mastodon.connect(stand.account)
    const { instance, shop, kim } = stand
    const said = instance.say({ by: kim, text: '@shop teh tea' })
    const other = instance.say({ by: kim, text: '@shop never mind' })
    const ours = instance.say({ by: shop, text: 'New tea' })
    const cursor = (await drain(mastodon, session, null)).at(-1)?.cursor
    const stop = new AbortController()
    const standing = Promise.withResolvers<void>()
    const watching = session.watch({ signal: stop.signal, onChange: () => standing.resolve() })
    await standing.promise
    await new Promise((resolve) => setTimeout(resolve, 100))
    instance.edit(said.id, '@shop the tea')
    instance.remove(other.id)
    instance.favourite(ours.id, kim)
    const changes: InboundChange[] = []
    await expect
      .poll(async () => {
        for (const batch of await drain(mastodon, session, cursor)) changes.push(...(batch.changes ?? []))
        return new Set(changes.map(({ kind }) => kind)).size
      })
      .toBe(3)
    expect(changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ externalId: said.id, kind: 'edited', text: '@shop the tea' }),
        expect.objectContaining({ externalId: other.id, kind: 'deleted' }),
        expect.objectContaining({
          externalId: ours.id,
          kind: 'engagement',
          engagement: { likes: 1, replies: 0, reposts: 0 },
        }),
      ]),
    )
    stop.abort()
    await watching
  })

  test('a stream over which nothing more comes loses nothing', async () => {
    await using stand = await startMastodon()
    await using session = mastodon.connect(stand.account)
    const stop = new AbortController()
    const standing = Promise.withResolvers<void>()
    const watching = session.watch({ signal: stop.signal, onChange: () => standing.resolve() })
    await standing.promise
    stand.instance.sockets.freeze()
    stand.instance.say({ by: stand.kim, text: '@shop are you there?' })
    expect(textsOf(await drain(mastodon, session, null))).toEqual(['are you there?'])
    stop.abort()
    await watching
  })

  test('no letter is broken, however the answer is cut into pieces', async () => {
    await using stand = await startMastodon()
    await using session = mastodon.connect(stand.account)
    const text = 'größer 👩‍👩‍👧 新闻'
    stand.instance.say({ by: stand.kim, text: `@shop ${text}` })
    for (const bytes of [1, 2, 3]) {
      stand.instance.fail({
        on: 'drip',
        bytes,
        ms: 0,
        times: 1,
        when: ({ path }) => path.endsWith('/notifications'),
      })
      expect(textsOf(await drain(mastodon, session, null))).toEqual([text])
    }
  })
})

describe('what we answer', () => {
  const answerTo = async (
    stand: Awaited<ReturnType<typeof startMastodon>>,
    visibility: 'unlisted' | 'public',
  ) => {
    const { instance, kim, account } = stand
    await using session = mastodon.connect(account)
    const said = instance.say({ by: kim, text: '@shop how much?', visibility })
    const found = await messagesOf(mastodon, session, null)
    const last = found.find(({ externalId }) => externalId === said.id)
    if (last?.post == null) throw new Error('it was not told')
    return { externalId: last.externalId, author: last.author, post: last.post }
  }

  test('in public, as quietly as it was asked, and in private', async () => {
    await using stand = await startMastodon()
    await using session = mastodon.connect(stand.account)
    const inReplyTo = await answerTo(stand, 'unlisted')
    await session.send(outboundPost('Three', { inReplyTo }))
    await session.send(outboundPost('Three, for you', { inReplyTo, audience: 'direct' }))
    expect(stand.instance.saidBy(stand.shop)).toMatchObject([
      { visibility: 'unlisted', in_reply_to_id: inReplyTo.externalId, mentions: [{ acct: 'kim@far.test' }] },
      { visibility: 'direct', in_reply_to_id: inReplyTo.externalId, mentions: [{ acct: 'kim@far.test' }] },
    ])
  })

  test('a file goes with it and comes back with it', async () => {
    await using stand = await startMastodon()
    await using session = mastodon.connect(stand.account)
    const content = new Uint8Array([1, 2, 3])
    const file = { filename: 'a.png', contentType: 'image/png', contentId: null, content }
    await session.send(outboundPost('Look', { attachments: [file] }))
    const [own] = await messagesOf(mastodon, session, null)
    expect(own?.attachments).toMatchObject([{ contentType: 'image/png', content }])
  })

  test('sent twice under one id, it stands there once; what broke off is found', async () => {
    await using stand = await startMastodon()
    await using session = mastodon.connect(stand.account)
    const message = outboundPost('Once')
    stand.instance.fail({ on: 'cut-after', times: 1, when: ({ method }) => method === 'POST' })
    await expect(session.send(message)).rejects.toMatchObject({ maybeSent: true })
    const found = await session.lookupSent({ message, since: new Date() })
    const again = await session.send(message)
    expect(found).toMatchObject({ externalId: again.externalId })
    expect(stand.instance.saidBy(stand.shop)).toHaveLength(1)
    const never = outboundPost('Never')
    expect(await session.lookupSent({ message: never, since: new Date() })).toBe('not-sent')
  })

  test('the limit shown is the one the instance has', async () => {
    await using stand = await startMastodon({ maxCharacters: 60 })
    const { account } = await mastodon.check(stand.account)
    const inReplyTo = await answerTo(stand, 'public')
    const question = { last: inReplyTo, lastInboundAt: new Date(), now: new Date() }
    const { ways } = mastodon.replyTerms({ ...stand.account, account: account ?? null }, question)
    const max = ways[0]?.limits[0]?.max ?? 0
    await using session = mastodon.connect(stand.account)
    await session.send(outboundPost('x'.repeat(max), { inReplyTo }))
    await expect(session.send(outboundPost('x'.repeat(max + 1), { inReplyTo }))).rejects.toMatchObject({
      class: 'rejected',
      message: expect.stringContaining('limit'),
    })
  })

  test('what we wrote can be taken back, and what they wrote can be liked', async () => {
    await using stand = await startMastodon()
    await using session = mastodon.connect(stand.account)
    const inReplyTo = await answerTo(stand, 'public')
    const { externalId } = await session.send(outboundPost('Oops'))
    await session.remove?.({ ...inReplyTo, externalId })
    expect(stand.instance.saidBy(stand.shop)).toEqual([])
    await session.react?.(inReplyTo, '❤️')
    expect(stand.instance.saidBy(stand.kim)[0]?.favourites_count).toBe(1)
    expect(await session.profile?.(inReplyTo.author)).toMatchObject({
      name: 'Kim',
      followers: 7,
      bio: 'Hello',
      joinedAt: expect.stringMatching(/Z$/),
    })
  })
})

describe('what the instance refuses', () => {
  test('a token that was taken back asks for a new one', async () => {
    await using stand = await startMastodon()
    await using session = mastodon.connect(stand.account)
    await drain(mastodon, session, null)
    stand.instance.revoke(stand.token)
    await expect(drain(mastodon, session, null)).rejects.toMatchObject({ class: 'reauthorize' })
  })

  test('a limit that one session meets is kept by all', async () => {
    await using stand = await startMastodon()
    const context = plainContext()
    await using first = mastodon.connect(stand.account, context)
    await using second = mastodon.connect(stand.account, context)
    await drain(mastodon, second, null)
    stand.instance.limit(60_000)
    const refusal: unknown = await drain(mastodon, first, null).catch((error: unknown) => error)
    stand.instance.limit(-1)
    await expect(drain(mastodon, second, null)).rejects.toMatchObject({
      class: 'rate-limited',
      until: (refusal as { until: Date }).until,
    })
  })
})
