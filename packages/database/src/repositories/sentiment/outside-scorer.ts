import { fallbackReasonSchema, type SentimentScorer } from '@hubbub/contracts'
import {
  type KeptScorer,
  type OutsideScorerRepository,
  type SampledText,
  type ScorerChange,
  scorerName,
} from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'

/** The scorer of somebody else, and what became of each day's texts. */
export function createOutsideScorerRepository(tx: Transaction, workspaceId: string): OutsideScorerRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const kept = async (locked: boolean) =>
    await firstRow<KeptScorer>(
      tx,
      Prisma.sql`SELECT name, kind, url, model, key, timeout_ms AS "timeoutMs", daily_budget AS "dailyBudget", mode, failures,
          rests_until AS "restsUntil", last_error IS NOT NULL AS "hasError", looked_at AS "lookedAt", measured_at AS "measuredAt", sampled, version
        FROM sentiment_scorer WHERE workspace_id = ${w} ${locked ? Prisma.sql`FOR UPDATE` : Prisma.empty}`,
    )
  const where = { workspaceId }
  return {
    get: async () => await kept(false),
    lock: async () => await kept(true),
    find: async (day) => await shown(tx, workspaceId, day),
    insert: async (scorer) => {
      await tx.sentimentScorer.create({ data: { workspaceId, ...scorer } })
    },
    update: async (change: ScorerChange, { told }) => {
      await tx.sentimentScorer.update({
        where,
        data: { ...change, ...(told && { version: { increment: 1 } }) },
      })
    },
    remove: async () => {
      await tx.sentimentScorer.delete({ where })
    },
    used: async (day, outcome) =>
      (
        await firstRow<{ count: number }>(
          tx,
          Prisma.sql`SELECT count FROM sentiment_scorer_use
            WHERE workspace_id = ${w} AND day = ${day}::date AND outcome = ${outcome}`,
        )
      )?.count ?? 0,
    count: async (day, counts) => {
      // In one order, so that two who count at once do not wait for each other.
      const some = Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1))
      for (const [outcome, count] of some)
        if (count > 0)
          await tx.$executeRaw`INSERT INTO sentiment_scorer_use (workspace_id, day, outcome, count)
            VALUES (${w}, ${day}::date, ${outcome}, ${count}::int)
            ON CONFLICT (workspace_id, day, outcome) DO UPDATE SET count = sentiment_scorer_use.count + excluded.count`
    },
    replaceKey: async ({ from, to }) =>
      (await tx.sentimentScorer.updateMany({ where: { workspaceId, key: from }, data: { key: to } })).count >
      0,
    unmeasured: async (scorer, before) =>
      (
        await firstRow<{ at: Date | null }>(
          tx,
          Prisma.sql`SELECT max(c.corrected_at) AS at FROM sentiment_correction c WHERE c.workspace_id = ${w}
            HAVING max(c.corrected_at) < ${before.toISOString()}::timestamptz AND NOT EXISTS (
              SELECT FROM sentiment_measure m
              WHERE m.workspace_id = ${w} AND m.scorer = ${scorer} AND m.at > max(c.corrected_at))`,
        )
      )?.at ?? null,
    fresh: async ({ after, scorer, limit }) =>
      await rows<SampledText>(
        tx,
        Prisma.sql`SELECT m.id, left(coalesce(m.trimmed_text, m.text), ${LONGEST}) AS text, i.language,
            coalesce(i.scored ->> 'label', i.label) AS label
          FROM message m JOIN message_insight i ON i.workspace_id = m.workspace_id AND i.message_id = m.id
          WHERE m.workspace_id = ${w} AND m.direction = 'in' AND i.scorer <> ${scorer} AND coalesce(m.trimmed_text, m.text) <> ''
            ${after === null ? Prisma.empty : Prisma.sql`AND m.id > ${after}::uuid`}
          ORDER BY m.id DESC LIMIT ${limit}::int`,
      ),
  }
}

const LONGEST = 20_000

async function shown(tx: Transaction, workspaceId: string, day: string): Promise<SentimentScorer | null> {
  const found = await tx.sentimentScorer.findUnique({ where: { workspaceId } })
  if (found === null) return null
  const { name, kind, url, model, key, timeoutMs, dailyBudget, mode, lastError, version } = found
  const uses = await rows<{ outcome: string; count: number }>(
    tx,
    Prisma.sql`SELECT outcome, count FROM sentiment_scorer_use
      WHERE workspace_id = ${workspaceId}::uuid AND day = ${day}::date`,
  )
  const count = (outcome: string) => uses.find((use) => use.outcome === outcome)?.count ?? 0
  const fellBack = fallbackReasonSchema.options
    .map((reason) => ({ reason, count: count(reason) }))
    .filter((one) => one.count > 0)
  return {
    name,
    scorer: scorerName(found),
    kind: kind as SentimentScorer['kind'],
    url,
    model,
    hasKey: key !== '',
    timeoutMs,
    dailyBudget,
    mode: mode as SentimentScorer['mode'],
    restsUntil: found.restsUntil?.toISOString() ?? null,
    lastError,
    lastErrorAt: found.lastErrorAt?.toISOString() ?? null,
    today: {
      asked: count('asked'),
      scored: count('scored'),
      fellBack,
      agreed: count('agreed'),
      differed: count('differed'),
    },
    version,
  }
}
