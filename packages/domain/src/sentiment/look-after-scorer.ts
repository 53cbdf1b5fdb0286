import type { WorkContext } from '../intake/work-context.ts'
import type { KeptScorer } from '../ports/outside-scorer.ts'
import { askOutside, countOutcomes, dayOf, type OutsideDeps, scorerName } from './ask-outside.ts'
import { measureCorrections } from './measure-corrections.ts'

/** One that somebody pays for is asked of so many corrections, the newest; and not again within the hour. */
const MOST_CORRECTIONS = 300
const AGAIN_MS = 3_600_000
/** Corrections come in a row. */
const CALM_MS = 5_000
const SAMPLE = 10
/** Asked together. */
const TOGETHER = 50

export const SCORER_LOOK_MS = 60_000

/** Measures a workspace's own scorer on corrections and, where it is only compared, on a sample of what came. */
export async function lookAfterScorer(ctx: WorkContext, deps: OutsideDeps): Promise<void> {
  const claimed = await claim(ctx)
  if (claimed === null) return
  if (claimed.scorer.mode === 'compare') await sample(ctx, deps, claimed.scorer)
  if (claimed.measures) await measure(ctx, deps, claimed.scorer)
}

async function claim(ctx: WorkContext): Promise<{ scorer: KeptScorer; measures: boolean } | null> {
  return await ctx.store.transaction(ctx.workspaceId, async ({ outsideScorer }) => {
    const scorer = await outsideScorer.lock()
    const now = ctx.clock.now()
    const before = (ms: number) => new Date(now.getTime() - ms)
    if (scorer === null || (scorer.lookedAt !== null && scorer.lookedAt > before(SCORER_LOOK_MS))) return null
    const rested = scorer.measuredAt === null || scorer.measuredAt < before(AGAIN_MS)
    const measures = rested && (await outsideScorer.unmeasured(scorerName(scorer), before(CALM_MS))) !== null
    await outsideScorer.update({ lookedAt: now, ...(measures && { measuredAt: now }) }, { told: false })
    return { scorer, measures }
  })
}

async function sample(ctx: WorkContext, deps: OutsideDeps, scorer: KeptScorer): Promise<void> {
  const found = await ctx.store.transaction(ctx.workspaceId, async ({ outsideScorer }) => {
    const fresh = await outsideScorer.fresh({
      after: scorer.sampled,
      scorer: scorerName(scorer),
      limit: SAMPLE,
    })
    const [newest] = fresh
    if (newest !== undefined) await outsideScorer.update({ sampled: newest.id }, { told: false })
    return fresh
  })
  if (found.length === 0) return
  const asked = await askOutside(ctx, deps, found, { mode: 'compare' })
  if (asked === null) return
  const compared = found.flatMap(({ label }, index) => {
    const score = asked.scores[index] ?? null
    return score === null ? [] : [score.label === label]
  })
  const agreed = compared.filter(Boolean).length
  await countOutcomes(ctx, { agreed, differed: compared.length - agreed })
}

/** Half of the day's budget is left to what comes. */
async function measure(ctx: WorkContext, deps: OutsideDeps, scorer: KeptScorer): Promise<void> {
  const asked = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ outsideScorer }) => await outsideScorer.used(dayOf(ctx.clock.now()), 'asked'),
  )
  const most = Math.min(MOST_CORRECTIONS, Math.floor(scorer.dailyBudget / 2 - asked))
  if (most < 1) return
  const score: Parameters<typeof measureCorrections>[1][number]['score'] = async (texts) => {
    const said = []
    for (let from = 0; from < texts.length; from += TOGETHER) {
      const some = await askOutside(ctx, deps, texts.slice(from, from + TOGETHER))
      if (some === null) break
      said.push(...some.scores)
      if (some.scores.every((one) => one === null)) break
    }
    return said
  }
  await measureCorrections(ctx, [{ name: scorerName(scorer), most, score }])
}
