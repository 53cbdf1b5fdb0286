import type { NoticedConversation, NoticedGap, NoticeRepository } from '@hubbub/domain'
import { Prisma, rows, type Transaction } from './transaction.ts'

type Facts = Pick<NoticeRepository, 'conversations' | 'waitingLong' | 'channels' | 'gaps' | 'letters'>

const conversation = Prisma.sql`SELECT k.id, k.number, k.subject, t.name AS contact, c.name AS channel, m.name AS assignee,
    k.waiting_since AS "waitingSince"
  FROM conversation k
  JOIN contact t ON t.workspace_id = k.workspace_id AND t.id = k.contact_id
  JOIN channel c ON c.workspace_id = k.workspace_id AND c.id = k.channel_id
  LEFT JOIN membership m ON m.workspace_id = k.workspace_id AND m.id = k.assignee_id`

/** What notices say of things, by their ids. */
export function createNoticeFactsRepository(tx: Transaction, workspaceId: string): Facts {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    conversations: async (ids) =>
      await rows<NoticedConversation>(
        tx,
        Prisma.sql`${conversation} WHERE k.workspace_id = ${w} AND k.id = ANY(${[...ids]}::uuid[])`,
      ),
    waitingLong: async (placeId, { before, after, max }) =>
      await rows<NoticedConversation>(
        tx,
        Prisma.sql`${conversation}
          WHERE k.workspace_id = ${w} AND k.status = 'open' AND k.waiting_since <= ${before.toISOString()}::timestamptz
            AND k.waiting_since > ${after.toISOString()}::timestamptz
            AND NOT EXISTS (SELECT FROM notice n WHERE n.workspace_id = k.workspace_id AND n.place_id = ${placeId}::uuid
              AND n.topic = 'conversation-waiting' AND n.subject = k.id::text AND n.at >= k.waiting_since)
          ORDER BY k.waiting_since LIMIT ${max}::int`,
      ),
    channels: async (ids) =>
      await rows<{ id: string; name: string; lastError: string | null }>(
        tx,
        Prisma.sql`SELECT id, name, last_error AS "lastError" FROM channel WHERE workspace_id = ${w} AND id = ANY(${[...ids]}::uuid[])`,
      ),
    gaps: async (placeId, foundAfter) =>
      await rows<NoticedGap>(
        tx,
        Prisma.sql`SELECT g.id, g.channel_id AS "channelId", c.name AS channel, g.from_at AS "from", g.to_at AS "to", g.reason
          FROM channel_gap g
          JOIN channel c ON c.workspace_id = g.workspace_id AND c.id = g.channel_id AND c.deleted_at IS NULL
          JOIN notice_place p ON p.workspace_id = g.workspace_id AND p.id = ${placeId}::uuid
          WHERE g.workspace_id = ${w} AND g.found_at > ${foundAfter.toISOString()}::timestamptz AND g.found_at >= p.created_at
            AND NOT EXISTS (SELECT FROM notice n WHERE n.workspace_id = g.workspace_id AND n.place_id = p.id AND n.key = 'gap:' || g.id)
          ORDER BY g.found_at LIMIT 100`,
      ),
    letters: async (ids) =>
      await rows<{ id: string; job: string; error: string }>(
        tx,
        Prisma.sql`SELECT id, job, error FROM dead_letter WHERE workspace_id = ${w} AND id = ANY(${[...ids]}::uuid[])`,
      ),
  }
}
