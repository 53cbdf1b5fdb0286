import { benchForEachTest } from '@hubbub/database/test-bench'
import {
  appliedAdjustment,
  dueAdjustments,
  forgetSentimentAdjustment,
  getSentimentAdjustment,
  learnAdjustment,
  type Learner,
  putSentimentAdjustment,
} from '@hubbub/domain'
import { createLearnedScorer, LEARNED } from '@hubbub/sentiment'
import { query, type Workbench } from '@hubbub/test-support'
import { beforeEach, describe, expect, test } from 'vitest'

let desk: Workbench
let url: string
let messageIds: string[]
benchForEachTest(({ bench, desk: opened }) => {
  desk = opened
  url = bench.url
})
beforeEach(async () => {
  messageIds = (await desk.collect(Array.from({ length: COUNT }, (_, at) => ({ text: textOf(at) }))))
    .messageIds
  desk.clock.advance(60_000)
})

const scorer = createLearnedScorer({ explain: false })
const COUNT = 210
const labels = ['negative', 'neutral', 'positive'] as const
const jargon = { negative: 'feels stock', neutral: 'is from May', positive: 'is so sick' }
/** A workspace in which words mean what they mean nowhere else. */
const textOf = (at: number) =>
  `This deck ${jargon[labels[at % 3] ?? 'neutral']} ${['today', 'again', 'now', ''][at % 4]}`.trim()

const sue = () => desk.as(desk.people.sue)
const adjustment = async () => await getSentimentAdjustment(sue())
const learner: Learner = {
  scorer: LEARNED,
  learn: async (lessons, fewest) => {
    const found = await scorer.learnLayer(lessons, fewest)
    return found === null ? null : { ...found, layer: { ...found.layer } }
  },
}
const HOURS = 2 * 3_600_000
const due = async (later = 10_000) => {
  const {
    fewest,
    scorer: own,
    calmSince,
    learnedBefore,
  } = dueAdjustments(new Date(desk.clock.now().getTime() + later), LEARNED)
  const rows = await query(url, 'SELECT hubbub_due_sentiment_adjustments($1, $2, $3, $4) AS id', [
    fewest,
    own,
    calmSince,
    learnedBefore,
  ])
  // Other tests leave theirs behind.
  return rows.map(({ id }) => id).filter((id) => id === desk.workspaceId)
}

/** What people said of the first `count` messages, by `labelOf` the place. */
async function correct(count: number, labelOf: (at: number) => (typeof labels)[number] | undefined) {
  const rows = messageIds.slice(0, count).map((id, at) => ({ id, text: textOf(at), label: labelOf(at) }))
  await query(
    url,
    `INSERT INTO sentiment_correction (workspace_id, message_id, text, language, label, scored, before, corrected_at)
      SELECT $1, r.id, r.text, 'en', r.label, '{}', '{}', $3 FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, text text, label text)`,
    [desk.workspaceId, JSON.stringify(rows), desk.clock.now()],
  )
}

const meant = (at: number) => labels[at % 3]
/** What an adjusted scorer says of a text now. */
async function labelNow(text: string) {
  const applied = await appliedAdjustment(desk.work, LEARNED)
  const own = applied.layer === null ? scorer : scorer.withLayer(applied.layer as never, 'yours/1')
  return (await own.score([{ id: 'a', text, language: 'en' }]))[0]?.label
}

