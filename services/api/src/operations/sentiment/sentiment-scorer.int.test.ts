import { createOutsideScorer } from '@hubbub/channels'
import { enrichMessages, lookAfterScorer, scoreWithOutside } from '@hubbub/domain'
import { createSecretBox } from '@hubbub/runtime'
import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../inbox/desk.fixtures.ts'
import { labelled, openScorerServer, type ScorerServer } from './scorer-server.fixtures.ts'

let desk: Desk
let server: ScorerServer
const outside = createOutsideScorer({ allowPrivateHosts: true })
/** Moves on where a rest is to end. */
let now = new Date()
beforeAll(async () => {
  desk = await openDesk()
  server = await openScorerServer()
  await query(desk.url, "UPDATE membership SET role = 'admin' WHERE id = $1", [desk.memberId('sue')])
})
afterAll(async () => {
  await outside[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
  await desk[Symbol.asyncDispose]()
})
beforeEach(async () => {
  now = new Date()
  server.calls.length = 0
  server.answers(labelled('positive'))
  for (const table of [
    'sentiment_scorer',
    'sentiment_scorer_use',
    'sentiment_measure',
    'sentiment_correction',
  ])
    await query(desk.url, `DELETE FROM ${table} WHERE workspace_id = $1`, [desk.workspaceId])
})

const path = () => desk.at('/sentiment/scorer')
const put = async (change: object = {}) =>
  await desk.sue.ask('PUT', path(), {
    body: { name: 'Theirs', kind: 'http', url: server.url, mode: 'use', timeoutMs: 300, ...change },
  })
const shown = async () =>
  (await desk.sue.get(path())).body['scorer'] as {
    version: number
    lastError: string | null
    restsUntil: string | null
    today: { asked: number; scored: number; fellBack: object[]; agreed: number; differed: number }
  }
const ctx = () => ({ ...desk.work, clock: { now: () => now } })
const secrets = () => createSecretBox(desk.api.deps.keyring)
const ours = {
  score: async (texts: readonly { id: string }[]) =>
    texts.map(({ id }) => ({
      id,
      label: 'neutral' as const,
      score: 0,
      confidence: 1,
      terms: [],
      scorer: 'ours/1',
    })),
}
const onError = (error: unknown) => {
  throw error
}
const score = async (count: number) =>
  await scoreWithOutside(
    ctx(),
    { outside, secrets: secrets(), ours, onError },
    Array.from({ length: count }, (_, index) => ({ id: `m${index}`, text: `Text ${index}`, language: 'en' })),
  )
const scorersOf = async (count: number) => (await score(count)).map(({ scorer }) => scorer)

describe('a scorer in use', () => {
  test('says how messages count, by its own name and with the sealed key', async () => {
    expect((await put({ key: 'a secret key' })).status).toBe(200)
    const [messageId = ''] = (await desk.collect([{ text: 'A lamp' }])).messageIds
    const enrich = async (texts: readonly { id: string; text: string }[]) =>
      (
        await scoreWithOutside(
          ctx(),
          { outside, secrets: secrets(), ours, onError },
          texts.map((text) => ({ ...text, language: 'en' })),
        )
      ).map(({ id: _id, ...sentiment }) => ({ language: 'en', sentiment }))
    await enrichMessages(desk.work, { enrich }, { channelId: desk.channelId, messageIds: [messageId] })
    await desk.route([messageId])
    expect((await desk.sue.get(desk.at(`/messages/${messageId}`))).body['sentiment']).toEqual({
      label: 'positive',
      score: 0.5,
      confidence: expect.closeTo(0.8),
      terms: [],
      scorer: 'Theirs',
    })
    const [call] = server.calls
    expect(call?.headers.authorization).toBe('Bearer a secret key')
    // No id of ours leaves.
    expect(call?.body).toEqual({ texts: [{ id: '1', text: 'A lamp', language: 'en' }] })
    expect(JSON.stringify((await desk.sue.get(path())).body)).not.toContain('a secret key')
    expect(await query(desk.url, 'SELECT key FROM sentiment_scorer')).not.toEqual([{ key: 'a secret key' }])
  })

  test('is asked as chat completions, in parts', async () => {
    server.answers(({ body }) => {
      const { texts } = JSON.parse(body.messages?.[1]?.content ?? '') as { texts: { id: string }[] }
      const results = texts.map(({ id }) => ({ id, label: 'negative', score: -1, confidence: 1 }))
      return {
        body: { choices: [{ message: { content: `\`\`\`json\n${JSON.stringify({ results })}\n\`\`\`` } }] },
      }
    })
    await put({ kind: 'openai', model: 'small', url: `${server.url}/v1/`, timeoutMs: 2_000 })
    expect(new Set(await scorersOf(45))).toEqual(new Set(['Theirs · small']))
    expect(server.calls.map(({ path: at, body }) => [at, body.model])).toEqual(
      Array.from({ length: 3 }, () => ['/v1/chat/completions', 'small']),
    )
    expect((await shown()).today).toMatchObject({ asked: 45, scored: 45, fellBack: [] })
  })

  test.each([
    ['is slow', { body: {}, delayMs: 5_000 }, 'timed-out', 'No answer within 300 ms'],
    ['answers no JSON', { body: 'I feel {good' }, 'unreadable', 'no JSON: I feel {good'],
    ['answers something else', { body: { scores: [] } }, 'unreadable', 'no list of results'],
    ['is broken', { status: 500, body: 'out of memory' }, 'failed', '500: out of memory'],
    [
      'refuses the key',
      { status: 401, body: { error: 'no such key' } },
      'failed',
      '401: {"error":"no such key"}',
    ],
    ['sends elsewhere', { status: 307, headers: { location: '/other' }, body: '' }, 'failed', '307'],
    ['is asked too often', { status: 429, body: 'slow down' }, 'rate-limited', '429: slow down'],
  ])('that %s: ours takes its place within its time, and why is shown', async (_, reply, reason, words) => {
    server.answers(() => reply)
    await put()
    const begun = performance.now()
    expect(await scorersOf(2)).toEqual(['ours/1', 'ours/1'])
    expect(performance.now() - begun).toBeLessThan(2_000)
    const { lastError, today } = await shown()
    expect(today).toMatchObject({ asked: 2, scored: 0, fellBack: [{ reason, count: 2 }] })
    expect(lastError).toContain(words)
    expect(server.calls).toHaveLength(1)
  })

  test('of which some answers cannot be read: those fall back, the others count', async () => {
    server.answers(() => ({
      body: {
        results: [
          { id: '3', label: 'negative', score: -0.5, confidence: 0.9 },
          { id: '1', label: 'angry', score: -0.5, confidence: 0.9 },
          { id: '2', label: 'positive', score: 7, confidence: 0.9 },
        ],
      },
    }))
    await put()
    expect((await score(4)).map(({ scorer, label }) => `${scorer} ${label}`)).toEqual([
      'ours/1 neutral',
      'ours/1 neutral',
      'Theirs negative',
      'ours/1 neutral',
    ])
    const { today, lastError } = await shown()
    expect(today).toMatchObject({ scored: 1, fellBack: [{ reason: 'unreadable', count: 3 }] })
    expect(lastError).toContain('each needs a label')
  })

  test('never takes more than the day’s budget, however many ask at once', async () => {
    await put({ dailyBudget: 25, timeoutMs: 5_000 })
    const scored = (await Promise.all(Array.from({ length: 6 }, async () => await scorersOf(10)))).flat()
    expect(scored.filter((name) => name === 'Theirs')).toHaveLength(25)
    expect(server.calls.flatMap(({ body }) => body.texts)).toHaveLength(25)
    expect((await shown()).today).toMatchObject({
      asked: 25,
      scored: 25,
      fellBack: [{ reason: 'over-budget', count: 35 }],
    })
    now = new Date(now.getTime() + 86_400_000)
    expect(await scorersOf(1)).toEqual(['Theirs'])
  })

  test('that fails again and again is left alone, is asked by one after a while, and goes on when it is well', async () => {
    server.answers(() => ({ status: 500, body: 'down' }))
    await put()
    for (let count = 0; count < 5; count += 1) await scorersOf(1)
    expect(server.calls).toHaveLength(3)
    const { restsUntil, today } = await shown()
    expect(restsUntil).toBe(new Date(now.getTime() + 30_000).toISOString())
    expect(today.fellBack).toEqual([
      { reason: 'failed', count: 3 },
      { reason: 'resting', count: 2 },
    ])
    now = new Date(now.getTime() + 31_000)
    const tries = await Promise.all(Array.from({ length: 4 }, async () => await scorersOf(1)))
    expect(tries.flat()).toEqual(Array.from({ length: 4 }, () => 'ours/1'))
    expect(server.calls).toHaveLength(4)
    server.answers(labelled('positive'))
    now = new Date(now.getTime() + 61_000)
    expect(await scorersOf(1)).toEqual(['Theirs'])
    expect(await scorersOf(1)).toEqual(['Theirs'])
    expect(await shown()).toMatchObject({ restsUntil: null, lastError: null })
  })

  test('that says when it wants to be asked again is asked then', async () => {
    server.answers(() => ({ status: 429, headers: { 'retry-after': '40' }, body: 'busy' }))
    await put()
    await scorersOf(1)
    const before = now.getTime()
    expect(await scorersOf(1)).toEqual(['ours/1'])
    expect(server.calls).toHaveLength(1)
    const until = new Date((await shown()).restsUntil ?? 0).getTime()
    expect(until - before).toBeGreaterThan(35_000)
    expect(until - before).toBeLessThan(45_000)
  })
})

describe('a scorer that is compared', () => {
  test('scores nothing that counts, but a sample once a minute, and the corrections', async () => {
    await put({ mode: 'compare' })
    const bad = await desk.receive({ text: 'Bad lamp' })
    const good = await desk.receive({ text: 'Good lamp' })
    await desk.ann.post(desk.at('/sentiment/corrections'), {
      corrections: [
        { messageId: bad.messageId, label: 'negative' },
        { messageId: good.messageId, label: 'positive' },
      ],
    })
    expect(await scorersOf(1)).toEqual(['ours/1'])
    expect(server.calls).toEqual([])
    now = new Date(Date.now() + 10_000)
    await Promise.all([1, 2].map(async () => await lookAfterScorer(ctx(), { outside, secrets: secrets() })))
    const { today } = await shown()
    // What ours had said of each was neutral.
    expect(today.agreed).toBe(0)
    expect(today.differed).toBeGreaterThan(1)
    expect(today.asked).toBe(today.differed + 2)
    expect((await desk.sue.get(desk.at('/sentiment/accuracy'))).body['measures']).toMatchObject([
      { scorer: 'Theirs', size: 2, accuracy: 0.5 },
    ])
    server.calls.length = 0
    now = new Date(now.getTime() + 61_000)
    await lookAfterScorer(ctx(), { outside, secrets: secrets() })
    expect(server.calls).toEqual([])
  })

  test('that cannot be asked is not measured as wrong', async () => {
    server.answers(() => ({ status: 500, body: 'down' }))
    await put({ mode: 'compare' })
    const { messageId } = await desk.receive({ text: 'Bad lamp' })
    await desk.ann.post(desk.at('/sentiment/corrections'), {
      corrections: [{ messageId, label: 'negative' }],
    })
    now = new Date(Date.now() + 10_000)
    await lookAfterScorer(ctx(), { outside, secrets: secrets() })
    expect((await desk.sue.get(desk.at('/sentiment/accuracy'))).body['measures']).toEqual([])
  })
})
