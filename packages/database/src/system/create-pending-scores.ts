import type { PrismaClient } from '../generated/client.ts'

/** Scorers that are to be measured or looked after, or that are to learn, in all workspaces. */
export function createPendingScores(client: PrismaClient) {
  return {
    /** Workspaces whose corrections changed since one of these scorers was measured on them, and rest since `before`. */
    async unmeasuredSentiment(scorers: readonly string[], before: Date): Promise<string[]> {
      const rows = await client.$queryRaw<{ id: string }[]>`
        SELECT hubbub_unmeasured_sentiment(${[...scorers]}::text[], ${before}::timestamptz) AS id`
      return rows.map(({ id }) => id)
    },
    /** Workspaces from whose corrections is to be learned, or in which too few are left for what was. */
    async dueSentimentAdjustments(due: {
      fewest: number
      scorer: string
      calmSince: Date
      learnedBefore: Date
    }): Promise<string[]> {
      const rows = await client.$queryRaw<{ id: string }[]>`
        SELECT id FROM hubbub_due_sentiment_adjustments(${due.fewest}::int, ${due.scorer}, ${due.calmSince}::timestamptz,
          ${due.learnedBefore}::timestamptz) AS id`
      return rows.map(({ id }) => id)
    },
    /** Workspaces in which messages count by what was learned, where that counts no longer. */
    async dueLayers(): Promise<string[]> {
      const rows = await client.$queryRaw<{ id: string }[]>`SELECT due AS id FROM hubbub_due_layers() AS due`
      return rows.map(({ id }) => id)
    },
    /** Brands that are called otherwise than when their stored messages were read. */
    async dueAspects(): Promise<{ workspaceId: string; brandId: string }[]> {
      return await client.$queryRaw`
        SELECT workspace_id AS "workspaceId", brand_id AS "brandId" FROM hubbub_due_aspects()`
    },
    /** Workspaces with a scorer of somebody else that was not looked after since `before`. */
    async dueSentimentScorers(before: Date): Promise<string[]> {
      const rows = await client.$queryRaw<{ id: string }[]>`
        SELECT id FROM hubbub_due_sentiment_scorers(${before}::timestamptz) AS id`
      return rows.map(({ id }) => id)
    },
  }
}
