import { query, type Workbench } from '@hubbub/test-support'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, openBench } from '../bench.fixtures.ts'
import { compareWithRows } from './count-rows.fixtures.ts'

let bench: Bench
let owner: pg.Pool
beforeAll(async () => {
  bench = await openBench()
  owner = new pg.Pool({ connectionString: bench.url, max: 4 })
})
afterAll(async () => {
  await owner.end()
  await bench[Symbol.asyncDispose]()
})

const compare = async (desk: Workbench) => await compareWithRows(owner, desk.workspaceId)

/** Names and places by number, so that a failing case says what it did. */
const idOf = (kind: string, number: number) =>
  `01900000-${kind}-7000-8000-${String(number).padStart(12, '0')}`
const messageOf = (number: number) => idOf('0001', number)
const monitorOf = (number: number) => idOf('0002', number)
const languages = [null, 'en', 'de']
const labels = [null, 'negative', 'neutral', 'positive', 'unsure']
const forms = ['post', 'reply']
const marks = ['{}', '{complaint}', '{complaint,question}', '{praise}']
const began = Date.parse('2026-03-02T09:00:00Z')

async function openMonitors(count: number): Promise<Workbench> {
  const desk = await bench.open()
  await query(
    bench.url,
    `INSERT INTO monitor (workspace_id, id, name, kind, query, state, created_at, updated_at)
     SELECT $1, ('01900000-0002-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Monitor ' || n, 'brand', 'shop', 'matched', now(), now()
     FROM generate_series(0, $2::int - 1) AS n`,
    [desk.workspaceId, count],
  )
  return desk
}

/** As the application does it: its role, its workspace, one transaction. */
const work = async (desk: Workbench, statements: readonly string[]) =>
  await bench.db.tenant(desk.workspaceId, async (tx) => {
    for (const statement of statements) await tx.$executeRawUnsafe(statement)
  })

const add = (desk: Workbench, number: number, { seed, own = false }: { seed: number; own?: boolean }) =>
  `INSERT INTO message (workspace_id, id, channel_id, external_id, kind, direction, author, text, meta, mentions, language, sentiment_label, marks, sent_at)
   VALUES ('${desk.workspaceId}', '${messageOf(number)}', '${desk.channelId}', 'm${number}', 'message', '${own ? 'out' : 'in'}',
     '{"kind":"x","value":"a","name":null${seed % 3 === 0 ? '' : `,"followers":${seed * 10}`}}', 'words',
     '{"post":{"form":"${forms[seed % forms.length]}"}}', '{}', ${sql(languages[seed % languages.length])}, ${sql(labels[seed % labels.length])}, '${marks[seed % marks.length]}',
     '${new Date(began + ((seed * 7_919) % 240) * 60_000).toISOString()}') ON CONFLICT DO NOTHING`
const sql = (value: string | null | undefined) =>
  value === null || value === undefined ? 'NULL' : `'${value}'`
/** As arrival and re-matching do it: what is there no more is not matched. */
const match = (desk: Workbench, monitor: number, numbers: readonly number[]) =>
  `INSERT INTO monitor_match (workspace_id, monitor_id, message_id, sent_at, own, version)
   SELECT workspace_id, '${monitorOf(monitor)}', id, sent_at, direction = 'out', 1 FROM message
   WHERE workspace_id = '${desk.workspaceId}' AND id IN (${list(numbers)}) ORDER BY id FOR KEY SHARE ON CONFLICT DO NOTHING`
const part = (desk: Workbench, monitor: number, numbers: readonly number[]) =>
  `DELETE FROM monitor_match WHERE workspace_id = '${desk.workspaceId}' AND monitor_id = '${monitorOf(monitor)}' AND message_id IN (${list(numbers)})`
const judge = (desk: Workbench, numbers: readonly number[], seed: number) =>
  `UPDATE message SET sentiment_label = ${sql(labels[seed % labels.length])}, language = ${sql(languages[seed % languages.length])},
   marks = '${marks[seed % marks.length]}', version = version + 1
   WHERE workspace_id = '${desk.workspaceId}' AND id IN (${list(numbers)})`
/** Somebody finds out whom it repeats, and what it is worth. */
const liken = (desk: Workbench, numbers: readonly number[], seed: number) =>
  `UPDATE message SET repeats = ${seed % 2 === 0}, spam = ${seed % 3 === 0}
   WHERE workspace_id = '${desk.workspaceId}' AND id IN (${list(numbers)})`
const remove = (desk: Workbench, number: number) =>
  `DELETE FROM message WHERE workspace_id = '${desk.workspaceId}' AND id = '${messageOf(number)}'`
const list = (numbers: readonly number[]) => numbers.map((number) => `'${messageOf(number)}'`).join(', ')
const fold = async (desk: Workbench, most: number) =>
  await bench.store.transaction(desk.workspaceId, async ({ analytics }) => await analytics.fold(most))
const foldAll = async (desk: Workbench) => {
  while (((await fold(desk, 1000)) ?? 1) > 0);
}

