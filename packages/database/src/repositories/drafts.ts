import type { Draft } from '@hubbub/contracts'
import type { DraftRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction, uuids } from './transaction.ts'

type DraftRow = Omit<Draft, 'updatedAt'> & { updatedAt: Date }

const columns = Prisma.sql`mode, text, envelope, attachment_ids AS "attachmentIds", updated_at AS "updatedAt", version`
const toDraft = (row: DraftRow): Draft => ({ ...row, updatedAt: row.updatedAt.toISOString() })

export function createDraftRepository(tx: Transaction, workspaceId: string): DraftRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    list: async (conversationId, memberId) => {
      const found = await rows<DraftRow>(
        tx,
        Prisma.sql`SELECT ${columns} FROM draft WHERE workspace_id = ${w} AND conversation_id = ${conversationId}::uuid AND membership_id = ${memberId}::uuid ORDER BY mode`,
      )
      return found.map(toDraft)
    },
    save: async (conversationId, memberId, draft, now) => {
      const row = await firstRow<DraftRow>(
        tx,
        Prisma.sql`INSERT INTO draft (workspace_id, conversation_id, membership_id, mode, text, envelope, attachment_ids, updated_at)
          VALUES (${w}, ${conversationId}::uuid, ${memberId}::uuid, ${draft.mode}, ${draft.text}, ${JSON.stringify(draft.envelope)}::jsonb,
            ${uuids(draft.attachmentIds)}, ${now.toISOString()}::timestamptz)
          ON CONFLICT (workspace_id, conversation_id, membership_id, mode) DO UPDATE
            SET text = excluded.text, envelope = excluded.envelope, attachment_ids = excluded.attachment_ids,
              updated_at = excluded.updated_at, version = draft.version + 1
          RETURNING ${columns}`,
      )
      if (row === null) throw new Error('a saved draft came back empty')
      return toDraft(row)
    },
    delete: async (conversationId, memberId, mode) => {
      const row = await firstRow<DraftRow>(
        tx,
        Prisma.sql`DELETE FROM draft WHERE workspace_id = ${w} AND conversation_id = ${conversationId}::uuid
          AND membership_id = ${memberId}::uuid AND mode = ${mode} RETURNING ${columns}`,
      )
      return row === null ? null : toDraft(row)
    },
  }
}
