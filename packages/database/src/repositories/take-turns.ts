import { Prisma } from './transaction.ts'

/**
 * Waits until nobody else changes these conversations, and keeps it so until the transaction ends; `ids` is a query
 * of one column `id`. Taken before anything else in a transaction has a transaction id: who waits for a row has one before
 * its turn, and the log would tell the changes in another order than the versions. Those who take many take them in one order.
 */
export const takeTurns = (ids: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`SELECT pg_advisory_xact_lock(turn.key) FROM (
      SELECT DISTINCT hashtextextended('conversation:' || wanted.id::text, 0) AS key FROM (${ids}) AS wanted ORDER BY key
    ) AS turn`
