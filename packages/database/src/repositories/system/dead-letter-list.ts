import type { DeadLetter } from '@hubbub/contracts'
import type { SystemRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'
import { behind, toPage } from '../place.ts'

type DeadLetterRow = Omit<DeadLetter, 'failedAt' | 'retriedAt'> & { failedAt: Date; retriedAt: Date | null }
const toDeadLetter = (row: DeadLetterRow): DeadLetter => ({
  ...row,
  failedAt: row.failedAt.toISOString(),
  retriedAt: row.retriedAt?.toISOString() ?? null,
})

type DeadLetterList = Pick<
  SystemRepository,
  'countDeadLetters' | 'listDeadLetters' | 'findDeadLetter' | 'markRetried' | 'markDiscarded'
>

export function createDeadLetterList(tx: Transaction, workspaceId: string): DeadLetterList {
  const select = (where: Prisma.Sql, tail = Prisma.empty) => Prisma.sql`
    SELECT id, queue, job, payload, error, attempts, failed_at AS "failedAt", retried_at AS "retriedAt"
    FROM dead_letter WHERE workspace_id = ${workspaceId}::uuid AND discarded_at IS NULL AND ${where} ${tail}`
  const lying = (id: string) => ({ workspaceId, id, discardedAt: null })
  return {
    countDeadLetters: async () =>
      await tx.deadLetter.count({ where: { workspaceId, discardedAt: null, retriedAt: null } }),
    listDeadLetters: async ({ limit, after }) => {
      const place = behind(Prisma.sql`failed_at`, Prisma.sql`id`, after)
      const tail = Prisma.sql`ORDER BY failed_at DESC, id DESC LIMIT ${limit + 1}`
      const found = await rows<DeadLetterRow>(tx, select(place, tail))
      return toPage(found.map(toDeadLetter), limit, ({ failedAt, id }) => [failedAt, id])
    },
    findDeadLetter: async (id) => {
      const row = await firstRow<DeadLetterRow>(tx, select(Prisma.sql`id = ${id}::uuid`))
      return row === null ? null : toDeadLetter(row)
    },
    markRetried: async (id, now) => {
      const { count } = await tx.deadLetter.updateMany({ where: lying(id), data: { retriedAt: now } })
      return count === 1
    },
    markDiscarded: async (id, now) => {
      const { count } = await tx.deadLetter.updateMany({ where: lying(id), data: { discardedAt: now } })
      return count === 1
    },
  }
}
