import { describe, expect, test } from 'vitest'
import { drain } from '../contract-suite/drain.ts'
import { stackExchange, startStackExchange } from './stack-exchange.fixtures.ts'

const kept = (cursor: unknown): unknown => JSON.parse(JSON.stringify(cursor ?? null))
type Batches = Awaited<ReturnType<typeof drain>>
const messagesOf = (batches: Batches) => batches.flatMap(({ messages }) => messages)
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000)

describe('Stack Exchange', () => {
  test('questions by tag, their answers, and comments below both; what comes later too, once', async () => {
    await using stand = await startStackExchange()
    const { stack, kim, shop } = stand
    const asked = stack.ask({
      by: kim,
      title: 'Tea &amp; milk?',
      text: '<p>Why <b>not</b>?</p>',
      tags: ['tea'],
    })
    const answered = stack.answer({ by: shop, text: '<p>Because.</p>', to: asked })
    stack.comment({ by: kim, text: 'I see', on: answered })
    stack.ask({ by: kim, title: 'Coffee?', text: '<p>Else</p>', tags: ['coffee'] })
    await using session = stackExchange.connect(stand.account)
    const first = await drain(stackExchange, session, null)
    expect(messagesOf(first).map(({ text, subject, direction }) => [text, subject, direction])).toEqual([
      ['I see', null, 'in'],
      ['Why not?', 'Tea & milk?', 'in'],
      ['Because.', null, 'out'],
    ])
    expect(messagesOf(first)[0]).toMatchObject({
      addressed: true,
      thread: { parentRefs: [`post:${answered.id}`] },
      post: { url: expect.stringMatching(/^https:\/\/stackoverflow\.com\/posts\/comments\/\d+$/) },
    })
    stack.comment({ by: kim, text: 'One more thing', on: asked })
    const second = await drain(stackExchange, session, kept(first.at(-1)?.cursor))
    expect(messagesOf(second).map(({ text }) => text)).toEqual(['One more thing'])
    expect(messagesOf(await drain(stackExchange, session, kept(second.at(-1)?.cursor)))).toEqual([])
  })

  test('words in questions and answers; more than a page, many in the same second, goes on where it was cut', async () => {
    await using stand = await startStackExchange()
    const { stack, kim } = stand
    const texts = Array.from({ length: 230 }, (_, index) => `acme teapot ${index}`)
    for (const [index, text] of texts.entries())
      stack.ask({
        by: kim,
        title: 'Q',
        text: `<p>${text}</p>`,
        tags: ['y'],
        at: ago(3000 - Math.floor(index / 150)),
      })
    stack.answer({ by: kim, text: '<p>use an acme teapot</p>', to: stand.question })
    const settings = { site: 'stackoverflow', words: ['acme teapot'], everyMinutes: 0 }
    await using session = stackExchange.connect({ settings, credentials: { key: 'a key' } })
    const told: string[] = []
    let cursor: unknown = null
    for (let round = 0; told.length < 231 && round < 20; round += 1)
      for await (const batch of session.pull({ cursor, signal: AbortSignal.timeout(20_000) })) {
        for (const { text } of batch.messages) if (!told.includes(text)) told.push(text)
        cursor = kept(batch.cursor)
        if (batch.messages.length > 0) break
      }
    expect(told).toEqual([...texts, 'use an acme teapot'])
  })

  test('a pause that it asks for is kept; a quota that is used up holds until the next day', async () => {
    await using stand = await startStackExchange({ quota: 3 })
    await using session = stackExchange.connect(stand.account)
    stand.stack.backOff(1)
    await expect(drain(stackExchange, session, null)).rejects.toMatchObject({
      class: 'rate-limited',
      until: new Date(new Date().setUTCHours(24, 0, 0, 0)),
    })
    expect(stand.stack.violations()).toBe(0)
  })

  test('what the test finds wrong is said: a site, an account', async () => {
    await using stand = await startStackExchange()
    const ofSite = { ...stand.account.settings, site: 'nowhere' }
    expect(await stackExchange.check({ ...stand.account, settings: ofSite })).toMatchObject({
      ok: false,
      steps: [{ message: expect.stringContaining('No site found') }],
    })
    const ofUser = { ...stand.account.settings, userId: 999 }
    expect(await stackExchange.check({ ...stand.account, settings: ofUser })).toMatchObject({
      ok: false,
      steps: [{ ok: true }, { message: expect.stringContaining('no account 999') }],
    })
  })
})
