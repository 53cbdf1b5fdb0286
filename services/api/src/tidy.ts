import type { Clock } from '@hubbub/contracts'
import type { Database } from '@hubbub/database'
import type { Auth } from './auth/create-auth.ts'
import type { ApiSettings } from './deps.ts'

const dayMs = 24 * 3_600_000
const keptMs = dayMs

export interface TidyDeps {
  auth: Auth
  database: Pick<Database, 'system'>
  clock: Clock
  settings: Pick<ApiSettings, 'callsKeptDays'>
}

/** Forgets what nobody can ask for any more: answers kept for a repeated request, sessions that are over, calls long read. */
export async function tidy({ auth, database, clock, settings }: TidyDeps): Promise<void> {
  const now = clock.now()
  await database.system.forgetCalls(new Date(now.getTime() - settings.callsKeptDays * dayMs))
  await database.system.forgetIdempotencyKeys(new Date(now.getTime() - keptMs))
  const { adapter } = await auth.$context
  const over = [{ field: 'expiresAt', operator: 'lt' as const, value: now }]
  await adapter.deleteMany({ model: 'session', where: over })
}
