import { cloneDatabase, query, type TestDatabase } from '@hubbub/test-support'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roleUrl } from './roles.ts'
import { fillWorkspace, thing, workspaceA, workspaceB } from './tenancy.fixtures.ts'

let database: TestDatabase
let app: pg.Client
let auth: pg.Client
let tenantTables: { name: string; key: string }[]

beforeAll(async () => {
  database = await cloneDatabase()
  await fillWorkspace(database.url, workspaceA)
  await fillWorkspace(database.url, workspaceB)
  tenantTables = await findTenantTables()
  app = await connect('hubbub_app')
  auth = await connect('hubbub_auth')
})

afterAll(async () => {
  await app.end()
  await auth.end()
  await database[Symbol.asyncDispose]()
})

describe('every table of a workspace', () => {
  test('is found, is filled, and has a policy', async () => {
    expect(tenantTables.length).toBeGreaterThan(25)
    const guarded = await query<{ name: string }>(
      database.url,
      `SELECT DISTINCT c.relname AS name FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid WHERE c.relrowsecurity`,
    )
    for (const { name } of tenantTables) {
      expect(
        guarded.map((row) => row.name),
        name,
      ).toContain(name)
      expect(await count(`SELECT FROM ${name}`, { as: workspaceA }), `own rows of ${name}`).toBe(1)
    }
  })

  test('shows another workspace nothing, nor anything without a workspace', async () => {
    for (const { name, key } of tenantTables) {
      expect(
        await count(`SELECT FROM ${name} WHERE ${key} = '${workspaceA}'`, { as: workspaceB }),
        name,
      ).toBe(0)
      expect(await count(`SELECT FROM ${name}`, { as: null }), name).toBe(0)
      expect(await count(`SELECT FROM ${name}`, { as: '' }), name).toBe(0)
    }
  })

  test('cannot be changed or emptied from another workspace', async () => {
    for (const { name, key } of tenantTables) {
      const where = `WHERE ${key} = '${workspaceA}'`
      const changed = await attempt(`UPDATE ${name} SET ${key} = ${key} ${where}`, workspaceB)
      const deleted = await attempt(`DELETE FROM ${name} ${where}`, workspaceB)
      expect(changed, name).toEqual(name === 'event' ? { refused: '42501' } : { rows: 0 })
      expect(deleted, name).toEqual(name === 'event' ? { refused: '42501' } : { rows: 0 })
      expect(await attempt(`TRUNCATE ${name} CASCADE`, workspaceA), name).toEqual({ refused: '42501' })
    }
  })

  test('takes no row for another workspace, neither new nor moved there', async () => {
    for (const { name, key } of tenantTables) {
      const [row] = await query<{ row: unknown }>(
        database.url,
        `SELECT to_jsonb(t) AS row FROM ${name} t WHERE ${key} = '${workspaceA}'`,
      )
      const insert = `INSERT INTO ${name} SELECT * FROM jsonb_populate_record(NULL::${name}, ${pg.escapeLiteral(JSON.stringify(row?.row))})`
      expect(await attempt(insert, workspaceB), name).toEqual({ refused: '42501' })
      expect(await attempt(insert, null), name).toEqual({ refused: '42501' })
      if (name === 'event') continue
      expect(await attempt(`UPDATE ${name} SET ${key} = '${workspaceA}'`, workspaceB), name).toEqual({
        refused: '42501',
      })
    }
  })
})

test('rows point only into their own workspace', async () => {
  const other = '01900000-0000-7000-8000-0000000000ff'
  await query(
    database.url,
    `INSERT INTO label (workspace_id, id, name, color) VALUES ('${workspaceA}', '${other}', 'only A', '#000000')`,
  )
  const link = `INSERT INTO conversation_label VALUES ('${workspaceB}', '${thing}', '${other}')`
  expect(await attempt(link, workspaceB)).toEqual({ refused: '23503' })
})

test('every table is known: of a workspace, of sign-in, or one of two others', async () => {
  const tables = await query<{ name: string; guarded: boolean }>(
    database.url,
    `SELECT relname AS name, relrowsecurity AS guarded FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`,
  )
  const others = tables.filter(
    ({ name }) => !tenantTables.some((table) => table.name === name) && !name.startsWith('auth_'),
  )
  expect(others.map(({ name }) => name).toSorted()).toEqual(['_prisma_migrations', 'event_cursor'])
  expect(
    tables
      .filter(({ guarded }) => !guarded)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['_prisma_migrations', 'event_cursor'])
})

