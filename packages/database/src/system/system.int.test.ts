import { cloneDatabase, query, type TestDatabase } from '@hubbub/test-support'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDatabase, type Database } from '../create-database.ts'
import { fillWorkspace, thing, workspaceA, workspaceB } from '../tenancy.fixtures.ts'

let clone: TestDatabase
let db: Database
const run = async (statement: string) => await query(clone.url, statement)

/** Every table of a workspace, also those that nobody refers to. */
const emptyAll = `DO $$ BEGIN
  EXECUTE (SELECT 'TRUNCATE ' || string_agg(DISTINCT quote_ident(table_name), ', ') || ', auth_user CASCADE' FROM information_schema.columns
    WHERE table_schema = 'public' AND (column_name = 'workspace_id' OR table_name = 'workspace'));
END $$`

beforeAll(async () => {
  clone = await cloneDatabase()
  db = createDatabase(clone)
})
afterAll(async () => {
  await db[Symbol.asyncDispose]()
  await clone[Symbol.asyncDispose]()
})
beforeEach(async () => {
  await run(emptyAll)
  await fillWorkspace(clone.url, workspaceA)
  await fillWorkspace(clone.url, workspaceB)
})

describe('directory', () => {
  test('knows whether there is any workspace', async () => {
    expect(await db.system.directory.isEmpty()).toBe(false)
    expect(await db.system.workspaceIds()).toEqual([workspaceA, workspaceB])
    await run('TRUNCATE workspace CASCADE')
    expect(await db.system.directory.isEmpty()).toBe(true)
  })

  test('tells a user’s active memberships with their teams', async () => {
    await run(
      `UPDATE membership SET user_id = 'user-aaaa', preferences = '{"theme": "dark"}' WHERE workspace_id = '${workspaceB}'`,
    )
    const [first, second, ...rest] = await db.system.directory.memberships('user-aaaa')
    expect(rest).toEqual([])
    expect(first).toMatchObject({
      workspace: { id: workspaceA, name: 'Acme aaaa', demo: false },
      member: {
        id: thing,
        name: 'Ann',
        role: 'agent',
        visibility: 'all',
        teams: [{ id: thing, name: 'Support' }],
        version: 1,
      },
      preferences: { theme: 'system', enterSends: false },
    })
    expect(first?.member.createdAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
    expect(second?.preferences.theme).toBe('dark')
    await run(`UPDATE membership SET deactivated_at = now() WHERE workspace_id = '${workspaceA}'`)
    const left = await db.system.directory.memberships('user-aaaa')
    expect(left.map(({ workspace }) => workspace.id)).toEqual([workspaceB])
    expect(await db.system.directory.memberships('nobody')).toEqual([])
  })

  test('opens to an API key that is neither revoked nor expired', async () => {
    await run(`UPDATE api_key SET scopes = '{conversation:read}' WHERE workspace_id = '${workspaceA}'`)
    expect(await db.system.directory.apiKey('key-aaaa')).toMatchObject({
      workspaceId: workspaceA,
      id: thing,
      name: 'key',
      scopes: ['conversation:read'],
      lastUsedAt: null,
    })
    expect(await db.system.directory.apiKey('key-none')).toBeNull()
    await run(`UPDATE api_key SET expires_at = now() - interval '1 s' WHERE workspace_id = '${workspaceA}'`)
    expect(await db.system.directory.apiKey('key-aaaa')).toBeNull()
    await run(`UPDATE api_key SET revoked_at = now() WHERE workspace_id = '${workspaceB}'`)
    expect(await db.system.directory.apiKey('key-bbbb')).toBeNull()
  })

  test('knows an invitation while it is open, and who is expected', async () => {
    await run(
      `UPDATE invitation SET invited_by = '${thing}', team_ids = '{${thing}}' WHERE workspace_id = '${workspaceA}'`,
    )
    expect(await db.system.directory.invitation('invitation-aaaa')).toMatchObject({
      workspaceId: workspaceA,
      workspaceName: 'Acme aaaa',
      email: 'new-aaaa@acme.test',
      role: 'agent',
      teamIds: [thing],
    })
    expect(await db.system.directory.isExpected('NEW-aaaa@acme.test')).toBe(true)
    expect(await db.system.directory.isExpected('ann-bbbb@acme.test')).toBe(true)
    expect(await db.system.directory.isExpected('stranger@acme.test')).toBe(false)
    for (const end of ['accepted_at = now()', 'revoked_at = now()', `expires_at = now() - interval '1 s'`]) {
      await run(
        `UPDATE invitation SET accepted_at = NULL, revoked_at = NULL, expires_at = now() + interval '1 h'`,
      )
      await run(`UPDATE invitation SET ${end}`)
      expect(await db.system.directory.invitation('invitation-aaaa'), end).toBeNull()
      expect(await db.system.directory.isExpected('new-aaaa@acme.test'), end).toBe(false)
    }
  })
})

describe('work that waits', () => {
  test('channels that are enabled', async () => {
    expect(await db.system.enabledChannels()).toEqual([
      { workspaceId: workspaceA, channelId: thing, kind: 'email' },
      { workspaceId: workspaceB, channelId: thing, kind: 'email' },
    ])
    await run(`UPDATE channel SET enabled = false WHERE workspace_id = '${workspaceA}'`)
    await run(`UPDATE channel SET deleted_at = now() WHERE workspace_id = '${workspaceB}'`)
    expect(await db.system.enabledChannels()).toEqual([])
  })

  test('messages that were not routed, once they are old enough', async () => {
    await run(`DELETE FROM message_insight WHERE workspace_id = '${workspaceB}'`)
    const unrouted = { channelId: thing, messageId: thing }
    expect(await db.system.unrouted(0, 10)).toEqual([
      { workspaceId: workspaceA, ...unrouted, enriched: true },
      { workspaceId: workspaceB, ...unrouted, enriched: false },
    ])
    expect(await db.system.unrouted(0, 1)).toHaveLength(1)
    expect(await db.system.unrouted(60_000, 10)).toEqual([])
    await run(`UPDATE message SET created_at = now() - interval '61 s' WHERE workspace_id = '${workspaceA}'`)
    expect(await db.system.unrouted(60_000, 10)).toHaveLength(1)
    await run('UPDATE message SET routed_at = now()')
    expect(await db.system.unrouted(0, 10)).toEqual([])
  })

  test('deliveries that are due or were left in the middle', async () => {
    const now = new Date()
    const set = async (values: string) =>
      await run(`UPDATE outbound_delivery SET ${values} WHERE workspace_id = '${workspaceA}'`)
    await run(`UPDATE outbound_delivery SET state = 'sent'`)
    const due = async () => (await db.system.dueDeliveries(now, 10)).map(({ workspaceId }) => workspaceId)
    await set(`state = 'queued', not_before = now() - interval '1 s'`)
    expect(await due()).toEqual([workspaceA])
    await set(`state = 'held'`)
    expect(await due()).toEqual([workspaceA])
    await set(`not_before = now() + interval '1 min'`)
    expect(await due()).toEqual([])
    await set(`state = 'queued'`)
    expect(await due()).toEqual([])
    await set(
      `state = 'sending', not_before = now() - interval '1 h', lease_until = now() + interval '1 min'`,
    )
    expect(await due()).toEqual([])
    await set(`lease_until = now() - interval '1 s'`)
    expect(await due()).toEqual([workspaceA])
  })

  test('conversations that are to wake up', async () => {
    const now = new Date()
    await run(`UPDATE conversation SET status = 'snoozed', snoozed_until = now() + interval '1 h'`)
    expect(await db.system.dueSnoozes(now, 10)).toEqual([])
    await run(
      `UPDATE conversation SET snoozed_until = now() - interval '1 s' WHERE workspace_id = '${workspaceB}'`,
    )
    expect(await db.system.dueSnoozes(now, 10)).toEqual([{ workspaceId: workspaceB, conversationId: thing }])
    await run(`UPDATE conversation SET status = 'open'`)
    expect(await db.system.dueSnoozes(now, 10)).toEqual([])
  })

  test('idempotency keys are forgotten when they are old', async () => {
    await run(
      `UPDATE idempotency_key SET created_at = now() - interval '2 days' WHERE workspace_id = '${workspaceA}'`,
    )
    expect(await db.system.forgetIdempotencyKeys(new Date(Date.now() - 86_400_000))).toBe(1)
    expect(await run('SELECT workspace_id FROM idempotency_key')).toEqual([{ workspace_id: workspaceB }])
  })
})

test('says that the database is unavailable', async () => {
  await using nowhere = createDatabase({ ...clone, url: 'postgres://hubbub@127.0.0.1:1/hubbub' })
  const unavailable = { code: 'database.unavailable' }
  await expect(nowhere.system.workspaceIds()).rejects.toMatchObject(unavailable)
  await expect(nowhere.system.directory.isEmpty()).rejects.toMatchObject(unavailable)
})
