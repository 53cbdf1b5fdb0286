import { query, type Workbench } from '@hubbub/test-support'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, openBench } from './bench.fixtures.ts'
import { selectConversations } from './conversation-rows.ts'
import { selectPage } from './conversation-page.ts'
import { Prisma, rows } from './transaction.ts'

const CONVERSATIONS = 800
const MESSAGES_EACH = 4
const MEMBERS = 300
const LIMIT = 50

let bench: Bench
let desk: Workbench
beforeAll(async () => {
  bench = await openBench()
  desk = await bench.open()
  await query(bench.url, seed, [desk.workspaceId, desk.brandId, desk.channelId, desk.people.bo.memberId])
  for (const table of ['conversation', 'message', 'draft', 'membership', 'outbound_delivery'])
    await query(bench.url, `ANALYZE ${table}`)
})
afterAll(async () => await bench[Symbol.asyncDispose]())

/** Every tenth conversation has a reply that waits for its time and a colleague's draft. */
const seed = `WITH made AS (
    SELECT gen_random_uuid() AS id, n FROM generate_series(1, ${CONVERSATIONS}) AS n
  ), colleagues AS (
    INSERT INTO membership (workspace_id, id, user_id, name, email, role)
    SELECT $1::uuid, gen_random_uuid(), 'u' || m, 'Colleague', 'u' || m || '@x.test', 'agent' FROM generate_series(1, ${MEMBERS}) AS m
  ), somebody AS (
    INSERT INTO contact (workspace_id, id, name) VALUES ($1, gen_random_uuid(), 'Kim') RETURNING id
  ), conversations AS (
    INSERT INTO conversation (workspace_id, id, number, brand_id, channel_id, contact_id, thread_key, last_activity_at)
    SELECT $1::uuid, made.id, n, $2::uuid, $3::uuid, somebody.id, n::text, now() - n * interval '1 minute' FROM made, somebody
  ), messages AS (
    INSERT INTO message (workspace_id, id, channel_id, conversation_id, external_id, kind, direction, text, meta, mentions, sent_at, routed_at)
    SELECT $1::uuid, gen_random_uuid(), $3::uuid, made.id, n || '-' || m, 'message', 'out', repeat('word ', 40),
      CASE WHEN m = 1 AND n % 10 = 0 THEN '{"scheduledFor": "soon"}'::jsonb ELSE '{}' END, '{}', now() - m * interval '1 hour', now()
    FROM made, generate_series(1, ${MESSAGES_EACH}) AS m RETURNING id, meta
  ), deliveries AS (
    INSERT INTO outbound_delivery (workspace_id, message_id, channel_id, state, envelope, not_before, updated_at)
    SELECT $1::uuid, id, $3::uuid, CASE WHEN meta ? 'scheduledFor' THEN 'held' ELSE 'sent' END, '{}', now() + interval '1 day', now()
    FROM messages
  )
  INSERT INTO draft (workspace_id, conversation_id, membership_id, mode, text, attachment_ids, updated_at)
  SELECT $1::uuid, id, $4::uuid, 'reply', 'Dear', '{}', now() FROM made WHERE n % 10 = 0`

interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Loops': number
  Plans?: Node[]
}
const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

test('the marks of a list cost a look into an index for each row of the page, and none of the others', async () => {
  const { ann } = desk.people
  const wanted = { view: 'all', status: 'open', sort: 'newest', limit: LIMIT, after: null } as const
  const page = selectPage(desk.workspaceId, ann, wanted)
  const select = selectConversations(desk.workspaceId, ann.memberId, page)
  const { marked, plan } = await bench.db.tenant(desk.workspaceId, async (tx) => ({
    marked: await rows<{ drafts_by: unknown[]; scheduled_for: Date | null }>(tx, select),
    plan: await rows<{ 'QUERY PLAN': [{ Plan: Node }] }>(
      tx,
      Prisma.sql`EXPLAIN (ANALYZE, FORMAT JSON) ${select}`,
    ),
  }))
  expect(marked).toHaveLength(LIMIT + 1)
  expect(marked.filter((row) => row.drafts_by.length === 1 && row.scheduled_for !== null)).toHaveLength(5)
  const root = plan[0]?.['QUERY PLAN'][0].Plan
  const nodes = root === undefined ? [] : nodesOf(root)
  for (const table of ['draft', 'message', 'outbound_delivery']) {
    const reads = nodes.filter((node) => node['Relation Name'] === table)
    expect(reads.length, table).toBeGreaterThan(0)
    for (const read of reads) {
      expect(read['Node Type'], table).toMatch(/^Index|^Bitmap/)
      expect(read['Actual Loops'], table).toBeLessThanOrEqual(LIMIT + 1)
    }
  }
  expect(nodes.map((node) => node['Index Name'])).toContain('x_message_scheduled')
})
