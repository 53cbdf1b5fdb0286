import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDatabase, createStore } from '@hubbub/database'
import { openIncident, setIncidentMentions } from '@hubbub/domain'
import { permissions } from '@hubbub/contracts'
import { ids } from '@hubbub/runtime'
import { cloneDatabase, createWorkbench, eventually, query } from '@hubbub/test-support'
import { afterAll, expect, test } from 'vitest'

const entry = fileURLToPath(new URL('../../../workers/deliver/src/main.ts', import.meta.url))
const conversations = 40
const mentions = 40
/** How many workers there are at a time, each of these times ended in the middle. */
const kills = [2, 1]
/** What one process has compiled the next need not: they are started one after the other. */
const compiled = mkdtempSync(join(tmpdir(), 'hubbub-answers-'))
afterAll(() => rmSync(compiled, { recursive: true, force: true }))

/** A workspace with many conversations and mentions, and an answer to all of them of which nothing is written yet. */
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
  const sql = async <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    await query<Row>(clone.url, text, values)
  const mentionIds = Array.from({ length: mentions }, () => ids.next())
  const channelId = ids.next()
  await sql(
    `INSERT INTO channel (workspace_id, id, brand_id, kind, name, address, settings, credentials, health, created_at)
     SELECT $1, $2, id, 'mastodon', 'Mastodon', '@shop@social.test', '{"url":"https://social.test"}', '', 'connected', now() FROM brand WHERE workspace_id = $1 LIMIT 1`,
    [desk.workspaceId, channelId],
  )
  await sql(
    `INSERT INTO message (workspace_id, id, channel_id, external_id, kind, direction, text, mentions, sent_at, routed_at, language, thread, author, meta)
     SELECT $1, m.id, $2, m.id::text, 'message', 'in', 'The checkout is down', '{}', now(), now(), 'en',
       jsonb_build_object('ownRef', m.id, 'parentRefs', '[]'::jsonb, 'tokens', '[]'::jsonb),
       jsonb_build_object('kind', 'mastodon', 'value', m.id, 'name', 'Somebody', 'handle', 'somebody'),
       '{"post":{"form":"post","audience":"public","url":null,"place":null,"to":[],"repeats":null,"engagement":null,"editedAt":null,"deletedAt":null,"facts":{}}}'
     FROM unnest($3::uuid[]) AS m (id)`,
    [desk.workspaceId, channelId, mentionIds],
  )
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
  await setIncidentMentions(ctx, { id: incidentId, mentionIds, linked: true })
  const answerId = ids.next()
  await store.transaction(desk.workspaceId, async ({ bulkAnswers }) => {
    await bulkAnswers.insert({
      id: answerId,
      incidentId,
      text: 'Dear {{contact.firstName}}, we are on it',
      variants: {},
      actor: ctx.caller.actor,
      at: new Date(),
      items: [
        ...mentionIds.map((mentionId) => ({ id: ids.next(), conversationId: null, mentionId })),
        ...conversationIds.map((conversationId) => ({ id: ids.next(), conversationId, mentionId: null })),
      ],
    })
  })
  // As if whoever asked for it had been ended at once.
  await sql(`UPDATE bulk_answer_item SET not_before = now() - interval '1 s'`)
  const stack = opening.move()
  return {
    clone,
    sql,
    conversationIds,
    mentionIds,
    startWorker: () =>
      spawn(process.execPath, [entry], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          ...process.env,
          DATABASE_URL: clone.url,
          HUBBUB_SECRET: clone.secret,
          PUBLIC_URL: 'https://desk.test',
          LOG_LEVEL: 'fatal',
          NODE_COMPILE_CACHE: compiled,
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
    const run = async (count: number, until: () => Promise<boolean>) => {
      const workers = Array.from({ length: count }, () => at.startWorker())
      const gone = workers.map(async (worker) => await new Promise((resolve) => worker.once('exit', resolve)))
      try {
        await eventually(until, { timeout: 60_000, interval: 10 })
      } finally {
        for (const worker of workers) worker.kill('SIGKILL')
        await Promise.all(gone)
      }
    }
    for (const count of kills) {
      const before = await at.written()
      await run(count, async () => (await at.written()) > before)
      // Else it was not ended in the middle.
      expect(await at.written()).toBeLessThan(conversations + mentions)
    }
    await run(
      1,
      async () => (await at.sql(`SELECT FROM bulk_answer_item WHERE state = 'waiting'`)).length === 0,
    )
    const replies = await at.sql<{ conversation_id: string; answers: number; items: number }>(
      `SELECT m.conversation_id, count(*)::int AS answers,
         (SELECT count(*)::int FROM bulk_answer_item i WHERE i.conversation_id = m.conversation_id AND i.state = 'written'
           AND i.message_id = min(m.id::text)::uuid) AS items
       FROM message m WHERE m.direction = 'out' GROUP BY m.conversation_id`,
    )
    const opened = await at.sql<{ conversation_id: string; id: string }>(
      'SELECT conversation_id, id FROM message WHERE id = ANY($1::uuid[])',
      [at.mentionIds],
    )
    // Each mention is a conversation of its own by now, and one of the incident.
    expect(new Set(opened.map((one) => one.conversation_id)).size).toBe(mentions)
    expect(replies.map((one) => one.conversation_id).toSorted()).toEqual(
      [...at.conversationIds, ...opened.map((one) => one.conversation_id)].toSorted(),
    )
    expect(await at.sql('SELECT conversation_id FROM incident_conversation WHERE NOT apart')).toHaveLength(
      conversations + mentions,
    )
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
