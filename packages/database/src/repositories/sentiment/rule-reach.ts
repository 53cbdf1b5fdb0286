import type { SentimentRepository } from '@hubbub/domain'
import { seenBy } from '../seen-by.ts'
import { Prisma, rows, type Transaction } from '../transaction.ts'

type Reach = Pick<SentimentRepository, 'holding' | 'decidedBy' | 'sample'>

/** Stored messages that a phrase or its rule concerns. */
export function createRuleReach(tx: Transaction, w: Prisma.Sql): Reach {
  return {
    holding: async (phrase, { before, brandId, limit }) => {
      const found = await rows<{ id: string }>(
        tx,
        Prisma.sql`SELECT m.id ${maybeHolding(w, phrase, brandId)} AND ${before === null ? Prisma.sql`true` : Prisma.sql`m.id < ${before}::uuid`}
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
    sample: async (phrase, { brandId, since, limit }, scope) =>
      await rows<Awaited<ReturnType<Reach['sample']>>[number]>(
        tx,
        Prisma.sql`SELECT m.id AS "messageId", coalesce(m.trimmed_text, m.text) AS text, i.label ${maybeHolding(w, phrase, brandId)}
            AND m.sent_at > ${since.toISOString()}::timestamptz
            AND ${seenBy(w, scope)}
          ORDER BY m.id DESC LIMIT ${limit}`,
      ),
  }
}

/** By the longest word of it; what else it wants is looked at in the text itself. */
function maybeHolding(w: Prisma.Sql, phrase: string, brandId: string | null): Prisma.Sql {
  const longest = phrase.split(/\s+/u).toSorted((a, b) => b.length - a.length)[0] ?? ''
  const pattern = `%${longest.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return Prisma.sql`FROM message m JOIN message_insight i ON i.workspace_id = m.workspace_id AND i.message_id = m.id
    JOIN channel ch ON ch.workspace_id = m.workspace_id AND ch.id = m.channel_id
    LEFT JOIN conversation c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
    WHERE m.workspace_id = ${w} AND m.kind IN ('message', 'log') AND m.direction = 'in' AND m.text ILIKE ${pattern}
      AND ${brandId === null ? Prisma.sql`true` : Prisma.sql`ch.brand_id = ${brandId}::uuid`}`
}
