import { cloneDatabase, query, type TestDatabase } from '@hubbub/test-support'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roleUrl } from './roles.ts'
import { fillWorkspace, thing, workspaceA } from './tenancy.fixtures.ts'

let database: TestDatabase
let app: pg.Client

beforeAll(async () => {
  database = await cloneDatabase()
  await fillWorkspace(database.url, workspaceA)
  await query(database.url, heard)
  app = new pg.Client({ connectionString: roleUrl(database.url, 'hubbub_app', database.secret) })
  await app.connect()
})

afterAll(async () => {
  await app.end()
  await database[Symbol.asyncDispose]()
})

test('functions that run as the owner are given to the application alone and cannot be led astray', async () => {
  const functions = await query<{
    name: string
    config: string[] | null
    definer: boolean
    app: boolean
    auth: boolean
    anyone: boolean
  }>(
    database.url,
    `SELECT p.oid::regprocedure::text AS name, p.proconfig AS config, p.prosecdef AS definer,
       has_function_privilege('hubbub_app', p.oid, 'EXECUTE') AS app,
       has_function_privilege('hubbub_auth', p.oid, 'EXECUTE') AS auth,
       EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0) AS anyone
     FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'hubbub\\_%'`,
  )
  const definers = functions.filter(({ definer }) => definer)
  expect(definers.length).toBeGreaterThan(10)
  for (const { name, config } of definers) {
    expect(config, name).toEqual(['search_path=pg_catalog, public, pg_temp'])
  }
  for (const { name, app: given, auth: wrongly, anyone } of functions) {
    expect({ name, given, wrongly, anyone }).toEqual({ name, given: true, wrongly: false, anyone: false })
  }
})

/** A post of ours, below which somebody has answered. */
const postId = '01900000-0000-7000-8000-000000000003'

const finders = [
  `hubbub_match_mentions('mittens', NULL, NULL, NULL, NULL, NULL, 10)`,
  `hubbub_match_messages('jumper', 10)`,
  `hubbub_match_contacts('mull', 10)`,
  `hubbub_match_conversations('grosse', 10)`,
  `hubbub_mentioned_conversations('${thing}')`,
  `hubbub_post_replies('${postId}', 10)`,
  `hubbub_match_keys('jumper', '-infinity', NULL, NULL, 10)`,
]

test('each of them is known: it finds within a workspace, or crosses all of them for one purpose', async () => {
  const crossing = [
    'channel_workspace',
    'forget_calls',
    'sealed_channels',
    'unread_calls',
    'unheard_answers',
    'is_empty',
    'workspace_ids',
    'memberships',
    'api_key',
    'invitation',
    'is_expected',
    'enabled_channels',
    'unrouted',
    'due_deliveries',
    'due_actions',
    'due_keys',
    'due_monitors',
    'alert_bots',
    'playing_drills',
    'due_alert_rules',
    'due_bulk_answers',
    'due_held_alerts',
    'due_incidents',
    'due_digests',
    'due_reports',
    'due_escalations',
    'due_escalation_notices',
    'due_notices',
    'due_alike',
    'due_aspects',
    'due_judgements',
    'due_layers',
    'due_sentiment_adjustments',
    'due_sentiment_rules',
    'due_sentiment_scorers',
    'unmeasured_sentiment',
    'due_snoozes',
    'due_statements',
    'due_tallies',
    'forget_alike',
    'forget_notices',
    'noticing_workspaces',
    'forget_idempotency_keys',
    'read_events',
    'has_unsettled_events',
    'event_head',
    'refresh_statistics',
  ].map((name) => `hubbub_${name}`)
  const within = finders.map((finder) => finder.slice(0, finder.indexOf('(')))
  const definers = await query<{ name: string }>(
    database.url,
    `SELECT DISTINCT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef`,
  )
  expect(definers.map(({ name }) => name).toSorted()).toEqual([...crossing, ...within].toSorted())
})

test('what finds does so within the current workspace only', async () => {
  for (const finder of finders) {
    expect(await count(`SELECT FROM ${finder}`, { as: workspaceA }), finder).toBe(1)
    expect(await count(`SELECT FROM ${finder}`, { as: null }), finder).toBe(0)
    expect(await count(`SELECT FROM ${finder}`, { as: thing }), finder).toBe(0)
  }
})

async function count(statement: string, { as }: { as: string | null }): Promise<number> {
  await app.query('BEGIN')
  try {
    if (as !== null) await app.query("SELECT set_config('app.workspace_id', $1, true)", [as])
    return (await app.query(statement)).rowCount ?? 0
  } finally {
    await app.query('ROLLBACK')
  }
}

/** A message that is in no conversation. */
const heardId = '01900000-0000-7000-8000-000000000002'
const heard = `INSERT INTO message (workspace_id, id, channel_id, external_id, kind, direction, text, mentions, sent_at, routed_at)
    VALUES ('${workspaceA}', '${heardId}', '${thing}', 'm2', 'message', 'in', 'These mittens', '{}', now(), now());
  INSERT INTO message_search (workspace_id, message_id, document)
    VALUES ('${workspaceA}', '${heardId}', hubbub_search_document(NULL, 'Zoë', 'These mittens'));
  INSERT INTO message (workspace_id, id, channel_id, external_id, kind, direction, text, mentions, sent_at, routed_at, meta, thread)
    VALUES ('${workspaceA}', '${postId}', '${thing}', 'p1', 'message', 'out', 'News', '{}', now(), now(), '{"post": {}}', '{"parentRefs": []}'),
      ('${workspaceA}', gen_random_uuid(), '${thing}', 'p2', 'message', 'in', 'Nice', '{}', now(), now(), '{"post": {}}', '{"parentRefs": ["p1"]}')`
