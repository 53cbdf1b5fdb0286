import { Prisma } from '../transaction.ts'

/** Whether phrases are judged in what a monitor matched: what it matches more or less is then judged anew. */
export const isRuled = (w: Prisma.Sql, monitorId: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM sentiment_rule s WHERE s.workspace_id = ${w} AND s.monitor_id = ${monitorId})`
