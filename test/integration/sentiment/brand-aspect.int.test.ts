import { benchForEachTest } from '@hubbub/database/test-bench'
import {
  type AspectReader,
  applyRule,
  createMonitor,
  createSentimentRule,
  deleteMonitor,
  type Enricher,
  judgeDue,
  readAspects,
  updateBrand,
  updateMonitor,
} from '@hubbub/domain'
import { query, type Workbench } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { aspectOf, hearBy, insightOf, plain, rescore, scorer } from './stored.fixtures.ts'

let desk: Workbench
let url: string
benchForEachTest(({ bench, desk: opened }) => {
  desk = opened
  url = bench.url
})

const sue = () => desk.as(desk.people.sue)
const hear = async (texts: string[], by: Enricher) => await hearBy(desk, texts, by)
const insight = async (id: string | undefined) => await insightOf(url, id)
const boss = () => {
  const { permissions, ...sure } = desk.people.sue
  return desk.as({ ...sure, permissions: new Set([...permissions, 'brand:write' as const]) })
}

describe('what a message says of its brand', () => {
  const reader: AspectReader = {
    reads: (name) => name.startsWith('hubbub-'),
    aspects: async (texts) => texts.map(({ text, about }) => aspectOf(text, about)),
  }
  const readAll = async (brandId = desk.brandId) => {
    while ((await readAspects(desk.work, { reader, rescore }, brandId)) !== null);
  }
  const isDue = async () =>
    (await query<{ id: string }>(url, 'SELECT brand_id AS id FROM hubbub_due_aspects()')).some(
      ({ id }) => id === desk.brandId,
    )
  const lists = { authors: { only: [], without: [] }, sources: { only: [], without: [] } }
  const listen = async (words: string, kind: 'brand' | 'competitor' = 'brand') =>
    (
      await createMonitor(sue(), {
        name: words,
        kind,
        query: words,
        brandId: desk.brandId,
        enabled: true,
        sharing: 'workspace',
        teamId: null,
        lists,
        examples: { mustMatch: [], mustNotMatch: [] },
      })
    ).id
  const about = async (id: string | undefined) => (await insight(id))?.aspect?.about ?? null

  test('follows what its monitors look for it by, and what it is called', async () => {
    await readAll()
    expect(await isDue()).toBe(false)
    const [roast, dark, other] = await hear(
      ['Our Roastery is late', 'The DarkBean 100% burns', 'A lamp'],
      plain,
    )
    expect(await about(roast)).toBeNull()
    const id = await listen('roastery')
    expect(await isDue()).toBe(true)
    await readAll()
    expect([await about(roast), await about(dark), await about(other)]).toEqual(['Roastery', null, null])
    expect((await desk.events('message.updated')).map(({ subjectId }) => subjectId)).toEqual([roast])

    await updateMonitor(sue(), { id, change: { query: 'darkbean' }, expectedVersion: null })
    await readAll()
    expect([await about(roast), await about(dark)]).toEqual([null, 'DarkBean'])
    await updateBrand(boss(), { id: desk.brandId, change: { name: 'Lamp' }, expectedVersion: null })
    await readAll()
    expect(await about(other)).toEqual('lamp')
    await deleteMonitor(sue(), id)
    await readAll()
    expect(await about(dark)).toBeNull()
    await listen('burns', 'competitor')
    expect(await isDue()).toBe(false)
  })

  test('is read by the new names where it was being scored by the old ones', async () => {
    const asked: string[][] = []
    let made = false
    const slow: Enricher = {
      enrich: async (texts) => {
        asked.push(...texts.map((one) => [...one.about]))
        if (!made) {
          made = true
          await listen('roastery')
          await readAll()
        }
        return await plain.enrich(texts)
      },
    }
    const [id] = await hear(['The roastery is late'], slow)
    expect(await about(id)).toBe('roastery')
    expect(asked).toHaveLength(2)
  })

  test('changed in the middle begins anew with both, goes on where it stood, and leaves other scorers alone', async () => {
    const ids = await hear(
      Array.from({ length: 450 }, (_, at) => `Roastery and darkbean, text ${at}`),
      plain,
    )
    const [theirs] = await hear(['A roastery of theirs'], scorer('Theirs', 'positive'))
    await query(url, 'UPDATE message_insight SET aspect = NULL WHERE message_id = $1', [theirs])
    const id = await listen('roastery')
    expect(await readAspects(desk.work, { reader, rescore }, desk.brandId)).toBe(200)
    await updateMonitor(sue(), { id, change: { query: 'darkbean' }, expectedVersion: null })
    await Promise.all([readAll(), readAll()])
    await readAll()
    for (const at of [0, 200, 449]) expect(await about(ids[at])).toBe('darkbean')
    expect(await about(theirs)).toBeNull()
    expect(await isDue()).toBe(false)
    while ((await judgeDue(desk.work, rescore)) !== null);
  })

  test('is of the brand to which its channel goes, and so are the rules that judge it', async () => {
    const other = crypto.randomUUID()
    await query(url, "INSERT INTO brand (workspace_id, id, name) VALUES ($1, $2, 'Globex')", [
      desk.workspaceId,
      other,
    ])
    const [named, ruled] = await hear(['Globex is late', 'A war zone'], plain)
    const rule = await createSentimentRule(sue(), {
      phrase: 'war zone',
      effect: 'neutral',
      brandId: other,
      monitorId: null,
    })
    while ((await applyRule(desk.work, rescore, rule.id)) !== null);
    await readAll(other)
    expect([await about(named), (await insight(ruled))?.by]).toEqual([null, 'scorer'])
    await desk.store.transaction(desk.workspaceId, async ({ channels, storedScores }) => {
      await storedScores.askAll(other)
      await channels.update(desk.channelId, { brandId: other })
    })
    await readAll(other)
    expect([await about(named), (await insight(ruled))?.by]).toEqual(['Globex', 'rule'])
  })
})