describe('figures agree with a count over the rows', () => {
  test('whatever changes them one after the other, folded or not', async () => {
    const desk = await openMonitors(2)
    const steps = [
      [
        add(desk, 1, { seed: 1 }),
        add(desk, 2, { seed: 2 }),
        add(desk, 3, { seed: 3 }),
        match(desk, 0, [1, 2, 3]),
      ],
      [match(desk, 1, [1])],
      [judge(desk, [1, 2], 1)],
      [liken(desk, [1, 2], 6)],
      [part(desk, 0, [2])],
      [remove(desk, 1)],
      [add(desk, 4, { seed: 4, own: true }), match(desk, 0, [4])],
      [add(desk, 5, { seed: 6 }), match(desk, 0, [5]), judge(desk, [5], 3), remove(desk, 3)],
    ]
    const mentions: number[] = []
    for (const step of steps) {
      await work(desk, step)
      const before = await compare(desk)
      expect(before).toMatchObject({ disagreements: [] })
      expect(before.waiting).toBeGreaterThan(step === steps[6] ? -1 : 0)
      await foldAll(desk)
      expect(await compare(desk)).toEqual({ mentions: before.mentions, waiting: 0, disagreements: [] })
      mentions.push(before.mentions)
    }
    expect(mentions).toEqual([3, 4, 4, 4, 3, 1, 1, 1])
  })

  test('a monitor that is deleted takes its figures along, also those that are not folded', async () => {
    const desk = await openMonitors(2)
    await work(desk, [add(desk, 1, { seed: 1 }), match(desk, 0, [1]), match(desk, 1, [1])])
    await work(desk, [
      `DELETE FROM monitor WHERE id = '${monitorOf(0)}' AND workspace_id = '${desk.workspaceId}'`,
    ])
    expect(await compare(desk)).toMatchObject({ mentions: 1, disagreements: [] })
    await foldAll(desk)
    expect(await compare(desk)).toEqual({ mentions: 1, waiting: 0, disagreements: [] })
  })

  test('while people correct, messages come and go, monitors match anew and two processes fold', async () => {
    const numbers = fc.uniqueArray(fc.nat({ max: 15 }), { minLength: 1, maxLength: 5 })
    const step = fc.record({
      what: fc.constantFrom('arrive', 'match', 'part', 'judge', 'liken', 'remove', 'fold', 'compare'),
      numbers,
      seed: fc.nat({ max: 60 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 8, maxLength: 20 }), { minLength: 4, maxLength: 4 }),
        async (lanes) => {
          const desk = await openMonitors(3)
          const doStep = async ({
            what,
            numbers: some,
            seed,
          }: (typeof lanes)[number][number]): Promise<unknown> => {
            const [first = 0] = some
            const ordered = some.toSorted((a, b) => a - b)
            if (what === 'arrive')
              return await work(desk, [
                ...ordered.map((n) => add(desk, n, { seed: seed + n })),
                match(desk, seed % 3, ordered),
              ])
            if (what === 'match') return await work(desk, [match(desk, seed % 3, ordered)])
            if (what === 'part') return await work(desk, [part(desk, seed % 3, ordered)])
            if (what === 'judge') return await work(desk, [judge(desk, ordered, seed)])
            if (what === 'liken') return await work(desk, [liken(desk, ordered, seed)])
            if (what === 'remove') return await work(desk, [remove(desk, first)])
            if (what === 'fold') return await fold(desk, 1 + (seed % 7))
            return expect(await compare(desk)).toMatchObject({ disagreements: [] })
          }
          await Promise.all(
            lanes.map(async (lane) => {
              for (const one of lane) await doStep(one)
            }),
          )
          expect(await compare(desk)).toMatchObject({ disagreements: [] })
          await Promise.all([foldAll(desk), foldAll(desk)])
          expect(await compare(desk)).toMatchObject({ disagreements: [], waiting: 0 })
        },
      ),
      { numRuns: 12, endOnFailure: true },
    )
  }, 120_000)

  test('a correction and a match of the same message that do not see each other yet', async () => {
    const desk = await openMonitors(1)
    await work(desk, [add(desk, 1, { seed: 2 })])
    const held = Promise.withResolvers<void>()
    const holding = Promise.withResolvers<void>()
    const correcting = bench.db.tenant(desk.workspaceId, async (tx) => {
      await tx.$executeRawUnsafe(judge(desk, [1], 1))
      holding.resolve()
      await held.promise
    })
    await holding.promise
    const matching = work(desk, [match(desk, 0, [1])])
    await new Promise((resolve) => setTimeout(resolve, 200))
    held.resolve()
    await Promise.all([correcting, matching])
    expect(await compare(desk)).toMatchObject({ mentions: 1, disagreements: [] })
  })
})

test('a fold that is cut off has folded nothing', async () => {
  const desk = await openMonitors(1)
  await work(desk, [add(desk, 1, { seed: 1 }), add(desk, 2, { seed: 2 }), match(desk, 0, [1, 2])])
  const waiting = (await compare(desk)).waiting
  await expect(
    bench.store.transaction(desk.workspaceId, async ({ analytics }) => {
      await analytics.fold(1000)
      throw new Error('killed')
    }),
  ).rejects.toThrow('killed')
  expect(await compare(desk)).toEqual({ mentions: 2, waiting, disagreements: [] })
})

test('one process at a time folds a workspace, and another waits for nothing', async () => {
  const desk = await openMonitors(1)
  await work(desk, [add(desk, 1, { seed: 1 }), match(desk, 0, [1])])
  await bench.store.transaction(desk.workspaceId, async ({ analytics }) => {
    expect(await analytics.fold(1000)).toBe(1)
    expect(await fold(desk, 1000)).toBeNull()
  })
})
