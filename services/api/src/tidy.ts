import type { Clock } from '@hubbub/contracts'
import type { Database } from '@hubbub/database'
import type { Auth } from './auth/create-auth.ts'

const keptMs = 24 * 3_600_000

export interface TidyDeps {
  auth: Auth
  database: Pick<Database, 'system'>
  clock: Clock
}

/** Forgets what nobody can ask for any more: answers kept for a repeated request, sessions that are over. */
export async function tidy({ auth, database, clock }: TidyDeps): Promise<void> {
  const now = clock.now()
  await database.system.forgetIdempotencyKeys(new Date(now.getTime() - keptMs))
  const { adapter } = await auth.$context
  const over = [{ field: 'expiresAt', operator: 'lt' as const, value: now }]
  await adapter.deleteMany({ model: 'session', where: over })
}
