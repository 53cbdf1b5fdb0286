import { ADJUSTMENT_CORRECTIONS, type HeldOut, type SentimentAdjustment } from '@hubbub/contracts'
import type { AdjustmentRepository, KeptAdjustment, ScorersInUse } from '@hubbub/domain'
import { isLayered } from './stored-scores.ts'
import { firstRow, Prisma, type Transaction } from '../transaction.ts'

interface ShownRow extends Pick<
  SentimentAdjustment,
  'enabled' | 'outcome' | 'doubt' | 'version' | 'toRescore'
> {
  corrections: number
  learnedFrom: number
  learnedAt: Date | null
  before: HeldOut | null
  after: HeldOut | null
}

/** What the scorer has learned of a workspace. */
export function createAdjustmentRepository(tx: Transaction, workspaceId: string): AdjustmentRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const many = Prisma.sql`(SELECT count(*)::int FROM sentiment_correction WHERE workspace_id = ${w})`
  return {
    inUse: async () =>
      (await firstRow<ScorersInUse>(
        tx,
        Prisma.sql`/*fixed*/ SELECT coalesce((SELECT version FROM sentiment_adjustment WHERE workspace_id = ${w}), 0) AS adjustment,
            EXISTS (SELECT FROM sentiment_scorer WHERE workspace_id = ${w} AND mode = 'use') AS outside`,
      )) ?? { adjustment: 0, outside: false },
    get: async () =>
      await firstRow<KeptAdjustment>(
        tx,
        Prisma.sql`SELECT enabled, outcome, layer, scorer, version FROM sentiment_adjustment WHERE workspace_id = ${w}`,
      ),
    find: async () => {
      const row = await firstRow<ShownRow>(
        tx,
        Prisma.sql`SELECT coalesce(a.enabled, true) AS enabled, coalesce(a.outcome, 'none') AS outcome, ${many} AS corrections,
            coalesce(a.corrections, 0) AS "learnedFrom", a.learned_at AS "learnedAt", a.before, a.after, a.doubt, coalesce(a.version, 0) AS version,
            CASE WHEN a.enabled AND a.layer IS NOT NULL THEN 0 ELSE (SELECT count(*)::int FROM message_insight i WHERE i.workspace_id = ${w} AND ${isLayered}) END AS "toRescore"
          FROM (SELECT 1) AS one LEFT JOIN sentiment_adjustment a ON a.workspace_id = ${w}`,
      )
      return toShown(row)
    },
    lock: async () => {
      // Where there is none, whoever comes second waits here as well.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('adjustment:' || ${workspaceId}, 0))`
      const row = await firstRow<{ version: number }>(
        tx,
        Prisma.sql`SELECT version FROM sentiment_adjustment WHERE workspace_id = ${w} FOR UPDATE`,
      )
      return row?.version ?? 0
    },
    countCorrections: async () =>
      (await firstRow<{ many: number }>(tx, Prisma.sql`SELECT ${many} AS many`))?.many ?? 0,
    keep: async ({ outcome, layer, scorer, corrections, learnedAt, before, after, doubt }) => {
      const json = (value: object | null) => (value === null ? null : JSON.stringify(value))
      await tx.$executeRaw`INSERT INTO sentiment_adjustment (workspace_id, outcome, layer, scorer, corrections, learned_at, before, after, doubt)
        VALUES (${w}, ${outcome}, ${json(layer)}::jsonb, ${scorer}, ${corrections}::int, ${learnedAt.toISOString()}::timestamptz,
          ${json(before)}::jsonb, ${json(after)}::jsonb, ${doubt}::real)
        ON CONFLICT (workspace_id) DO UPDATE SET outcome = excluded.outcome, layer = excluded.layer, scorer = excluded.scorer,
          corrections = excluded.corrections, learned_at = excluded.learned_at, before = excluded.before, after = excluded.after,
          doubt = excluded.doubt, version = sentiment_adjustment.version + 1`
    },
    enable: async (enabled) => {
      await tx.$executeRaw`INSERT INTO sentiment_adjustment (workspace_id, enabled) VALUES (${w}, ${enabled})
        ON CONFLICT (workspace_id) DO UPDATE SET enabled = excluded.enabled, version = sentiment_adjustment.version + 1`
    },
    forget: async () => {
      await tx.$executeRaw`INSERT INTO sentiment_adjustment (workspace_id, enabled) VALUES (${w}, false)
        ON CONFLICT (workspace_id) DO UPDATE SET enabled = false, outcome = 'none', layer = NULL, scorer = '', corrections = 0,
          learned_at = NULL, before = NULL, after = NULL, doubt = NULL, version = sentiment_adjustment.version + 1`
    },
  }
}

function toShown(row: ShownRow | null): SentimentAdjustment {
  if (row === null) throw new Error('an adjustment could not be read')
  const { learnedAt, ...rest } = row
  return { ...rest, needed: ADJUSTMENT_CORRECTIONS, learnedAt: learnedAt?.toISOString() ?? null }
}
