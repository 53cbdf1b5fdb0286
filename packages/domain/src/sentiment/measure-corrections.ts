import type { SentimentLabel } from '@hubbub/contracts'
import type { WorkContext } from '../intake/work-context.ts'
import { measureScorer } from '../rules/measure-scorer.ts'

/** A scorer as it is measured: by its name with its version. */
export interface Measured {
  name: string
  score(
    texts: readonly { id: string; text: string; language: string | null }[],
  ): Promise<{ label: SentimentLabel; confidence: number }[]>
}

/** What is newer says more of how people speak now. */
const MOST = 5_000

/** Measures scorers on what people said in this workspace. */
export async function measureCorrections(ctx: WorkContext, scorers: readonly Measured[]): Promise<void> {
  const corrections = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ sentiment }) => await sentiment.testSet(MOST),
  )
  for (const { name, score } of scorers) {
    const said = await score(corrections)
    const judged = corrections.flatMap(({ label }, index) =>
      said[index] === undefined ? [] : [{ label, scored: said[index] }],
    )
    const measure = { scorer: name, at: ctx.clock.now(), ...measureScorer(judged) }
    await ctx.store.transaction(
      ctx.workspaceId,
      async ({ sentiment }) => await sentiment.keepMeasure(measure),
    )
  }
}
