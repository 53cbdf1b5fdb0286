import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../inbox/desk.fixtures.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(async () => await desk[Symbol.asyncDispose]())

const path = () => desk.at('/sentiment/adjustment')

test('what was learned is shown to all who see rules, and switched by those who make them', async () => {
  expect((await desk.ann.get(path())).body).toEqual({
    enabled: true,
    outcome: 'none',
    corrections: 0,
    needed: 200,
    learnedAt: null,
    learnedFrom: 0,
    before: null,
    after: null,
    doubt: null,
    toRescore: 0,
    version: 0,
  })
  const figures = { macroRecall: 0.6, accuracy: 0.6, logLoss: 0.9 }
  await query(
    desk.url,
    `INSERT INTO sentiment_adjustment (workspace_id, outcome, layer, scorer, corrections, learned_at, before, after, doubt)
      VALUES ($1, 'taken', '{}', 'test/1', 240, '2026-03-02T09:00:00Z', $2, $2, 0.001)`,
    [desk.workspaceId, JSON.stringify(figures)],
  )
  const learned = (await desk.ann.get(path())).body
  expect(learned).toMatchObject({
    outcome: 'taken',
    learnedFrom: 240,
    learnedAt: '2026-03-02T09:00:00.000Z',
    before: figures,
    version: 1,
  })
  // What it is made of is nobody's business.
  expect(learned).not.toHaveProperty('layer')
  expect((await desk.ann.put(path(), { enabled: false })).status).toBe(403)
  expect((await desk.ann.delete(path())).status).toBe(403)
  expect((await desk.sue.put(path(), { enabled: false })).body).toMatchObject({ enabled: false, version: 2 })
  const stale = { headers: { 'if-match': '"1"' } }
  expect((await desk.sue.put(path(), { enabled: true }, stale)).status).toBe(409)
  expect((await desk.sue.delete(path())).status).toBe(204)
  expect((await desk.ann.get(path())).body).toMatchObject({ outcome: 'none', learnedFrom: 0, enabled: false })
})
