import type { AttachmentRepository, StoredAttachment } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction, uuids } from './transaction.ts'

export function createAttachmentRepository(tx: Transaction, workspaceId: string): AttachmentRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    insert: async (attachment) => {
      await tx.$executeRaw`INSERT INTO attachment (workspace_id, id, message_id, uploaded_by, filename, content_type, size, sha256, content_id, inline, storage_key)
        VALUES (${w}, ${attachment.id}::uuid, ${attachment.messageId}::uuid, ${attachment.uploadedBy}::uuid, ${attachment.filename}, ${attachment.contentType},
          ${attachment.size}, ${attachment.sha256}, ${attachment.contentId}, ${attachment.inline}, ${attachment.storageKey})`
    },
    find: async (id) =>
      await firstRow<StoredAttachment>(
        tx,
        Prisma.sql`SELECT a.id, a.message_id AS "messageId", m.conversation_id AS "conversationId", a.uploaded_by AS "uploadedBy", a.filename,
          a.content_type AS "contentType", a.size, a.sha256, a.content_id AS "contentId", a.inline, a.storage_key AS "storageKey"
          FROM attachment a LEFT JOIN message m ON m.workspace_id = a.workspace_id AND m.id = a.message_id
          WHERE a.workspace_id = ${w} AND a.id = ${id}::uuid`,
      ),
    claim: async (ids, messageId, memberId) => {
      const claimed = await rows<{ id: string }>(
        tx,
        Prisma.sql`UPDATE attachment SET message_id = ${messageId}::uuid WHERE workspace_id = ${w} AND id = ANY(${uuids(ids)})
          AND message_id IS NULL AND uploaded_by IS NOT DISTINCT FROM ${memberId}::uuid RETURNING id`,
      )
      return claimed.map(({ id }) => id)
    },
    release: async (messageId) => {
      await tx.$executeRaw`UPDATE attachment SET message_id = NULL WHERE workspace_id = ${w} AND message_id = ${messageId}::uuid`
    },
  }
}
