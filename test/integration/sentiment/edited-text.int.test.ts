import { benchForEachTest } from '@hubbub/database/test-bench'
import { collectBatch, enrichMessages, type Enricher, judgeDue, signalUnscored } from '@hubbub/domain'
import { query, type Workbench } from '@hubbub/test-support'
import { expect, test } from 'vitest'

let desk: Workbench
let url: string
benchForEachTest(({ bench, desk: opened }) => {
  desk = opened
  url = bench.url
})

/** Says of each text which of its editions it read. */
const enricher = (before: (text: string) => Promise<void> = async () => {}): Enricher => ({
  enrich: async (texts) => {
    for (const { text } of texts) await before(text)
    return texts.map(({ text }) => ({
      language: 'en',
      sentiment: { label: 'negative', score: -editionOf(text) / 100, confidence: 1, terms: [], scorer: text },
    }))
  },
})
const editionOf = (text: string) => Number(/\d+/.exec(text)?.[0])
const enrich = async (messageIds: string[], how = enricher()) =>
  await enrichMessages(desk.work, how, { channelId: desk.channelId, messageIds })
/** Posts that are here, and not scored yet. */
async function say(count: number) {
  const { messageIds } = await desk.collect(
    Array.from({ length: count }, (_, at) => ({
      id: `post-${at}`,
      text: `Edition 0 of ${at}`,
      subject: null,
    })),
  )
  await query(url, `UPDATE message SET meta = meta || '{"post":{}}' WHERE id = ANY($1)`, [messageIds])
  return messageIds
}
async function edit(posts: readonly number[], edition: number) {
  return await collectBatch(desk.work, desk.tools, {
    channelId: desk.channelId,
    batch: {
      messages: [],
      unreadable: [],
      changes: posts.map((at) => ({
        kind: 'edited',
        externalId: `post-${at}`,
        text: `Edition ${edition} of ${at}`,
        html: null,
        at: new Date(Date.UTC(2026, 2, 2, 10, 0, edition)),
      })),
    },
  })
}
const scored = async () =>
  await query<{ text: string; scorer: string | null; label: string | null; score: number | null }>(
    url,
    `SELECT m.text, i.scorer, m.sentiment_label AS label, m.sentiment_score AS score FROM message m
      LEFT JOIN message_insight i ON i.message_id = m.id WHERE m.workspace_id = $1 ORDER BY m.external_id`,
    [desk.workspaceId],
  )

test('edited again while the edit before is scored, a text is scored by its newest words', async () => {
  const messageIds = await say(1)
  await enrich(
    messageIds,
    enricher(async (text) => {
      if (editionOf(text) === 0) await edit([0], 1)
    }),
  )
  // What was found of the old words is let go, and the message waits to be scored by the new ones.
  expect(await scored()).toMatchObject([{ text: 'Edition 1 of 0', scorer: null }])
  await enrich(
    messageIds,
    enricher(async (text) => {
      if (editionOf(text) === 1) await edit([0], 2)
    }),
  )
  await enrich(messageIds)
  expect(await scored()).toMatchObject([{ text: 'Edition 2 of 0', scorer: 'Edition 2 of 0' }])
})

test('an edit of which every signal was lost is scored, and counts', async () => {
  const messageIds = await say(2)
  await enrich(messageIds)
  await desk.route(messageIds)
  await edit([0], 7)
  desk.signalled.length = 0
  expect(await judgeDue(desk.work, async () => [])).toBeNull()
  await signalUnscored(desk.work)
  expect(desk.signalled).toMatchObject([
    { signal: 'messagesCollected', work: { messageIds: [messageIds[0]] } },
  ])
  await enrich(messageIds)
  // Nobody has routed it again.
  expect(await judgeDue(desk.work, async () => [])).toBe(1)
  expect(await scored()).toMatchObject([
    { scorer: 'Edition 7 of 0', label: 'negative', score: -0.07 },
    { scorer: 'Edition 0 of 1', label: 'negative', score: 0 },
  ])
  expect(await query(url, 'SELECT FROM sentiment_due WHERE workspace_id = $1', [desk.workspaceId])).toEqual(
    [],
  )
  desk.signalled.length = 0
  await signalUnscored(desk.work)
  expect(desk.signalled).toEqual([])
})

test('whoever scores and whoever edits, at the same time and in any order: each text ends with its own score', async () => {
  const posts = Array.from({ length: 12 }, (_, at) => at)
  const messageIds = await say(posts.length)
  const pause = async () => await new Promise<void>((resolve) => void setTimeout(resolve, Math.random() * 8))
  const edits = async () => {
    for (let edition = 1; edition <= 25; edition += 1) {
      const some = posts.filter(() => Math.random() < 0.6)
      await edit(edition % 2 === 0 ? some : some.toReversed(), edition)
      await pause()
    }
  }
  let over = false
  const score = async () => {
    while (!over) {
      await enrich(
        messageIds.toSorted(() => Math.random() - 0.5),
        enricher(pause),
      )
      await desk.route(messageIds)
    }
  }
  const scoring = [score(), score(), score()]
  await edits()
  over = true
  await Promise.all(scoring)
  await enrich(messageIds)
  await desk.route(messageIds)
  while ((await judgeDue(desk.work, async () => [])) !== null);
  for (const { text, scorer, score: counts } of await scored())
    expect({ scorer, counts }).toEqual({ scorer: text, counts: -editionOf(text) / 100 })
}, 60_000)
