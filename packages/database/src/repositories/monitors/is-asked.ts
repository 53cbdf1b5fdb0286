import { Prisma } from '../transaction.ts'

/** Whether a monitor asks for what may change after a message was stored; hold what is listened for before. */
export const isAsked = (w: Prisma.Sql, what: 'sentiment' | 'engagement'): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM monitor o WHERE o.workspace_id = ${w} AND o.enabled AND ${what} = ANY(o.asks))`
