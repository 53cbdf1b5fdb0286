import { readFile } from 'node:fs/promises'
import { errorMessage } from '@hubbub/contracts'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { ensureRoles } from './ensure-roles.ts'
import { readMigrations } from './migration-list.ts'
import { withSchemaEngine } from './schema-engine.ts'

export interface MigrateOptions {
  /** The owner's address: a superuser, or a role with CREATEROLE and CREATE on the database. */
  url: string
  /** HUBBUB_SECRET, from which the roles' passwords derive. */
  secret: string
  onProgress?: (step: string) => void
}

/** Brings roles, tables, policies and functions up to date. Safe to run twice and at the same time. */
export async function migrate({
  url,
  secret,
  onProgress = () => {},
}: MigrateOptions): Promise<{ applied: string[] }> {
  const owner = new pg.Client({ connectionString: url, application_name: 'hubbub migrate' })
  owner.on('error', () => {})
  await owner.connect()
  try {
    onProgress('waiting for the migration lock')
    await lock(owner)
    onProgress('roles')
    await ensureRoles(owner, secret)
    onProgress('tables')
    const applied = await applyMigrations(url)
    for (const name of applied) onProgress(`applied ${name}`)
    onProgress('rights')
    for (const script of ['grants.sql', 'rebase-events.sql']) {
      await owner.query(await readFile(new URL(script, import.meta.url), 'utf8'))
    }
    return { applied }
  } finally {
    await owner.end()
  }
}

/** Held until the connection ends. */
async function lock(owner: pg.Client): Promise<void> {
  await owner.query('SELECT pg_advisory_lock(hashtext($1))', ['hubbub migrate'])
}

const filters = { externalTables: [], externalEnums: [] }

async function applyMigrations(url: string): Promise<string[]> {
  const migrationsList = await readMigrations()
  // Each migration is one transaction, so of one that failed or was broken off nothing is left.
  await withSchemaEngine({ url }, async (engine) => {
    for (const migrationName of await failedMigrations(engine, migrationsList)) {
      await engine.markMigrationRolledBack({ migrationName })
    }
  })
  try {
    const result = await withSchemaEngine({ url }, (engine) =>
      engine.applyMigrations({ migrationsList, filters }),
    )
    return result.appliedMigrationNames
  } catch (error) {
    const [failed] = await withSchemaEngine({ url }, (engine) => failedMigrations(engine, migrationsList))
    if (failed === undefined) throw error
    throw new Error(`migration ${failed} failed: ${errorMessage(error)}`, { cause: error })
  }
}

async function failedMigrations(engine: SchemaEngine, migrationsList: MigrationList): Promise<string[]> {
  const input = { migrationsList, filters, optInToShadowDatabase: false }
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory(input)
  return failedMigrationNames
}
