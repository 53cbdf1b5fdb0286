import { applyRule, enrichMessages, measureCorrections, type Rescore } from '@hubbub/domain'
import { systemClock } from '@hubbub/runtime'
import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../inbox/desk.fixtures.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(async () => await desk[Symbol.asyncDispose]())

const correct = async (corrections: object[], who: 'ann' | 'bo' | 'cy' | 'sue' = 'ann') =>
  await desk[who].post(desk.at('/sentiment/corrections'), { corrections })
const read = async (messageId: string) =>
  (await desk.sue.get(desk.at(`/messages/${messageId}`))).body as Record<string, unknown>
const sentimentOf = async (messageId: string) => (await read(messageId))['sentiment']
const moodOf = async (conversationId: string) =>
  (await desk.sue.get(desk.at(`/conversations/${conversationId}`))).body['sentiment']

describe('a correction', () => {
  test('counts at once for message and conversation, is told, and is taken back to what it was', async () => {
    const { messageId, conversationId } = await desk.receive({ text: 'Sick machine!' })
    await desk.receive({ text: 'And again', subject: 'Something else' })
    const before = await read(messageId)
    const { status, body } = await correct([{ messageId, label: 'negative' }])
    expect(status).toBe(200)
    expect(body).toMatchObject({ changed: [messageId], kept: [], missing: [] })
    expect(await read(messageId)).toMatchObject({
      version: Number(before['version']) + 1,
      sentiment: {
        label: 'negative',
        score: -0.5,
        confidence: 1,
        judgement: {
          by: 'person',
          person: { name: 'ann' },
          rule: null,
          scored: { label: 'neutral', score: 0 },
        },
      },
    })
    expect(await moodOf(conversationId)).toMatchObject({ label: 'negative', score: -0.5 })
    const told = (await desk.events()).filter((event) => event.conversationId === conversationId).slice(-2)
    expect(told.map(({ type, actor }) => [type, actor.name])).toEqual([
      ['message.updated', 'ann'],
      ['conversation.updated', 'ann'],
    ])
    expect((await correct(body['undo'] as object[])).body).toMatchObject({ changed: [messageId] })
    expect(await sentimentOf(messageId)).toEqual(before['sentiment'])
    expect(await moodOf(conversationId)).toMatchObject({ label: 'neutral', score: 0 })
    expect(await corrections()).not.toContain(messageId)
  })

  test('of a colleague is not taken back with one’s own', async () => {
    const { messageId } = await desk.receive({ text: 'Well, well' })
    const { body } = await correct([{ messageId, label: 'negative' }])
    await correct([{ messageId, label: 'positive' }], 'sue')
    expect((await correct(body['undo'] as object[])).body).toMatchObject({
      changed: [],
      kept: [messageId],
      undo: [],
    })
    expect(await sentimentOf(messageId)).toMatchObject({
      label: 'positive',
      judgement: { scored: { label: 'neutral' } },
    })
  })

  test('of what one may not see, of our own answers and of what is not there changes nothing', async () => {
    const { messageId, conversationId } = await desk.receive({ text: 'Mine' })
    await query(desk.url, 'UPDATE conversation SET assignee_id = $1, team_id = NULL WHERE id = $2', [
      desk.memberId('sue'),
      conversationId,
    ])
    await query(desk.url, "UPDATE membership SET visibility = 'own' WHERE id = $1", [desk.memberId('cy')])
    const { body } = await correct([{ messageId, label: 'negative' }], 'cy')
    expect(body).toEqual({ changed: [], kept: [], missing: [messageId], undo: [] })
    const nothing = crypto.randomUUID()
    expect((await correct([{ messageId: nothing, label: null }])).body).toMatchObject({ missing: [nothing] })
  })

  test('changes fifty as it changes one', async () => {
    const ids: string[] = []
    for (let count = 0; count < 50; count += 1)
      ids.push((await desk.receive({ text: `Text ${count}` })).messageId)
    const { body } = await correct(ids.map((messageId) => ({ messageId, label: 'positive' })))
    expect((body['changed'] as string[]).length).toBe(50)
    const undone = await correct(body['undo'] as object[])
    expect((undone.body['changed'] as string[]).length).toBe(50)
    expect(await sentimentOf(ids[7] ?? '')).toMatchObject({ label: 'neutral' })
  })
})

const corrections = async () =>
  ((await desk.sue.get(desk.at('/sentiment/corrections?limit=100'))).body.items ?? []).map(
    (item) => (item as unknown as { messageId: string }).messageId,
  )

