import type { MessageRepository, RoutingRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction, uuids } from './transaction.ts'

type LogRow = Awaited<ReturnType<RoutingRepository['logsToSettle']>>[number]

/** What was written down of calls and visits, on its way through the workers. */
export function createLogParts(
  tx: Transaction,
  w: Prisma.Sql,
): Pick<RoutingRepository, 'logsToSettle' | 'settleLog'> {
  return {
    logsToSettle: async (messageIds) =>
      await rows<LogRow>(
        tx,
        Prisma.sql`SELECT m.id, m.conversation_id AS "conversationId", m.direction, m.trace, m.sentiment_label IS NULL AS "isFirst", i.language,
            jsonb_build_object('label', i.label, 'score', i.score) AS sentiment
          FROM message m JOIN message_insight i ON i.workspace_id = m.workspace_id AND i.message_id = m.id
          WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(messageIds)}) AND m.kind = 'log' AND m.routed_at IS NULL
          ORDER BY m.sent_at, m.id`,
      ),
    settleLog: async ({ id, conversationId, language, sentiment }, mood, now) => {
      const settled = await firstRow<{ version: number }>(
        tx,
        Prisma.sql`UPDATE message SET routed_at = ${now.toISOString()}::timestamptz, language = ${language}, sentiment_label = ${sentiment.label},
            sentiment_score = ${sentiment.score}, version = version + 1
          WHERE workspace_id = ${w} AND id = ${id}::uuid RETURNING version`,
      )
      const moved =
        mood === null
          ? null
          : await firstRow<{ version: number }>(
              tx,
              Prisma.sql`UPDATE conversation SET sentiment_label = ${mood.label}, sentiment_score = ${mood.score}, version = version + 1
                WHERE workspace_id = ${w} AND id = ${conversationId}::uuid RETURNING version`,
            )
      return { message: settled?.version ?? 1, conversation: moved?.version ?? 1 }
    },
  }
}

/** Other words of a log: what was found out about the old ones is forgotten. */
export async function changeLog(
  tx: Transaction,
  w: Prisma.Sql,
  id: string,
  { log, direction, text, sentAt, scoreAgain }: Parameters<MessageRepository['changeLog']>[1],
): Promise<void> {
  await tx.$executeRaw`DELETE FROM message_insight WHERE workspace_id = ${w} AND message_id = ${id}::uuid`
  await tx.$executeRaw`UPDATE sentiment_correction SET holds = false WHERE workspace_id = ${w} AND message_id = ${id}::uuid`
  await tx.$executeRaw`UPDATE mark_correction SET holds = false WHERE workspace_id = ${w} AND message_id = ${id}::uuid`
  await tx.$executeRaw`DELETE FROM message_search WHERE workspace_id = ${w} AND message_id = ${id}::uuid`
  await tx.$executeRaw`UPDATE message SET text = ${text}, direction = ${direction}, sent_at = ${sentAt.toISOString()}::timestamptz,
      meta = jsonb_set(meta, '{log}', ${JSON.stringify(log)}::jsonb), version = version + 1,
      routed_at = CASE WHEN ${scoreAgain} THEN NULL ELSE coalesce(routed_at, now()) END
    WHERE workspace_id = ${w} AND id = ${id}::uuid AND kind = 'log'`
}
