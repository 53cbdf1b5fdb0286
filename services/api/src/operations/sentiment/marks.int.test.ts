import type { Conversation, FoundMark, MarkKind, MessageMark } from '@hubbub/contracts'
import { enrichMessages } from '@hubbub/domain'
import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, openDesk, walk } from '../inbox/desk.fixtures.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(async () => await desk[Symbol.asyncDispose]())

const words = { broken: 'complaint', furious: 'anger', leaving: 'churn' } as const satisfies Record<
  string,
  MarkKind
>
const parts = [{ start: 0, end: 4, label: 'negative' as const, score: -0.6, share: 1 }]

/** A scorer that knows three words. */
const enrich = async (texts: readonly { text: string }[]) =>
  texts.map(({ text }) => ({
    language: 'en',
    sentiment: {
      label: 'negative' as const,
      score: -0.5,
      confidence: 0.7,
      terms: [],
      scorer: 'test',
      likelihoods: { negative: 0.7, neutral: 0.2, positive: 0.1 },
      parts,
    },
    marks: Object.entries(words).flatMap(([word, kind]): FoundMark[] => {
      const start = text.indexOf(word)
      return start < 0 ? [] : [{ kind, start, end: start + word.length, text: word }]
    }),
  }))

async function receive(text: string, subject = 'A lamp', rest: object = {}) {
  desk.clock.advance(60_000)
  const [messageId = ''] = (await desk.collect([{ text, subject, ...rest }])).messageIds
  await enrichMessages(desk.work, { enrich }, { channelId: desk.channelId, messageIds: [messageId] })
  await desk.route([messageId])
  const { body } = await desk.sue.get(desk.at(`/messages/${messageId}`))
  return { messageId, conversationId: String(body['conversationId']) }
}

const correct = async (corrections: object[], who: 'ann' | 'sue' = 'ann') =>
  await desk[who].post(desk.at('/sentiment/marks/corrections'), { corrections })
const messageOf = async (id: string) => (await desk.sue.get(desk.at(`/messages/${id}`))).body
const marksOf = async (id: string) => (await messageOf(id))['marks'] as MessageMark[]
const borne = async (id: string) =>
  (await marksOf(id)).filter(({ carries }) => carries).map(({ kind }) => kind)
const conversationOf = async (id: string) =>
  (await desk.sue.get(desk.at(`/conversations/${id}`))).body as unknown as Conversation

