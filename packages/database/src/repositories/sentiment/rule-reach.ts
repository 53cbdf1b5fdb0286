import type { RulePlace, SentimentRepository } from '@hubbub/domain'
import { likePattern } from '../like-pattern.ts'
import { seenBy } from '../seen-by.ts'
import { Prisma, rows, type Transaction, uuids } from '../transaction.ts'

type Reach = Pick<
  SentimentRepository,
  'holding' | 'decidedBy' | 'sample' | 'matchedBy' | 'due' | 'unscored' | 'dropDue'
>

/** Stored messages that a phrase or its rule concerns. */
export function createRuleReach(tx: Transaction, w: Prisma.Sql): Reach {
  return {
    holding: async (phrase, { before, brandId, monitorId, limit }) => {
      const found = await rows<{ id: string }>(
        tx,
        Prisma.sql`SELECT m.id ${maybeHolding(w, phrase, { brandId, monitorId })} AND ${before === null ? Prisma.sql`true` : Prisma.sql`m.id < ${before}::uuid`}
          ORDER BY m.id DESC LIMIT ${limit}`,
      )
      return found.map(({ id }) => id)
    },
    decidedBy: async (ruleId, limit) => {
      const found = await rows<{ id: string }>(
        tx,
        Prisma.sql`SELECT i.message_id AS id FROM message_insight i WHERE i.workspace_id = ${w} AND i.rule_id = ${ruleId}::uuid
          UNION SELECT k.message_id FROM sentiment_correction k WHERE k.workspace_id = ${w} AND k.holds AND k.before ->> 'ruleId' = ${ruleId}
          ORDER BY id LIMIT ${limit}`,
      )
      return found.map(({ id }) => id)
    },
    sample: async (phrase, { brandId, monitorId, since, limit }, scope) =>
      await rows<Awaited<ReturnType<Reach['sample']>>[number]>(
        tx,
        Prisma.sql`SELECT m.id AS "messageId", coalesce(m.trimmed_text, m.text) AS text, i.label ${maybeHolding(w, phrase, { brandId, monitorId })}
            AND m.sent_at > ${since.toISOString()}::timestamptz
            AND ${seenBy(w, scope)}
          ORDER BY m.id DESC LIMIT ${limit}`,
      ),
    matchedBy: async (messageIds) => {
      const found = await rows<{ id: string; monitorId: string }>(
        tx,
        Prisma.sql`SELECT message_id AS id, monitor_id AS "monitorId" FROM monitor_match
          WHERE workspace_id = ${w} AND message_id = ANY(${uuids(messageIds)})`,
      )
      const groups = Map.groupBy(found, ({ id }) => id)
      return new Map([...groups].map(([id, some]) => [id, some.map(({ monitorId }) => monitorId)]))
    },
    due: async (limit) =>
      await rows<{ seq: bigint; messageId: string }>(
        tx,
        Prisma.sql`SELECT d.seq, d.message_id AS "messageId" FROM sentiment_due d
          LEFT JOIN message m ON m.workspace_id = d.workspace_id AND m.id = d.message_id
          LEFT JOIN message_insight i ON i.workspace_id = d.workspace_id AND i.message_id = d.message_id
          WHERE d.workspace_id = ${w} AND (m.id IS NULL OR i.message_id IS NOT NULL) ORDER BY d.seq LIMIT ${limit}`,
      ),
    unscored: async (limit) =>
      await rows<{ messageId: string; channelId: string }>(
        tx,
        Prisma.sql`SELECT DISTINCT m.id AS "messageId", m.channel_id AS "channelId" FROM sentiment_due d
          JOIN message m ON m.workspace_id = d.workspace_id AND m.id = d.message_id
          WHERE d.workspace_id = ${w} AND NOT EXISTS (SELECT 1 FROM message_insight i WHERE i.workspace_id = m.workspace_id AND i.message_id = m.id)
          ORDER BY m.id LIMIT ${limit}`,
      ),
    dropDue: async (seqs) => {
      await tx.$executeRaw`DELETE FROM sentiment_due WHERE workspace_id = ${w} AND seq = ANY(${seqs.map(String)}::bigint[])`
    },
  }
}

/** By the longest word of it; what else it wants is looked at in the text itself. */
function maybeHolding(w: Prisma.Sql, phrase: string, { brandId, monitorId }: RulePlace): Prisma.Sql {
  const longest = phrase.split(/\s+/u).toSorted((a, b) => b.length - a.length)[0] ?? ''
  return Prisma.sql`FROM message m JOIN message_insight i ON i.workspace_id = m.workspace_id AND i.message_id = m.id
    JOIN channel ch ON ch.workspace_id = m.workspace_id AND ch.id = m.channel_id
    LEFT JOIN conversation c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
    WHERE m.workspace_id = ${w} AND m.kind IN ('message', 'log') AND m.direction = 'in' AND m.text ILIKE ${likePattern(longest)}
      AND ${brandId === null ? Prisma.sql`true` : Prisma.sql`ch.brand_id = ${brandId}::uuid`}
      AND ${monitorId === null ? Prisma.sql`true` : Prisma.sql`EXISTS (SELECT 1 FROM monitor_match t WHERE t.workspace_id = m.workspace_id AND t.monitor_id = ${monitorId}::uuid AND t.message_id = m.id)`}`
}
