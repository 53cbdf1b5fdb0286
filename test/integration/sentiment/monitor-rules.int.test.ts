import { setTimeout } from 'node:timers/promises'
import { benchForEachTest } from '@hubbub/database/test-bench'
import {
  applyRule,
  createMonitor,
  createSentimentRule,
  deleteMonitor,
  deleteSentimentRule,
  judgeDue,
  listSentimentRules,
  matchDue,
  previewRule,
  rematchMonitor,
  type Rescore,
  type Store,
  updateMonitor,
} from '@hubbub/domain'
import { query, type Workbench } from '@hubbub/test-support'
import { beforeEach, describe, expect, test } from 'vitest'

let desk: Workbench
let url: string
let monitorId: string
benchForEachTest(({ bench, desk: opened }) => {
  desk = opened
  url = bench.url
})
beforeEach(async () => {
  monitorId = await listen({})
})

const sue = () => desk.as(desk.people.sue)
const lists = { authors: { only: [], without: [] }, sources: { only: [], without: [] } }
async function listen(change: Partial<Parameters<typeof createMonitor>[1]>): Promise<string> {
  const { id } = await createMonitor(sue(), {
    name: 'Games',
    kind: 'industry',
    query: 'game',
    brandId: null,
    enabled: true,
    sharing: 'workspace',
    teamId: null,
    lists,
    examples: { mustMatch: [], mustNotMatch: [] },
    ...change,
  })
  await matchAll(id)
  return id
}
async function matchAll(id: string) {
  while ((await rematchMonitor(desk.work, id)) !== null);
}
const change = async (id: string, what: Parameters<typeof updateMonitor>[1]['change']) =>
  await updateMonitor(sue(), { id, change: what, expectedVersion: null })
const rule = async (input: Partial<Parameters<typeof createSentimentRule>[1]> = {}) =>
  (
    await createSentimentRule(sue(), {
      phrase: 'war zone',
      effect: 'negative',
      brandId: null,
      monitorId,
      ...input,
    })
  ).id
const rescore: Rescore = async (texts) =>
  texts.map(({ text }) => ({
    label: text.includes('bad') ? 'negative' : 'neutral',
    score: 0,
    confidence: 1,
    terms: [],
  }))
async function judgeAll() {
  while ((await judgeDue(desk.work, rescore)) !== null);
}
async function apply(id: string) {
  while ((await applyRule(desk.work, rescore, id)) !== null);
}
/** The label of each message, and which rule says so. */
async function countsOf(messageId: string) {
  const [row] = await query(
    url,
    'SELECT label, judged_by AS by, rule_id AS rule FROM message_insight WHERE message_id = $1',
    [messageId],
  )
  return row
}
const plain = { label: 'neutral', by: 'scorer', rule: null }
const judged = (id: string) => ({ label: 'negative', by: 'rule', rule: id })
const receive = async (text: string) => (await desk.receive({ text, subject: text })).messageId

