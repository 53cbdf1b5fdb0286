import { setTimeout } from 'node:timers/promises'
import { isConflict, toAppError } from './database-errors.ts'
import { withDirectSql } from './direct-sql.ts'
import type { Prisma, PrismaClient } from './generated/client.ts'
import { opening, type OpenTransaction } from './open-transaction.ts'

/** A transaction bound to one workspace; what repositories are made from. */
export type Transaction = Prisma.TransactionClient

export interface TenantOptions {
  /** Milliseconds until the transaction is undone. */
  timeout?: number
  /** Milliseconds to wait for a free connection. */
  maxWait?: number
  /** False: the commit does not wait for the disk, and a crash of the server may forget it. */
  durable?: boolean
  /** Without it, as the server has it: read committed. */
  isolation?: 'RepeatableRead' | 'Serializable'
  /** How often it is tried when other transactions come in between; `work` must then be fit to run again. */
  attempts?: number
}

export type Tenant = <T>(
  workspaceId: string,
  work: (tx: Transaction) => Promise<T>,
  options?: TenantOptions,
) => Promise<T>

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const isolations = { RepeatableRead: 'REPEATABLE READ', Serializable: 'SERIALIZABLE' } as const

/**
 * Row-level security reads the workspace from a setting that ends with the transaction, so no later user of the connection
 * inherits it. It is set on the way on which the transaction begins.
 */
export function createTenant(client: PrismaClient): Tenant {
  return async (
    workspaceId,
    work,
    { timeout = 30_000, maxWait = 10_000, durable = true, isolation, attempts = 4 } = {},
  ) => {
    if (!uuid.test(workspaceId)) throw new TypeError('a workspace id must be a UUID')
    const level = isolation === undefined ? '' : ` ISOLATION LEVEL ${isolations[isolation]}`
    const commit = durable ? '' : `, set_config('synchronous_commit', 'off', true)`
    const begin = `BEGIN${level}; SELECT set_config('app.workspace_id', '${workspaceId}', true)${commit}`
    for (let attempt = 1; ; attempt++) {
      try {
        const transaction: OpenTransaction = { begin, connection: null }
        const bound = async (tx: Transaction) => await work(withDirectSql(tx, transaction))
        return await opening(transaction, () => client.$transaction(bound, { timeout, maxWait }))
      } catch (error) {
        if (attempt >= attempts || !isConflict(error)) throw toAppError(error)
        await setTimeout(Math.random() * 20 * 2 ** attempt)
      }
    }
  }
}