describe('a mark', () => {
  test('stands with the words that made it, on its conversation, and is filtered by; so do the parts of the score', async () => {
    const { messageId, conversationId } = await receive('It is broken and I am furious')
    expect(await marksOf(messageId)).toEqual([
      { kind: 'anger', carries: true, found: { start: 22, end: 29, text: 'furious' }, correction: null },
      { kind: 'complaint', carries: true, found: { start: 6, end: 12, text: 'broken' }, correction: null },
    ])
    expect((await messageOf(messageId))['sentiment']).toMatchObject({
      likelihoods: { negative: 0.7, neutral: 0.2, positive: 0.1 },
      parts,
    })
    expect((await conversationOf(conversationId)).marks).toEqual(['anger', 'complaint'])
    const found = async (asked: string) =>
      (await walk(desk.sue, desk.at(`/conversations?limit=50&${asked}`))).map(({ id }) => id)
    expect(await found('mark=anger')).toContain(conversationId)
    expect(await found('mark=churn')).not.toContain(conversationId)
    const where = (op: string) =>
      encodeURIComponent(
        JSON.stringify({ match: 'all', parts: [{ field: 'mark', op, value: ['complaint'] }] }),
      )
    expect(await found(`where=${where('is')}`)).toContain(conversationId)
    expect(await found(`where=${where('is-not')}`)).not.toContain(conversationId)
  })

  test('is taken off and put on at once for message and conversation, told, and taken back', async () => {
    const { messageId, conversationId } = await receive('It is broken', 'Another lamp')
    const { status, body } = await correct([
      { messageId, kind: 'complaint', carries: false },
      { messageId, kind: 'churn', carries: true },
    ])
    expect(status).toBe(200)
    expect(body).toMatchObject({ changed: [messageId], kept: [], missing: [] })
    expect(await marksOf(messageId)).toMatchObject([
      { kind: 'churn', carries: true, found: null, correction: { by: { name: 'ann' } } },
      { kind: 'complaint', carries: false, found: { text: 'broken' }, correction: { by: { name: 'ann' } } },
    ])
    expect((await conversationOf(conversationId)).marks).toEqual(['churn'])
    const told = (await desk.events()).filter((event) => event.conversationId === conversationId).slice(-2)
    expect(told.map(({ type, actor }) => [type, actor.name])).toEqual([
      ['message.updated', 'ann'],
      ['conversation.updated', 'ann'],
    ])
    expect((await correct(body['undo'] as object[])).body).toMatchObject({ changed: [messageId] })
    expect(await marksOf(messageId)).toMatchObject([{ kind: 'complaint', carries: true, correction: null }])
    expect((await conversationOf(conversationId)).marks).toEqual(['complaint'])
  })

  test('that a colleague has corrected since stays as they said', async () => {
    const { messageId } = await receive('It is broken', 'A third lamp')
    const { body } = await correct([{ messageId, kind: 'anger', carries: true }])
    await correct([{ messageId, kind: 'anger', carries: false }], 'sue')
    expect((await correct(body['undo'] as object[])).body).toMatchObject({ changed: [], kept: [messageId] })
    const nothing = crypto.randomUUID()
    expect((await correct([{ messageId: nothing, kind: 'anger', carries: true }])).body).toMatchObject({
      missing: [nothing],
    })
  })

  test('stands with what else waits for an answer; what comes after the answer begins anew', async () => {
    const first = await receive('I am furious', 'Fourth lamp', { from: 'kim@marks.test' })
    const thread = async (text: string) =>
      await receive(text, 'Fourth lamp', { from: 'kim@marks.test', tokens: [first.conversationId] })
    const second = await thread('Still broken')
    expect(second.conversationId).toBe(first.conversationId)
    expect((await conversationOf(first.conversationId)).marks).toEqual(['anger', 'complaint'])
    // As a correction of either gathers them.
    await correct([{ messageId: second.messageId, kind: 'praise', carries: true }])
    expect((await conversationOf(first.conversationId)).marks).toEqual(['anger', 'complaint', 'praise'])
    desk.clock.advance(60_000)
    await query(
      desk.url,
      `INSERT INTO message (workspace_id, id, channel_id, conversation_id, external_id, kind, direction, text, mentions, sent_at, routed_at)
        VALUES ($1, gen_random_uuid(), $2, $3, 'our answer', 'message', 'out', 'Sorry!', '{}', $4, now())`,
      [desk.workspaceId, desk.channelId, first.conversationId, desk.clock.now()],
    )
    await query(desk.url, 'UPDATE conversation SET waiting_since = NULL WHERE id = $1', [
      first.conversationId,
    ])
    const third = await thread('I am leaving')
    expect((await conversationOf(first.conversationId)).marks).toEqual(['churn'])
    await correct([{ messageId: third.messageId, kind: 'anger', carries: true }])
    expect((await conversationOf(first.conversationId)).marks).toEqual(['anger', 'churn'])
  })

  test('raises the priority and names the team, for those who may say so', async () => {
    const route = { priority: 'high', teamId: desk.teams.returns }
    const put = async (who: 'ann' | 'sue') => await desk[who].put(desk.at('/sentiment/marks/churn'), route)
    expect((await put('ann')).status).toBe(403)
    expect((await put('sue')).body).toMatchObject({ kind: 'churn', ...route })
    const { conversationId } = await receive('I am leaving', 'Fifth lamp')
    expect(await conversationOf(conversationId)).toMatchObject({
      priority: 'high',
      team: { id: desk.teams.returns },
      marks: ['churn'],
    })
    const nowhere = { priority: null, teamId: crypto.randomUUID() }
    expect((await desk.sue.put(desk.at('/sentiment/marks/churn'), nowhere)).status).toBe(404)
    expect((await desk.sue.put(desk.at('/sentiment/marks/sorrow'), route)).status).toBe(400)
  })

  test('says how well it is found, and what people said of it', async () => {
    await query(desk.url, 'DELETE FROM mark_correction WHERE workspace_id = $1', [desk.workspaceId])
    const { messageId } = await receive('It is broken', 'Sixth lamp')
    await correct([
      { messageId, kind: 'complaint', carries: false },
      { messageId, kind: 'anger', carries: true },
    ])
    const { body } = await desk.ann.get(desk.at('/sentiment/marks'))
    const byKind = new Map(
      (body.items as unknown as { kind: string }[]).map((item) => [item.kind, item] as const),
    )
    expect(byKind.get('complaint')).toMatchObject({
      corrections: { confirmed: 0, takenOff: 1, putOn: 0 },
      figures: [{ on: 'written' }, { on: 'airline' }],
    })
    expect(byKind.get('anger')).toMatchObject({
      corrections: { confirmed: 0, takenOff: 0, putOn: 1 },
      figures: [{ on: 'written' }, { on: 'tweets' }],
    })
  })
})

test('the last word of many customers is corrected at once, and taken back', async () => {
  const of: string[] = []
  const said: string[] = []
  for (const subject of ['One', 'Two', 'Three']) {
    const { conversationId } = await receive('Well', subject)
    of.push(conversationId)
    said.push((await receive('Oh well', subject, { tokens: [conversationId] })).messageId)
  }
  const post = async (body: object) =>
    await desk.ann.post(desk.at('/sentiment/corrections/conversations'), body)
  const { status, body } = await post({ label: 'positive', of: { ids: of } })
  expect(status).toBe(200)
  expect((body['changed'] as string[]).toSorted()).toEqual(said.toSorted())
  expect((await messageOf(said[0] ?? ''))['sentiment']).toMatchObject({ label: 'positive', judgement: {} })
  const { body: undone } = await desk.ann.post(desk.at('/sentiment/corrections'), {
    corrections: body['undo'],
  })
  expect(undone).toMatchObject({ kept: [], missing: [] })
  expect((await messageOf(said[0] ?? ''))['sentiment']).toMatchObject({ label: 'negative' })
  const filter = { view: 'all', status: 'any', sort: 'newest', mark: 'churn' }
  const matching = await post({ label: 'neutral', of: { filter } })
  expect(matching.status).toBe(200)
  for (const id of matching.body['changed'] as string[]) expect(await borne(id)).toContain('churn')
  expect((matching.body['changed'] as string[]).length).toBeGreaterThan(0)
})