test('no view stands beside the tables: it would read them as its owner', async () => {
  const views = await query(
    database.url,
    `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm', 'f')`,
  )
  expect(views).toEqual([])
})

describe('the role of the application', () => {
  test('has no power of its own', async () => {
    const roles = await query(
      database.url,
      `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles
       WHERE rolname IN ('hubbub_app', 'hubbub_auth') ORDER BY 1`,
    )
    const powerless = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    }
    expect(roles).toEqual([
      { rolname: 'hubbub_app', ...powerless },
      { rolname: 'hubbub_auth', ...powerless },
    ])
    const memberships = await query(
      database.url,
      `SELECT FROM pg_auth_members WHERE member IN ('hubbub_app'::regrole, 'hubbub_auth'::regrole)`,
    )
    expect(memberships).toEqual([])
    const owned = await query(
      database.url,
      `SELECT relname FROM pg_class WHERE relowner IN ('hubbub_app'::regrole, 'hubbub_auth'::regrole)`,
    )
    expect(owned).toEqual([])
  })

  test.each([
    'SET ROLE $owner',
    'SET ROLE hubbub_auth',
    'SET SESSION AUTHORIZATION $owner',
    'ALTER TABLE message DISABLE ROW LEVEL SECURITY',
    'DROP POLICY tenant ON message',
    'CREATE POLICY open ON message USING (true)',
    'ALTER ROLE hubbub_app BYPASSRLS',
    'CREATE TABLE mine (id int)',
    'CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql RETURN 1',
    'SELECT FROM auth_session',
    'SELECT FROM auth_two_factor',
    'SELECT password FROM auth_account',
    'SELECT email_verified FROM auth_user',
    "UPDATE auth_user SET name = 'x'",
    'SELECT FROM _prisma_migrations',
    "SELECT pg_read_file('/etc/hostname')",
  ])('may not: %s', async (text) => {
    const statement = text.replace('$owner', pg.escapeIdentifier(new URL(database.url).username))
    expect(await attempt(statement, workspaceA)).toEqual({ refused: '42501' })
  })

  test('row security cannot be put aside by a setting', async () => {
    await app.query('SET row_security = off')
    expect(await attempt('SELECT FROM message', workspaceB)).toEqual({ refused: '42501' })
    await app.query('RESET row_security')
  })

  test('sees the users of the current workspace and no others', async () => {
    const { rows } = await inWorkspace(
      workspaceA,
      'SELECT id, name, email, image, two_factor_enabled FROM auth_user',
    )
    expect(rows.map(({ id }) => id)).toEqual(['user-aaaa'])
  })
})

describe('the role of sign-in', () => {
  test('reads sign-in data and nothing else', async () => {
    expect((await auth.query('SELECT password FROM auth_account')).rowCount).toBe(2)
    await auth.query(`SELECT set_config('app.workspace_id', '${workspaceA}', false)`)
    for (const name of [...tenantTables.map((table) => table.name), 'event_cursor', '_prisma_migrations']) {
      await expect(auth.query(`SELECT FROM ${name}`), name).rejects.toMatchObject({ code: '42501' })
    }
  })
})

async function connect(role: 'hubbub_app' | 'hubbub_auth'): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: roleUrl(database.url, role, database.secret) })
  await client.connect()
  return client
}

async function findTenantTables() {
  const rows = await query<{ name: string }>(
    database.url,
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attname = 'workspace_id' AND NOT a.attisdropped
     ORDER BY 1`,
  )
  return [...rows.map(({ name }) => ({ name, key: 'workspace_id' })), { name: 'workspace', key: 'id' }]
}

/** In a transaction that is undone. */
async function inWorkspace(
  workspaceId: string | null,
  statement: string,
): Promise<pg.QueryResult<Record<string, unknown>>> {
  await app.query('BEGIN')
  try {
    if (workspaceId !== null)
      await app.query("SELECT set_config('app.workspace_id', $1, true)", [workspaceId])
    return await app.query(statement)
  } finally {
    await app.query('ROLLBACK')
  }
}

async function count(statement: string, { as }: { as: string | null }): Promise<number> {
  return (await inWorkspace(as, statement)).rowCount ?? 0
}

async function attempt(
  statement: string,
  workspaceId: string | null,
): Promise<{ rows: number } | { refused: string }> {
  try {
    return { rows: (await inWorkspace(workspaceId, statement)).rowCount ?? 0 }
  } catch (error) {
    if (error instanceof pg.DatabaseError) return { refused: error.code ?? '' }
    throw error
  }
}
