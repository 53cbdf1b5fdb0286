import type { DeliveryRepository, SentNames, UndecidedPost } from '@hubbub/domain'
import { Prisma, rows, type Transaction } from './transaction.ts'

type ReplyNames = Pick<DeliveryRepository, 'rename' | 'undecidedPosts' | 'adoptNames'>

/** By what a network calls our replies, and how answers to them find their thread. */
export function createReplyNames(tx: Transaction, workspaceId: string): ReplyNames {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    rename: async (messageId, names) => {
      const { externalId, ownRef, ref } = names
      await removeTwin(tx, w, messageId, externalId)
      await tx.$executeRaw`UPDATE message m SET external_id = ${externalId}, thread = coalesce(m.thread, '{}'::jsonb) || jsonb_build_object('ownRef', ${ownRef}::text),
          meta = CASE WHEN m.meta ? 'post' THEN jsonb_set(m.meta, '{post}', (m.meta -> 'post') || ${JSON.stringify(postPart(names))}::jsonb) ELSE m.meta END
        WHERE m.workspace_id = ${w} AND m.id = ${messageId}::uuid AND NOT EXISTS (SELECT 1 FROM message o
          WHERE o.workspace_id = m.workspace_id AND o.channel_id = m.channel_id AND o.external_id = ${externalId} AND o.id <> m.id)`
      if (ref === null) return
      await tx.$executeRaw`INSERT INTO thread_ref AS r (workspace_id, channel_id, ref, conversation_id, own)
        SELECT m.workspace_id, m.channel_id, ${ref}, m.conversation_id, true FROM message m
        WHERE m.workspace_id = ${w} AND m.id = ${messageId}::uuid AND m.conversation_id IS NOT NULL
        ON CONFLICT (workspace_id, channel_id, ref) DO UPDATE SET conversation_id = excluded.conversation_id, own = true WHERE NOT r.own`
    },
    undecidedPosts: async (channelId) =>
      await rows<UndecidedPost>(
        tx,
        Prisma.sql`SELECT d.message_id AS "messageId", d.envelope, coalesce(d.alive_at, m.sent_at) AS since FROM outbound_delivery d
          JOIN message m ON m.workspace_id = d.workspace_id AND m.id = d.message_id
          WHERE d.workspace_id = ${w} AND d.channel_id = ${channelId}::uuid AND d.envelope ->> 'form' = 'post'
            AND (d.state IN ('sending', 'uncertain') OR (d.state = 'queued' AND d.attempts > 0))
            AND m.external_id = d.envelope ->> 'messageId'
          ORDER BY m.sent_at, m.id`,
      ),
    adoptNames: async (channelId, names) => {
      await tx.$executeRaw`WITH own AS (
          UPDATE message m SET thread = coalesce(m.thread, '{}'::jsonb) || jsonb_build_object('ownRef', n."ownRef")
          FROM jsonb_to_recordset(${JSON.stringify(names)}::jsonb) AS n ("externalId" text, "ownRef" text)
          WHERE m.workspace_id = ${w} AND m.channel_id = ${channelId}::uuid AND m.external_id = n."externalId"
            AND m.direction = 'out' AND m.conversation_id IS NOT NULL AND m.thread ->> 'ownRef' IS DISTINCT FROM n."ownRef"
          RETURNING n."ownRef" AS ref, m.conversation_id)
        INSERT INTO thread_ref AS r (workspace_id, channel_id, ref, conversation_id, own)
        SELECT DISTINCT ON (ref) ${w}, ${channelId}::uuid, ref, conversation_id, true FROM own
        ON CONFLICT (workspace_id, channel_id, ref) DO UPDATE SET conversation_id = excluded.conversation_id, own = true WHERE NOT r.own`
    },
  }
}

const postPart = ({ url, facts }: SentNames) => ({
  ...(url !== undefined && { url }),
  ...(facts !== undefined && { facts }),
})

/** Our own post that came back unrecognised before it had its name here: ours is the one that people know. */
async function removeTwin(
  tx: Transaction,
  w: Prisma.Sql,
  messageId: string,
  externalId: string,
): Promise<void> {
  await tx.$executeRaw`DELETE FROM message o USING message m
    WHERE m.workspace_id = ${w} AND m.id = ${messageId}::uuid AND m.meta ? 'post'
      AND o.workspace_id = m.workspace_id AND o.channel_id = m.channel_id AND o.external_id = ${externalId}
      AND o.id <> m.id AND o.direction = 'out' AND o.author_member_id IS NULL`
}
