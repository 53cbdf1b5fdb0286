import type { Annotation } from '@hubbub/contracts'
import type { AnnotationRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'

type Row = Omit<Annotation, 'from' | 'to'> & { from: Date; to: Date | null }

const shown = Prisma.sql`a.id, a.text, a.from_at AS "from", a.to_at AS "to", a.version,
  (SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM membership p WHERE p.workspace_id = a.workspace_id AND p.id = a.created_by) AS "createdBy"`

const toAnnotation = (row: Row): Annotation => ({
  ...row,
  from: row.from.toISOString(),
  to: row.to?.toISOString() ?? null,
})

/** What people note on the charts. */
export function createAnnotationRepository(tx: Transaction, workspaceId: string): AnnotationRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    within: async ({ from, to }) => {
      const found = await rows<Row>(
        tx,
        Prisma.sql`SELECT ${shown} FROM annotation a WHERE a.workspace_id = ${w} AND a.from_at < ${to.toISOString()}::timestamptz
          AND coalesce(a.to_at, a.from_at) >= ${from.toISOString()}::timestamptz ORDER BY a.from_at, a.id LIMIT 500`,
      )
      return found.map(toAnnotation)
    },
    insert: async ({ id, text, from, to, by, now }) => {
      const row = await firstRow<Row>(
        tx,
        Prisma.sql`INSERT INTO annotation AS a (workspace_id, id, text, from_at, to_at, created_by, created_at)
          VALUES (${w}, ${id}::uuid, ${text}, ${from}::timestamptz, ${to}::timestamptz, ${by}::uuid, ${now.toISOString()}::timestamptz) RETURNING ${shown}`,
      )
      if (row === null) throw new Error('an annotation came back empty')
      return toAnnotation(row)
    },
    delete: async (id) => {
      const row = await firstRow<{ version: number }>(
        tx,
        Prisma.sql`DELETE FROM annotation WHERE workspace_id = ${w} AND id = ${id}::uuid RETURNING version`,
      )
      return row?.version ?? null
    },
  }
}
