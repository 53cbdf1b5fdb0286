import { describe, expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { drain, textsOf } from '../contract-suite/drain.ts'
import { bluesky, outboundPost, startBluesky } from './bluesky.fixtures.ts'

type Stand = Awaited<ReturnType<typeof startBluesky>>

const messagesOf = async (...args: Parameters<typeof drain>) =>
  (await drain(...args)).flatMap(({ messages }) => messages)

/** Kim says something to the shop, and it is taken in. */
async function heard({ network, shop, kim, account }: Stand, text = '@shop.test how much?') {
  const post = network.say({ by: kim, text, mentions: [shop] })
  await using session = bluesky.connect(account)
  const found = (await messagesOf(bluesky, session, null)).find(({ externalId }) => externalId === post.uri)
  if (found?.post == null) throw new Error('it was not told')
  return { externalId: found.externalId, author: found.author, post: found.post }
}

describe('signing in', () => {
  test('tokens that end are renewed once for all, and a password is used only where they cannot be', async () => {
    await using stand = await startBluesky()
    let stored: unknown = stand.account.credentials
    let turn = Promise.resolve<unknown>(undefined)
    const credentials = {
      // As the keeper of the core does: one at a time, and what somebody else renewed meanwhile is taken.
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
    await using first = bluesky.connect(stand.account, context)
    await drain(bluesky, first, null)
    await using second = bluesky.connect({ ...stand.account, credentials: stored }, context)
    stand.network.expireTokens()
    await Promise.all([drain(bluesky, first, null), drain(bluesky, second, null)])
    expect(stand.network.signIns).toEqual({ created: 1, refreshed: 1 })
  })

  test('an app password without access to direct messages hears the rest, and says so', async () => {
    await using stand = await startBluesky()
    stand.network.allowChat(false)
    const { ok, account } = await bluesky.check(stand.account)
    expect([ok, account?.facts]).toEqual([true, { mayChat: false }])
    const view = { ...stand.account, account: account ?? null }
    expect(bluesky.abilities(view).direct.can).toBe(false)
    stand.network.say({ by: stand.kim, text: '@shop.test hi', mentions: [stand.shop] })
    await using session = bluesky.connect(stand.account)
    expect(textsOf(await drain(bluesky, session, null))).toEqual(['@shop.test hi'])
  })
})

test('while direct messages cannot be reached, the account can be connected and all else is heard', async () => {
  await using stand = await startBluesky()
  stand.network.fail({
    on: 'answer',
    answer: { status: 502, json: { error: 'UpstreamFailure', message: 'down' } },
    when: ({ path }) => path.includes('chat.bsky'),
  })
  const { ok, steps } = await bluesky.check(stand.account)
  expect([ok, steps.at(-1)?.message]).toEqual([true, 'Direct messages cannot be reached just now: down'])
  stand.network.say({ by: stand.kim, text: '@shop.test hi', mentions: [stand.shop] })
  stand.network.say({ by: stand.kim, text: 'who has tea?' })
  await using session = bluesky.connect(stand.account)
  const told: string[] = []
  const pull = async () => {
    for await (const batch of session.pull({ cursor: null, signal: AbortSignal.timeout(20_000) }))
      told.push(...textsOf([batch]))
  }
  await expect(pull()).rejects.toMatchObject({ class: 'retry' })
  expect(told).toEqual(['@shop.test hi', 'who has tea?'])
})

describe('what is said', () => {
  test('all that came while nobody looked, in order, though it is many pages', async () => {
    await using stand = await startBluesky()
    await using session = bluesky.connect(stand.account)
    const { network, kim, shop } = stand
    const say = (text: string) => network.say({ by: kim, text, mentions: [shop] })
    say('first')
    const cursor = (await drain(bluesky, session, null)).at(-1)?.cursor
    const words = Array.from({ length: 230 }, (_, i) => `word ${i}`)
    for (const text of words) say(text)
    expect(textsOf(await drain(bluesky, session, cursor))).toEqual(words)
  })

  test('what is indexed late is told, and nothing twice', async () => {
    await using stand = await startBluesky()
    await using session = bluesky.connect(stand.account)
    const { network, kim, shop } = stand
    network.say({ by: kim, text: 'in time', mentions: [shop] })
    const cursor = (await drain(bluesky, session, null)).at(-1)?.cursor
    network.say({ by: kim, text: 'late', mentions: [shop], indexedAt: new Date(Date.now() - 60_000) })
    const later = await drain(bluesky, session, cursor)
    expect(textsOf(later)).toEqual(['late'])
    expect(textsOf(await drain(bluesky, session, later.at(-1)?.cursor))).toEqual([])
  })

  test('a reply knows its parent and its root, and likes of ours come as numbers', async () => {
    await using stand = await startBluesky()
    await using session = bluesky.connect(stand.account)
    const { network, kim, shop } = stand
    const root = network.say({ by: shop, text: 'News' })
    const middle = network.say({ by: kim, text: 'How much?', inReplyTo: root.uri })
    const last = network.say({ by: kim, text: 'Hello?', inReplyTo: middle.uri })
    network.like(root.uri, kim)
    const batches = await drain(bluesky, session, null)
    const found = batches.flatMap(({ messages }) => messages)
    expect(found.find(({ externalId }) => externalId === last.uri)).toMatchObject({
      thread: { ownRef: last.uri, parentRefs: [middle.uri, root.uri] },
      addressed: true,
      author: { kind: 'bluesky', value: kim.did, handle: 'kim.test', name: 'Kim' },
    })
    expect(found.find(({ externalId }) => externalId === root.uri)?.direction).toBe('out')
    expect(batches.flatMap(({ changes = [] }) => changes)).toMatchObject([
      { externalId: root.uri, kind: 'engagement', engagement: { likes: 1, replies: 1 } },
    ])
  })

  test('no letter is broken, however the answer is cut into pieces', async () => {
    await using stand = await startBluesky()
    await using session = bluesky.connect(stand.account)
    const text = 'größer 👩‍👩‍👧 新闻'
    stand.network.say({ by: stand.kim, text, mentions: [stand.shop] })
    for (const bytes of [1, 2, 3]) {
      stand.network.fail({
        on: 'drip',
        bytes,
        ms: 0,
        times: 1,
        when: ({ path }) => path.endsWith('getPosts'),
      })
      expect(textsOf(await drain(bluesky, session, null))).toEqual([text])
    }
  })
})

describe('what we answer', () => {
  test('in public, with links and names that count in bytes', async () => {
    await using stand = await startBluesky()
    await using session = bluesky.connect(stand.account)
    const inReplyTo = await heard(stand)
    await session.send(outboundPost('Für dich 👋 @kim.test: https://shop.test/ü', { inReplyTo }))
    const record = stand.network.saidBy(stand.shop)[0]?.record
    const facets = record?.['facets'] as { index: { byteStart: number; byteEnd: number } }[]
    const bytes = Buffer.from(record?.text ?? '')
    expect(facets.map(({ index }) => bytes.subarray(index.byteStart, index.byteEnd).toString())).toEqual([
      '@kim.test',
      'https://shop.test/ü',
    ])
    expect(record?.reply?.parent.uri).toBe(inReplyTo.externalId)
  })

  test('to them alone, in the conversation that the two have', async () => {
    await using stand = await startBluesky()
    await using session = bluesky.connect(stand.account)
    const inReplyTo = await heard(stand)
    const sent = await session.send(
      outboundPost('Three', { inReplyTo, to: inReplyTo.author, audience: 'direct' }),
    )
    stand.network.whisper(stand.kim, stand.shop, 'Thanks')
    const found = (await messagesOf(bluesky, session, null)).filter(({ post }) => post?.form === 'direct')
    expect(found.map(({ text, direction }) => [text, direction])).toEqual([
      ['Three', 'out'],
      ['Thanks', 'in'],
    ])
    expect(found[0]?.externalId).toBe(sent.externalId)
    expect(new Set(found.map(({ thread }) => thread.parentRefs.at(-1))).size).toBe(1)
  })

  test('three hundred letters as people count them, and not one more', async () => {
    await using stand = await startBluesky()
    await using session = bluesky.connect(stand.account)
    await session.send(outboundPost('👩‍👩‍👧'.repeat(100) + 'x'.repeat(200)))
    await expect(session.send(outboundPost('x'.repeat(301)))).rejects.toMatchObject({ class: 'rejected' })
  })

  test('a picture goes with it and comes back with it', async () => {
    await using stand = await startBluesky()
    await using session = bluesky.connect(stand.account)
    const content = new Uint8Array([1, 2, 3])
    const file = { filename: 'a.png', contentType: 'image/png', contentId: null, content }
    await session.send(outboundPost('Look', { attachments: [file] }))
    const [own] = await messagesOf(bluesky, session, null)
    expect(own?.attachments).toMatchObject([{ contentType: 'image/png', content }])
  })

  test('what broke off is found, and what never left is known not to have', async () => {
    await using stand = await startBluesky()
    await using session = bluesky.connect(stand.account)
    const message = outboundPost('Once')
    stand.network.fail({ on: 'cut-after', times: 1, when: ({ path }) => path.endsWith('createRecord') })
    await expect(session.send(message)).rejects.toMatchObject({ maybeSent: true })
    const found = await session.lookupSent({ message, since: new Date() })
    expect(found).toMatchObject({ externalId: stand.network.saidBy(stand.shop)[0]?.uri })
    expect(await session.lookupSent({ message: outboundPost('Never'), since: new Date() })).toBe('not-sent')
  })

  test('what we wrote can be taken back, and what they wrote can be liked', async () => {
    await using stand = await startBluesky()
    await using session = bluesky.connect(stand.account)
    const inReplyTo = await heard(stand)
    const { externalId } = await session.send(outboundPost('Oops'))
    await session.remove?.({ ...inReplyTo, externalId })
    expect(stand.network.saidBy(stand.shop)).toEqual([])
    await session.react?.(inReplyTo, '❤️')
    expect(stand.network.saidBy(stand.kim)[0]?.likes).toBe(1)
    expect(await session.profile?.(inReplyTo.author)).toMatchObject({
      name: 'Kim',
      followers: 7,
      joinedAt: '2023-05-04T09:00:00.000Z',
    })
  })
})

test('a limit that one session meets is kept by all', async () => {
  await using stand = await startBluesky()
  const context = plainContext()
  await using first = bluesky.connect(stand.account, context)
  await using second = bluesky.connect(stand.account, context)
  stand.network.limit(60_000)
  await expect(drain(bluesky, first, null)).rejects.toMatchObject({ class: 'rate-limited' })
  stand.network.limit(-1)
  await expect(drain(bluesky, second, null)).rejects.toMatchObject({ class: 'rate-limited' })
})
