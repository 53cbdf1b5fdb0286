import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createDatabase, createStore } from '@hubbub/database'
import { openIncident } from '@hubbub/domain'
import { permissions } from '@hubbub/contracts'
import { ids } from '@hubbub/runtime'
import { cloneDatabase, createWorkbench, eventually, query } from '@hubbub/test-support'
import { expect, test } from 'vitest'

const entry = fileURLToPath(new URL('../../../workers/deliver/src/main.ts', import.meta.url))
const conversations = 120
const kills = 4

/** A workspace with many conversations, and an answer to all of them of which nothing is written yet. */
async function openAnswer() {
  await using opening = new AsyncDisposableStack()
  const clone = opening.use(await cloneDatabase())
  await query(clone.url, `GRANT CREATE ON DATABASE ${clone.name} TO hubbub_app`)
  const database = opening.use(createDatabase({ ...clone, poolSize: 4 }))
  const store = createStore(database, ids)
  const desk = await createWorkbench(store, clone.url)
  const conversationIds: string[] = []
  for (let index = 0; index < conversations; index += 1)
    conversationIds.push((await desk.receive({ from: `customer${index}@customer.test` })).conversationId)
  const ann = desk.as(desk.people.ann)
  const ctx = { ...ann, caller: { ...ann.caller, permissions: new Set(permissions) } }
  const { id: incidentId } = await openIncident(ctx, {
    title: 'The checkout is down',
    severity: 'high',
    monitorId: null,
    brandId: null,
    conversationIds,
    tell: false,
  })
  const answerId = ids.next()
  await store.transaction(desk.workspaceId, async ({ bulkAnswers }) => {
    await bulkAnswers.insert({
      id: answerId,
      incidentId,
      text: 'Dear {{contact.firstName}}, we are on it',
      variants: {},
      actor: ctx.caller.actor,
      at: new Date(),
      items: conversationIds.map((conversationId) => ({ id: ids.next(), conversationId })),
    })
  })
  const sql = async <Row extends Record<string, unknown>>(text: string) => await query<Row>(clone.url, text)
  // As if whoever asked for it had been ended at once.
  await sql(`UPDATE bulk_answer_item SET not_before = now() - interval '1 s'`)
  const stack = opening.move()
  return {
    clone,
    sql,
    conversationIds,
    startWorker: () =>
      spawn(process.execPath, [entry], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          ...process.env,
          DATABASE_URL: clone.url,
          HUBBUB_SECRET: clone.secret,
          PUBLIC_URL: 'https://desk.test',
          LOG_LEVEL: 'fatal',
        },
      }),
    written: async () =>
      (await sql<{ n: number }>(`SELECT count(*)::int AS n FROM message WHERE direction = 'out'`))[0]?.n ?? 0,
    [Symbol.asyncDispose]: async () => await stack.disposeAsync(),
  }
}

test(
  'killed again and again while it writes answers to many, and run twice, the worker writes each conversation one',
  { timeout: 300_000 },
  async () => {
    await using at = await openAnswer()
    const run = async (until: () => Promise<boolean>) => {
      // Two at a time, as where it runs often.
      const workers = [at.startWorker(), at.startWorker()]
      const gone = workers.map(async (worker) => await new Promise((resolve) => worker.once('exit', resolve)))
      try {
        await eventually(until, { timeout: 60_000 })
      } finally {
        for (const worker of workers) worker.kill('SIGKILL')
        await Promise.all(gone)
      }
    }
    let middles = 0
    for (let kill = 0; kill < kills; kill += 1) {
      const before = await at.written()
      await run(async () => (await at.written()) > before)
      if ((await at.written()) < conversations) middles += 1
    }
    // Else nothing was ended in the middle.
    expect(middles).toBeGreaterThan(0)
    await run(async () => (await at.sql(`SELECT FROM bulk_answer_item WHERE state = 'waiting'`)).length === 0)
    const replies = await at.sql<{ conversation_id: string; answers: number; items: number }>(
      `SELECT m.conversation_id, count(*)::int AS answers,
         (SELECT count(*)::int FROM bulk_answer_item i WHERE i.conversation_id = m.conversation_id AND i.state = 'written'
           AND i.message_id = min(m.id::text)::uuid) AS items
       FROM message m WHERE m.direction = 'out' GROUP BY m.conversation_id`,
    )
    expect(replies.map((one) => one.conversation_id).toSorted()).toEqual(at.conversationIds.toSorted())
    expect(replies.filter(({ answers, items }) => answers !== 1 || items !== 1)).toEqual([])
    // Each of them is on its way once.
    expect(
      await at.sql(
        `SELECT m.id FROM message m LEFT JOIN outbound_delivery d ON d.message_id = m.id WHERE m.direction = 'out'
         GROUP BY m.id HAVING count(d.message_id) <> 1`,
      ),
    ).toEqual([])
  },
)