describe('a phrase rule of a monitor', () => {
  test('judges what the monitor matched, stored and to come, and nothing else', async () => {
    const stored = await receive('This game is a war zone')
    const other = await receive('The street is a war zone')
    const preview = await previewRule(
      { ...sue(), clock: { now: () => new Date('2026-03-02') } },
      { phrase: 'war zone', brandId: null, monitorId },
    )
    expect(preview.sample.map(({ messageId }) => messageId)).toEqual([stored])
    const id = await rule()
    const came = await receive('Another game, another war zone')
    const beside = await receive('Another street, another war zone')
    expect(await countsOf(came)).toEqual(judged(id))
    await apply(id)
    expect(await countsOf(stored)).toEqual(judged(id))
    for (const messageId of [other, beside]) expect(await countsOf(messageId)).toEqual(plain)
    expect(await listSentimentRules(sue())).toMatchObject([
      { id, brand: null, monitor: { id: monitorId, name: 'Games' }, state: 'applied', decides: 2 },
    ])
    await deleteSentimentRule(sue(), id)
    await apply(id)
    for (const messageId of [stored, came]) expect(await countsOf(messageId)).toEqual(plain)
  })

  test('comes before one of everything, and leaves it what the monitor does not match', async () => {
    const everywhere = await rule({ monitorId: null, effect: 'positive' })
    const here = await rule()
    expect(await countsOf(await receive('A game, a war zone'))).toEqual(judged(here))
    expect(await countsOf(await receive('A street, a war zone'))).toEqual({
      label: 'positive',
      by: 'rule',
      rule: everywhere,
    })
  })

  test('follows what the monitor matches, whoever wrote meanwhile', async () => {
    const game = await receive('This game is a war zone')
    const board = await receive('This board is a war zone')
    const corrected = await receive('My board, a war zone')
    const id = await rule()
    await apply(id)
    await change(monitorId, { query: 'board' })
    await matchAll(monitorId)
    await judgeAll()
    expect(await countsOf(game)).toEqual(plain)
    for (const messageId of [board, corrected]) expect(await countsOf(messageId)).toEqual(judged(id))
    await change(monitorId, { query: 'game OR board' })
    await matchAll(monitorId)
    await judgeAll()
    for (const messageId of [game, board]) expect(await countsOf(messageId)).toEqual(judged(id))
    expect(await query(url, 'SELECT FROM sentiment_due')).toEqual([])
  })

  test('made while what is stored is matched anew, finds what that adds', async () => {
    const messageId = await receive('This game is a war zone')
    await query(url, 'DELETE FROM monitor_match WHERE message_id = $1', [messageId])
    await query(url, 'UPDATE message_keys SET due = true WHERE message_id = $1', [messageId])
    let made: Promise<string> | null = null
    const slow: Store = {
      transaction: async (workspaceId, work, options) =>
        await desk.store.transaction(
          workspaceId,
          async (repositories) => {
            const result = await work(repositories)
            made ??= rule().then(async (id) => {
              await apply(id)
              return id
            })
            await setTimeout(300)
            return result
          },
          options,
        ),
    }
    expect(await matchDue({ ...desk.work, store: slow }, [messageId])).toBe(1)
    const id = await (made as unknown as Promise<string>)
    await judgeAll()
    expect(await countsOf(messageId)).toEqual(judged(id))
  })

  test('stays while the monitor rests, and goes with it: what it decided is restored before the monitor is gone', async () => {
    const game = await receive('This game is a war zone')
    const id = await rule()
    await apply(id)
    await change(monitorId, { enabled: false })
    await judgeAll()
    expect(await countsOf(game)).toEqual(judged(id))
    await deleteMonitor(sue(), monitorId)
    await matchAll(monitorId)
    expect(await query(url, 'SELECT state FROM monitor WHERE id = $1', [monitorId])).toEqual([
      { state: 'removing' },
    ])
    expect(await listSentimentRules(sue())).toMatchObject([{ id, state: 'removing' }])
    expect(await countsOf(await receive('A new game, a war zone'))).toEqual(plain)
    await apply(id)
    expect(await countsOf(game)).toEqual(plain)
    await matchAll(monitorId)
    expect(await query(url, 'SELECT FROM monitor WHERE id = $1', [monitorId])).toEqual([])
  })

  test('that leaves words out gives them back, also where another rule decides', async () => {
    const both = await receive('A bad war zone of a game')
    const longer = await rule({ effect: 'ignore', monitorId: null })
    const own = await rule({ phrase: 'bad', effect: 'ignore' })
    await apply(longer)
    await apply(own)
    expect(await countsOf(both)).toMatchObject({ label: 'neutral', rule: own })
    // Of everything, but decided by the one of the monitor.
    await deleteSentimentRule(sue(), longer)
    await apply(longer)
    expect(await countsOf(both)).toMatchObject({ label: 'neutral', rule: own })
    await rule({ phrase: 'war zone', effect: 'ignore' }).then(apply)
    await deleteSentimentRule(sue(), own)
    await apply(own)
    expect(await countsOf(both)).toMatchObject({ label: 'negative', by: 'rule' })
  })

  test('is refused where not everybody sees the monitor, or where it asks for the sentiment; so is such a change', async () => {
    const hidden = await listen({ name: 'Mine', sharing: 'private' })
    await expect(rule({ monitorId: hidden })).rejects.toMatchObject({ code: 'monitor.rules_need_workspace' })
    const angry = await listen({ name: 'Angry', query: 'game sentiment:negative' })
    await expect(rule({ monitorId: angry })).rejects.toMatchObject({ code: 'monitor.rules_need_other_query' })
    await expect(rule({ brandId: desk.brandId })).rejects.toMatchObject({ code: 'sentiment-rule.two_places' })
    await rule()
    await expect(rule({ effect: 'neutral' })).rejects.toMatchObject({ code: 'sentiment-rule.exists' })
    await expect(change(monitorId, { sharing: 'private' })).rejects.toMatchObject({
      code: 'monitor.rules_need_workspace',
    })
    await expect(change(monitorId, { query: 'game sentiment:positive' })).rejects.toMatchObject({
      code: 'monitor.rules_need_other_query',
    })
    await deleteMonitor(sue(), hidden)
    await expect(rule({ monitorId: hidden })).rejects.toMatchObject({ code: 'monitor.not_found' })
  })
})

test('while messages arrive, a monitor is changed and its rules come and go, each ends as the last word has it', async () => {
  const words = ['game', 'board', 'street']
  const texts = Array.from(
    { length: 60 },
    (_, at) => `A ${words[at % 3]} ${at % 2 === 0 ? 'is a war zone' : 'of peace'}, no ${at}`,
  )
  const ids: string[] = []
  const arrive = async () => {
    for (let from = 0; from < texts.length; from += 6) {
      const { messageIds } = await desk.collect(
        texts.slice(from, from + 6).map((text) => ({ text, subject: null })),
      )
      await desk.enrich(messageIds)
      await desk.route(messageIds)
      ids.push(...messageIds)
    }
  }
  const turn = async () => {
    for (const query of ['board', 'street', 'game', 'game OR street', 'board', 'game OR board']) {
      await change(monitorId, { query })
      await matchAll(monitorId)
    }
  }
  let last = ''
  const ruling = async () => {
    for (let round = 0; round < 4; round += 1) {
      last = await rule({ effect: 'negative' })
      await apply(last)
      if (round === 3) return
      await deleteSentimentRule(sue(), last)
      await apply(last)
    }
  }
  let over = false
  const sweep = async () => {
    while (!over) {
      await judgeDue(desk.work, rescore)
      await matchAll(monitorId)
    }
  }
  const sweeping = [sweep(), sweep()]
  await Promise.all([arrive(), turn(), ruling()])
  over = true
  await Promise.all(sweeping)
  await matchAll(monitorId)
  await apply(last)
  await judgeAll()
  const rows = await query<{ text: string; by: string; rule: string | null; label: string }>(
    url,
    `SELECT m.text, i.judged_by AS by, i.rule_id AS rule, i.label FROM message m JOIN message_insight i ON i.message_id = m.id
      WHERE m.id = ANY($1)`,
    [ids],
  )
  expect(rows).toHaveLength(texts.length)
  for (const { text, ...counts } of rows)
    expect({ text, ...counts }).toEqual({
      text,
      ...(/(game|board) is a war zone/.test(text) ? judged(last) : plain),
    })
}, 60_000)
