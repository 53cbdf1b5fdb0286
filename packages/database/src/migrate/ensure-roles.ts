import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { databaseRoles, rolePassword } from '../roles.ts'
import { scramVerifier } from './scram-verifier.ts'
import type { DatabaseRole } from '../roles.ts'

/**
 * Creates the roles the application signs in with, or brings their passwords in line with the secret.
 * Roles belong to the server, not to the database: several Hubbub databases on one server share them, and must share the secret.
 */
export async function ensureRoles(owner: pg.ClientBase, secret: string): Promise<void> {
  for (const role of databaseRoles)
    await retryRaces(() => ensureRole(owner, role, rolePassword(role, secret)))
}

async function ensureRole(owner: pg.ClientBase, role: DatabaseRole, password: string): Promise<void> {
  const { rows } = await owner.query(
    'SELECT rolsuper OR rolbypassrls AS mighty FROM pg_roles WHERE rolname = $1',
    [role],
  )
  const existing = rows[0] as { mighty: boolean } | undefined
  if (existing?.mighty)
    throw new Error(`the role ${role} exists and may bypass row-level security: refuse to use it`)
  const verb = existing === undefined ? 'CREATE' : 'ALTER'
  // Nothing but what an owner without superuser rights may say; powers of its own a new role has none.
  await owner.query(`${verb} ROLE ${role} WITH LOGIN PASSWORD ${pg.escapeLiteral(scramVerifier(password))}`)
  // One forgotten transaction would hold back every reader of the event log.
  await owner.query(`ALTER ROLE ${role} SET idle_in_transaction_session_timeout = '60s'`)
}

/** Two databases of one server may be migrated at the same time; the loser of the race finds the role there and tries again. */
async function retryRaces(run: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (attempt >= 10 || !isRace(error)) throw error
      await setTimeout(20 * attempt)
    }
  }
}

function isRace(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return false
  const { code, message } = error
  return code === '42710' || code === '23505' || (code === 'XX000' && message.includes('concurrently'))
}