describe('a phrase rule', () => {
  const rule = async (body: object, who: 'ann' | 'sue' = 'sue') =>
    await desk[who].post(desk.at('/sentiment/rules'), body)
  const rules = async () =>
    (await desk.sue.get(desk.at('/sentiment/rules'))).body.items as unknown as {
      state: string
      decides: number
      id: string
    }[]
  /** What is left says what the worker would have said of it. */
  const rescore: Rescore = async (texts) =>
    texts.map(({ text }) => ({
      label: text.includes('bad') ? 'negative' : 'neutral',
      score: 0,
      confidence: 1,
      terms: [],
    }))
  const apply = async (id: string) => {
    while ((await applyRule(desk.work, rescore, id)) !== null);
  }

  test('judges what is stored, what comes, and lets all of it go again', async () => {
    const stored = await desk.receive({ text: 'The WAR  zone update is out' })
    const corrected = await desk.receive({ text: 'War zone, and I like it' })
    await correct([{ messageId: corrected.messageId, label: 'positive' }])
    const { status, body } = await rule({ phrase: 'war zone', effect: 'negative' })
    expect(status).toBe(201)
    expect(body).toMatchObject({ state: 'applying', decides: 0 })
    expect((await rule({ phrase: 'War Zone', effect: 'neutral' })).body).toMatchObject({
      code: 'sentiment-rule.exists',
    })
    const id = String(body['id'])
    const came = await desk.receive({ text: 'Another war zone' })
    expect(await sentimentOf(came.messageId)).toMatchObject({
      label: 'negative',
      judgement: { by: 'rule', rule: { id, phrase: 'war zone' }, scored: { label: 'neutral' } },
    })
    await apply(id)
    expect(await sentimentOf(stored.messageId)).toMatchObject({
      label: 'negative',
      judgement: { by: 'rule' },
    })
    expect(await moodOf(stored.conversationId)).toMatchObject({ label: 'negative' })
    // What a person said stays, and goes back to what the rule says.
    expect(await sentimentOf(corrected.messageId)).toMatchObject({
      label: 'positive',
      judgement: { by: 'person' },
    })
    await correct([{ messageId: corrected.messageId, label: null }])
    expect(await sentimentOf(corrected.messageId)).toMatchObject({
      label: 'negative',
      judgement: { by: 'rule' },
    })
    expect((await rules()).find((one) => one.id === id)).toMatchObject({ state: 'applied', decides: 3 })

    expect((await desk.sue.delete(desk.at(`/sentiment/rules/${id}`))).status).toBe(204)
    expect((await desk.sue.delete(desk.at(`/sentiment/rules/${id}`))).status).toBe(404)
    await apply(id)
    for (const { messageId } of [stored, corrected, came])
      expect(await sentimentOf(messageId)).toMatchObject({ label: 'neutral', scorer: 'test' })
    expect((await sentimentOf(came.messageId)) as object).not.toHaveProperty('judgement')
    expect(await rules()).toEqual([])
  })

  test('leaves its words out, and the rest decides', async () => {
    const { messageId } = await desk.receive({ text: 'Killer deal, but bad coffee' })
    const { body } = await rule({ phrase: 'killer', effect: 'ignore' })
    await apply(String(body['id']))
    expect(await sentimentOf(messageId)).toMatchObject({ label: 'negative', judgement: { by: 'rule' } })
  })

  test('made while a text is being scored is not missed', async () => {
    const [messageId = ''] = (await desk.collect([{ text: 'A slow roast' }])).messageIds
    let id = ''
    const enrich = async (texts: readonly { id: string }[]) => {
      if (id === '') id = String((await rule({ phrase: 'slow roast', effect: 'positive' })).body['id'])
      return texts.map(() => ({
        language: 'en',
        sentiment: { label: 'neutral' as const, score: 0, confidence: 1, terms: [], scorer: 'test' },
      }))
    }
    await enrichMessages(desk.work, { enrich }, { channelId: desk.channelId, messageIds: [messageId] })
    await desk.route([messageId])
    expect(await sentimentOf(messageId)).toMatchObject({ label: 'positive', judgement: { by: 'rule' } })
  })

  test('is shown before it is kept, and is for those who may', async () => {
    const { messageId } = await desk.receive({ text: 'A purple haze of smoke' })
    await query(desk.url, 'UPDATE message SET sent_at = now() WHERE id = $1', [messageId])
    const preview = await desk.sue.post(desk.at('/sentiment/rules/preview'), { phrase: 'purple haze' })
    expect(preview.body).toMatchObject({
      count: 1,
      sample: [{ text: 'A purple haze of smoke', label: 'neutral' }],
    })
    expect((await rule({ phrase: 'purple haze', effect: 'neutral' }, 'ann')).status).toBe(403)
  })
})