describe('what is learned from corrections', () => {
  test('is taken where it is better on those that were kept back, and counts until it is forgotten', async () => {
    await correct(COUNT, meant)
    expect(await due(0)).toEqual([])
    expect(await due()).toEqual([desk.workspaceId])
    expect(await labelNow('My board is sick')).not.toBe('positive')
    expect(await learnAdjustment(desk.work, learner)).toBe(true)
    const learned = await adjustment()
    expect(learned).toMatchObject({
      enabled: true,
      outcome: 'taken',
      corrections: COUNT,
      learnedFrom: COUNT,
      needed: 200,
      version: 1,
    })
    const { before, after } = learned as { before: { macroRecall: number }; after: { macroRecall: number } }
    expect(after.macroRecall).toBeGreaterThan(before.macroRecall + 0.2)
    expect(await labelNow('My board is sick')).toBe('positive')
    expect(await due(HOURS)).toEqual([])

    expect(await putSentimentAdjustment(sue(), { enabled: false }, 1)).toMatchObject({
      enabled: false,
      outcome: 'taken',
    })
    expect(await labelNow('My board is sick')).not.toBe('positive')
    expect(await putSentimentAdjustment(sue(), { enabled: true }, 2)).toMatchObject({ version: 3 })
    expect(await labelNow('My board is sick')).toBe('positive')

    await forgetSentimentAdjustment(sue())
    expect(await adjustment()).toMatchObject({
      enabled: false,
      outcome: 'none',
      learnedAt: null,
      before: null,
    })
    expect(await labelNow('My board is sick')).not.toBe('positive')
    // Forgotten, it is not learned anew by itself.
    expect(await due(HOURS)).toEqual([])
    await putSentimentAdjustment(sue(), { enabled: true }, null)
    expect(await due()).toEqual([desk.workspaceId])
  })

  test('is not taken where people said this and that', async () => {
    let seed = 9
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return labels[Math.floor((3 * seed) / 2_147_483_648)]
    }
    await correct(COUNT, random)
    await learnAdjustment(desk.work, learner)
    expect(await adjustment()).toMatchObject({ outcome: 'not-better', learnedFrom: COUNT })
    const [row] = await query(url, 'SELECT layer FROM sentiment_adjustment WHERE workspace_id = $1', [
      desk.workspaceId,
    ])
    expect(row).toEqual({ layer: null })
    // Only what is new is worth another try, and not at once.
    expect(await due(HOURS)).toEqual([])
    await query(url, 'UPDATE sentiment_correction SET corrected_at = $2 WHERE message_id = $1', [
      messageIds[0],
      new Date(desk.clock.now().getTime() + 1_000),
    ])
    expect(await due()).toEqual([])
    expect(await due(HOURS)).toEqual([desk.workspaceId])
  })

  test('is nothing from fewer than two hundred, and gone once so few are left', async () => {
    await correct(199, meant)
    expect(await due()).toEqual([])
    expect(await adjustment()).toMatchObject({ outcome: 'none', corrections: 199, version: 0 })
    await query(url, 'DELETE FROM sentiment_correction WHERE workspace_id = $1', [desk.workspaceId])
    await correct(COUNT, meant)
    await learnAdjustment(desk.work, learner)
    expect(await labelNow('My board is sick')).toBe('positive')
    await query(url, 'DELETE FROM sentiment_correction WHERE message_id = ANY($1)', [messageIds.slice(0, 20)])
    expect(await due(0)).toEqual([desk.workspaceId])
    expect(await learnAdjustment(desk.work, learner)).toBe(true)
    expect(await adjustment()).toMatchObject({ outcome: 'too-few', corrections: 190 })
    expect(await labelNow('My board is sick')).not.toBe('positive')
    expect(await due(HOURS)).toEqual([])
  })

  test('at the same time elsewhere is kept once', async () => {
    await correct(COUNT, meant)
    const kept = await Promise.all([1, 2, 3].map(async () => await learnAdjustment(desk.work, learner)))
    expect(kept.filter(Boolean)).toHaveLength(1)
    expect(await adjustment()).toMatchObject({ outcome: 'taken', version: 1 })
  })

  test('does not come back from a process that learned while somebody forgot it', async () => {
    await correct(COUNT, meant)
    const slow: Learner = {
      ...learner,
      learn: async (...given) => {
        await forgetSentimentAdjustment(sue())
        return await learner.learn(...given)
      },
    }
    expect(await learnAdjustment(desk.work, slow)).toBe(false)
    expect(await adjustment()).toMatchObject({ outcome: 'none', enabled: false })
  })

  test('of other weights does not count, and is learned anew', async () => {
    await correct(COUNT, meant)
    await learnAdjustment(desk.work, { ...learner, scorer: 'older/1' })
    expect(await labelNow('My board is sick')).not.toBe('positive')
    expect(await due(HOURS)).toEqual([desk.workspaceId])
  })
})
