import { AppError, type SentimentRule } from '@hubbub/contracts'
import type { KeptRule, PhraseRule, SentimentRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'

type RuleRow = Omit<SentimentRule, 'createdAt' | 'decides'> & { createdAt: Date; decides: bigint }

const toRule = ({ createdAt, decides, ...rule }: RuleRow): SentimentRule => ({
  ...rule,
  createdAt: createdAt.toISOString(),
  decides: Number(decides),
})

type Rules = Pick<
  SentimentRepository,
  | 'listRules'
  | 'findRule'
  | 'holdRules'
  | 'lockRules'
  | 'lockRule'
  | 'insertRule'
  | 'moveRule'
  | 'deleteRule'
  | 'rulesOf'
>

/** Phrases that people have judged. */
export function createSentimentRules(tx: Transaction, workspaceId: string): Rules {
  const w = Prisma.sql`${workspaceId}::uuid`
  const key = Prisma.sql`hashtextextended(${`sentiment-rules:${workspaceId}`}, 0)`
  const shown = (
    where: Prisma.Sql,
  ) => Prisma.sql`SELECT r.id, r.phrase, r.effect, r.state, r.version, r.created_at AS "createdAt",
      CASE WHEN b.id IS NOT NULL THEN jsonb_build_object('id', b.id, 'name', b.name) END AS brand,
      CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'name', o.name) END AS monitor,
      CASE WHEN mb.id IS NOT NULL THEN jsonb_build_object('id', mb.id, 'name', mb.name) END AS "createdBy",
      (SELECT count(*) FROM message_insight i WHERE i.workspace_id = r.workspace_id AND i.rule_id = r.id) AS decides
    FROM sentiment_rule r LEFT JOIN brand b ON b.workspace_id = r.workspace_id AND b.id = r.brand_id
    LEFT JOIN monitor o ON o.workspace_id = r.workspace_id AND o.id = r.monitor_id
    LEFT JOIN membership mb ON mb.workspace_id = r.workspace_id AND mb.id = r.created_by
    WHERE r.workspace_id = ${w} AND ${where} ORDER BY lower(r.phrase), r.id`
  return {
    listRules: async () => (await rows<RuleRow>(tx, shown(Prisma.sql`true`))).map(toRule),
    findRule: async (id) => {
      const row = await firstRow<RuleRow>(tx, shown(Prisma.sql`r.id = ${id}::uuid`))
      return row === null ? null : toRule(row)
    },
    holdRules: async () => {
      // In a statement of its own: what the other wrote who was waited for is seen by the next one only.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${key})`
      return await rows<PhraseRule>(
        tx,
        Prisma.sql`/*fixed*/ SELECT r.id, r.phrase, r.effect, r.brand_id AS "brandId", r.monitor_id AS "monitorId" FROM sentiment_rule r
          WHERE r.workspace_id = ${w} AND r.state <> 'removing' ORDER BY r.id`,
      )
    },
    lockRules: async () => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${key})`
    },
    lockRule: async (id) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sentiment-rule:${id}`}, 0))`
      return await firstRow<KeptRule>(
        tx,
        Prisma.sql`SELECT id, phrase, effect, brand_id AS "brandId", monitor_id AS "monitorId", state, reached, version FROM sentiment_rule
          WHERE workspace_id = ${w} AND id = ${id}::uuid`,
      )
    },
    insertRule: async ({ id, phrase, effect, brandId, monitorId, createdBy, createdAt }) => {
      const added =
        await tx.$executeRaw`INSERT INTO sentiment_rule (workspace_id, id, phrase, effect, brand_id, monitor_id, created_by, created_at)
        VALUES (${w}, ${id}::uuid, ${phrase}, ${effect}, ${brandId}::uuid, ${monitorId}::uuid, ${createdBy}::uuid, ${createdAt.toISOString()}::timestamptz)
        ON CONFLICT DO NOTHING`
      if (added === 0)
        throw new AppError({
          code: 'sentiment-rule.exists',
          kind: 'conflict',
          message: 'There is a rule for this phrase already',
        })
    },
    moveRule: async (id, { state, reached }) => {
      const row = await firstRow<{ version: number }>(
        tx,
        Prisma.sql`UPDATE sentiment_rule SET state = ${state}, reached = ${reached}::uuid, version = version + 1
          WHERE workspace_id = ${w} AND id = ${id}::uuid RETURNING version`,
      )
      return row?.version ?? 0
    },
    rulesOf: async (monitorId) =>
      (
        await rows<{ id: string }>(
          tx,
          Prisma.sql`SELECT id FROM sentiment_rule WHERE workspace_id = ${w} AND monitor_id = ${monitorId}::uuid AND state <> 'removing' ORDER BY id`,
        )
      ).map(({ id }) => id),
    deleteRule: async (id) => {
      await tx.$executeRaw`DELETE FROM sentiment_rule WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
  }
}