test('what a message says of its brand is asked for by the name of the brand, and told beside the whole', async () => {
  const [brand] = await query(
    desk.url,
    'SELECT b.name, b.id FROM brand b JOIN channel c ON c.brand_id = b.id WHERE c.workspace_id = $1 AND c.id = $2',
    [desk.workspaceId, desk.channelId],
  )
  const name = String(brand?.['name'])
  await query(
    desk.url,
    `INSERT INTO monitor (workspace_id, id, brand_id, name, kind, query, enabled, created_at, updated_at)
      SELECT $1, gen_random_uuid(), $2, k, k, '"the ' || k || ' nickname" OR ' || k, on_, now(), now()
      FROM (VALUES ('brand', true), ('competitor', true), ('industry', true)) AS m (k, on_)`,
    [desk.workspaceId, brand?.['id']],
  )
  const text = `Love my lamp, but ${name} is a joke`
  const [messageId = '', other = ''] = (await desk.collect([{ text }, { text: 'A lamp' }])).messageIds
  const whole = { label: 'positive' as const, score: 0.6, confidence: 0.7 }
  const aspect = {
    about: name,
    label: 'negative' as const,
    score: -0.4,
    confidence: 0.6,
    places: [{ start: 14, end: text.length }],
    isWhole: false,
  }
  const asked: string[][] = []
  const enrich = async (texts: readonly { text: string; about: readonly string[] }[]) => {
    asked.push(...texts.map(({ about }) => [...about]))
    return texts.map((one) => ({
      language: 'en',
      sentiment: { ...whole, terms: [], scorer: 'test' },
      aspect: one.about.some((own) => one.text.includes(own)) ? aspect : null,
    }))
  }
  const messageIds = [messageId, other]
  await enrichMessages(desk.work, { enrich }, { channelId: desk.channelId, messageIds })
  await desk.route(messageIds)
  expect(await sentimentOf(messageId)).toMatchObject({ ...whole, aspect })
  expect((await sentimentOf(other)) as object).not.toHaveProperty('aspect')
  // By what monitors of the brand itself look for, and not by what is looked for beside it.
  expect(asked).toEqual(Array(2).fill([name, 'the brand nickname', 'brand']))
})

describe('scorers', () => {
  test('are measured on what people said', async () => {
    await query(desk.url, 'DELETE FROM sentiment_correction WHERE workspace_id = $1', [desk.workspaceId])
    const bad = await desk.receive({ text: 'bad' })
    const fine = await desk.receive({ text: 'fine' })
    await correct([
      { messageId: bad.messageId, label: 'negative' },
      { messageId: fine.messageId, label: 'neutral' },
    ])
    const score = async (texts: readonly { text: string }[]) =>
      texts.map(({ text }) => ({
        label: text === 'bad' ? ('negative' as const) : ('positive' as const),
        confidence: 1,
      }))
    await measureCorrections({ ...desk.work, clock: systemClock }, [{ name: 'mine/1', score }])
    const { body } = await desk.ann.get(desk.at('/sentiment/accuracy'))
    expect(body).toMatchObject({
      confusion: [
        { label: 'negative', scored: 'neutral', count: 1 },
        { label: 'neutral', scored: 'neutral', count: 1 },
      ],
      weeks: [{ corrections: 2, agreed: 1 }],
      measures: [{ scorer: 'mine/1', size: 2, accuracy: 0.5, macroRecall: 0.5, calibrationError: 0.5 }],
    })
    const again = new Date(Date.now() + 1)
    expect(await desk.api.database.system.unmeasuredSentiment(['mine/1'], again)).toEqual([])
    expect(await desk.api.database.system.unmeasuredSentiment(['mine/2'], again)).toEqual([desk.workspaceId])
  })

  test('are measured on old words, which hold no longer once the message has others', async () => {
    const { messageId } = await desk.receive({ text: 'old words' })
    await correct([{ messageId, label: 'negative' }])
    await query(desk.url, 'UPDATE sentiment_correction SET holds = false WHERE message_id = $1', [messageId])
    const { body } = await correct([{ messageId, label: null }])
    expect(body).toMatchObject({ changed: [messageId], undo: [] })
    expect(await corrections()).toContain(messageId)
  })
})
