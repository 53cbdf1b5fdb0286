import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'

/** A transaction of one connection, from when it is asked for until it ends. */
export interface OpenTransaction {
  /** What is said in the same breath as BEGIN. */
  begin: string
  /** Null before it began, and again once it has ended. */
  connection: pg.ClientBase | null
}

const asked = new AsyncLocalStorage<{ next: OpenTransaction | null }>()

/** Whatever transaction `work` opens first begins as `transaction` says, and tells its connection there. */
export async function opening<T>(transaction: OpenTransaction, work: () => Promise<T>): Promise<T> {
  return await asked.run({ next: transaction }, work)
}

/** Has the connections of a pool look out for transactions that are opened and ended on them. */
export function watchTransactions(pool: pg.Pool): void {
  pool.on('connect', watch)
}

function watch(connection: pg.PoolClient): void {
  const send = connection.query.bind(connection) as (query: unknown, ...rest: unknown[]) => unknown
  let current: OpenTransaction | null = null
  const query = (first: unknown, ...rest: unknown[]): unknown => {
    const text = textOf(first)
    if (text === 'BEGIN') {
      const waiting = asked.getStore()
      current = waiting?.next ?? null
      if (waiting === undefined || current === null) return send(first, ...rest)
      waiting.next = null
      current.connection = connection
      return send(current.begin)
    }
    if (text === 'COMMIT' || text === 'ROLLBACK') {
      if (current !== null) current.connection = null
      current = null
    }
    return send(first, ...rest)
  }
  // Of all the ways in which it may be called each goes on as it came.
  connection.query = query as typeof connection.query
}

const textOf = (query: unknown): unknown =>
  typeof query === 'object' && query !== null && 'text' in query ? query.text : query
