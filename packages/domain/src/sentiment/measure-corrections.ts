import type { SentimentLabel } from '@hubbub/contracts'
import type { WorkContext } from '../intake/work-context.ts'
import { measureScorer } from '../rules/measure-scorer.ts'

/** A scorer as it is measured: by its name with its version. */
export interface Measured {
  name: string
  /** Of how many it is asked at most; of all that are kept, if nothing is said. */
  most?: number
  /** Null where it says nothing. */
  score(
    texts: readonly { id: string; text: string; language: string | null }[],
  ): Promise<({ label: SentimentLabel; confidence: number } | null)[]>
}

/** What is newer says more of how people speak now. */
const MOST = 5_000

/** Measures scorers on what people said in this workspace. */
export async function measureCorrections(ctx: WorkContext, scorers: readonly Measured[]): Promise<void> {
  const corrections = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ sentiment }) => await sentiment.testSet(MOST),
  )
  for (const { name, most = MOST, score } of scorers) {
    const some = corrections.slice(0, most)
    const said = await score(some)
    const judged = some.flatMap(({ label }, index) => {
      const scored = said[index] ?? null
      return scored === null ? [] : [{ label, scored }]
    })
    // One that could not be asked is not one that is wrong in all.
    if (judged.length === 0 && some.length > 0) continue
    const measure = { scorer: name, at: ctx.clock.now(), ...measureScorer(judged) }
    await ctx.store.transaction(
      ctx.workspaceId,
      async ({ sentiment }) => await sentiment.keepMeasure(measure),
    )
  }
}
