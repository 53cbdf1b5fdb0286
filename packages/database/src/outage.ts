import { AsyncLocalStorage } from 'node:async_hooks'
import { type AppError, isAppError } from '@hubbub/contracts'
import { toAppError } from './database-errors.ts'
import type { PrismaClient } from './generated/client.ts'

const scope = new AsyncLocalStorage<{ outage: AppError | null }>()

/**
 * For libraries that hide why a statement of theirs failed: throws `database.unavailable` where one within `work` met
 * that, whatever was made of it. Needs a client from `noteOutages`.
 */
export async function expectDatabase<T>(work: () => Promise<T>): Promise<T> {
  const met: { outage: AppError | null } = { outage: null }
  const [result] = await Promise.allSettled([scope.run(met, work)])
  if (met.outage !== null) throw met.outage
  if (result.status === 'rejected') throw result.reason
  return result.value
}

/** The same client; what its statements meet is noted for the `expectDatabase` around them. */
export function noteOutages(client: PrismaClient) {
  return client.$extends({
    query: {
      async $allOperations({ args, query }) {
        return await noting(query(args))
      },
    },
    client: {
      // One that cannot even begin has no statement to tell of it.
      $transaction: (async (...args: Parameters<PrismaClient['$transaction']>) =>
        await noting(client.$transaction(...args))) as PrismaClient['$transaction'],
    },
  })
}

async function noting<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const met = scope.getStore()
    const known = toAppError(error)
    if (met !== undefined && isAppError(known) && known.code === 'database.unavailable') met.outage = known
    throw error
  }
}
