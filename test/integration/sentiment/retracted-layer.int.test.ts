import { benchForEachTest } from '@hubbub/database/test-bench'
import {
  applyRule,
  correctSentiment,
  createSentimentRule,
  type Enricher,
  forgetSentimentAdjustment,
  getSentimentAdjustment,
  putSentimentAdjustment,
  retractLayer,
} from '@hubbub/domain'
import { query, type Workbench } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { hearBy, insightOf, plain, rescore, scorer } from './stored.fixtures.ts'

let desk: Workbench
let url: string
benchForEachTest(({ bench, desk: opened }) => {
  desk = opened
  url = bench.url
})

const sue = () => desk.as(desk.people.sue)
const hear = async (texts: string[], by: Enricher) => await hearBy(desk, texts, by)
const insight = async (id: string | undefined) => await insightOf(url, id)
const taught = scorer('hubbub-en/2 + yours/1', 'positive')

describe('what was learned and counts no longer', () => {
  const learn = async () =>
    await query(
      url,
      `INSERT INTO sentiment_adjustment (workspace_id, outcome, layer, scorer, learned_at) VALUES ($1, 'taken', '{}', 'hubbub/2', now())`,
      [desk.workspaceId],
    )
  const retract = async () => {
    let stretches = 0
    while ((await retractLayer(desk.work, { enricher: plain, rescore })) !== null) stretches += 1
    return stretches
  }
  const due = async () =>
    (await query<{ id: string }>(url, 'SELECT hubbub_due_layers() AS id')).some(
      ({ id }) => id === desk.workspaceId,
    )

  test('is taken back from all that was scored with it, in stretches, and stays in what people and rules say', async () => {
    await learn()
    const many = await hear(
      Array.from({ length: 130 }, (_, at) => `Text ${at}`),
      taught,
    )
    const [own, corrected, ruled, before] = [
      ...(await hear(['A text of its own'], plain)),
      ...(await hear(['Meant otherwise', 'A war zone'], taught)),
      many[0],
    ]
    await correctSentiment(sue(), [{ messageId: corrected ?? '', label: 'neutral' }])
    const rule = await createSentimentRule(sue(), {
      phrase: 'war zone',
      effect: 'neutral',
      brandId: null,
      monitorId: null,
    })
    while ((await applyRule(desk.work, rescore, rule.id)) !== null);
    expect(await due()).toBe(false)
    expect(await retract()).toBe(0)
    expect(await getSentimentAdjustment(sue())).toMatchObject({ toRescore: 0 })

    await forgetSentimentAdjustment(sue())
    expect(await getSentimentAdjustment(sue())).toMatchObject({ toRescore: 132 })
    expect(await due()).toBe(true)
    expect(await retractLayer(desk.work, { enricher: plain, rescore })).toBe(100)
    expect(await getSentimentAdjustment(sue())).toMatchObject({ toRescore: 32 })
    expect(await retract()).toBe(1)
    expect(await due()).toBe(false)
    const told = await desk.events('message.updated')
    for (const id of [before, many[129]]) {
      expect(await insight(id)).toMatchObject({
        label: 'negative',
        shown: 'negative',
        by: 'scorer',
        scorer: 'hubbub-en/2',
      })
      expect(told.filter(({ subjectId }) => subjectId === id)).toHaveLength(1)
    }
    expect(await insight(own)).toMatchObject({ scorer: 'hubbub-en/2', version: 1 })
    expect(await insight(corrected)).toMatchObject({
      label: 'neutral',
      by: 'person',
      scored: { label: 'negative' },
    })
    expect(await insight(ruled)).toMatchObject({
      label: 'neutral',
      by: 'rule',
      scored: { label: 'negative' },
    })
    await correctSentiment(sue(), [{ messageId: corrected ?? '', label: null }])
    expect(await insight(corrected)).toMatchObject({ label: 'negative', by: 'scorer' })
  })

  test('is left alone once it counts again', async () => {
    await learn()
    const [id] = await hear(['One', 'Two'], taught)
    await putSentimentAdjustment(sue(), { enabled: false }, null)
    expect(await due()).toBe(true)
    await putSentimentAdjustment(sue(), { enabled: true }, null)
    expect(await due()).toBe(false)
    expect(await retract()).toBe(0)
    expect(await insight(id)).toMatchObject({ label: 'positive', scorer: 'hubbub-en/2 + yours/1' })
  })

  test('twice at the same time, and while somebody scores with it still', async () => {
    await learn()
    await hear(
      Array.from({ length: 150 }, (_, at) => `Text ${at}`),
      taught,
    )
    await forgetSentimentAdjustment(sue())
    const late = scorer('hubbub-en/2 + yours/1', 'positive', async () => {
      await Promise.all([retract(), retract()])
    })
    const [id] = await hear(['Too late'], late)
    expect(await due()).toBe(true)
    await retract()
    expect(await insight(id)).toMatchObject({ label: 'negative', shown: 'negative' })
    const events = await desk.events('message.updated')
    expect(new Set(events.map(({ subjectId }) => subjectId)).size).toBe(events.length)
  })
})
