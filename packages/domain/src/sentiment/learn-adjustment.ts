import { ADJUSTMENT_CORRECTIONS, type CorrectedLabel, type HeldOut } from '@hubbub/contracts'
import type { WorkContext } from '../intake/work-context.ts'
import type { AdjustmentLayer, KeptAdjustment, ScorersInUse } from '../ports/adjustment.ts'

export interface Lesson {
  text: string
  language: string | null
  label: CorrectedLabel
}

export interface Learner {
  /** Name and version of the weights that it learns on top of. */
  scorer: string
  /** Null where fewer than `fewest` of them can be scored. */
  learn(
    lessons: readonly Lesson[],
    fewest: number,
  ): Promise<{
    layer: AdjustmentLayer
    isBetter: boolean
    before: HeldOut
    after: HeldOut
    doubt: number
  } | null>
}

/** Corrections come in a row: it is learned when somebody pauses, and not again within the hour. */
const CALM_MS = 5_000
const AGAIN_MS = 3_600_000

/** Of which workspaces `learnAdjustment` is due. */
export const dueAdjustments = (now: Date, scorer: string) => ({
  fewest: ADJUSTMENT_CORRECTIONS,
  scorer,
  calmSince: new Date(now.getTime() - CALM_MS),
  learnedBefore: new Date(now.getTime() - AGAIN_MS),
})

/** What is newer says more of how people speak now. */
const MOST = 5_000

/**
 * Learns from what people said in this workspace, and takes that only if it is better on corrections that it was not
 * learned from. With too few of them left, what was learned is gone. Run at the same time elsewhere, one of both counts;
 * changed meanwhile by somebody, it is left to the next time. @returns whether anything was kept.
 */
export async function learnAdjustment(ctx: WorkContext, { scorer, learn }: Learner): Promise<boolean> {
  const learnedAt = ctx.clock.now()
  const found = await ctx.store.transaction(ctx.workspaceId, async ({ adjustment, sentiment }) => {
    const corrections = await adjustment.countCorrections()
    const enough = corrections >= ADJUSTMENT_CORRECTIONS
    return {
      kept: await adjustment.get(),
      corrections,
      lessons: enough ? await sentiment.testSet(MOST) : [],
    }
  })
  const { kept, corrections } = found
  if (found.lessons.length > 0 && kept?.enabled === false) return false
  // In one order whoever reads them, so that the same is learned.
  const lessons = found.lessons.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const learned = lessons.length === 0 ? null : await learn(lessons, ADJUSTMENT_CORRECTIONS)
  const figures =
    learned === null
      ? { before: null, after: null, doubt: null }
      : { before: learned.before, after: learned.after, doubt: learned.doubt }
  return await ctx.store.transaction(ctx.workspaceId, async ({ adjustment }) => {
    if ((await adjustment.lock()) !== versionOf(kept)) return false
    const layer = learned?.isBetter === true ? learned.layer : null
    const learnedOutcome = layer === null ? 'not-better' : 'taken'
    const outcome = learned === null ? 'too-few' : learnedOutcome
    await adjustment.keep({ outcome, layer, scorer, corrections, learnedAt, ...figures })
    return true
  })
}

const versionOf = (kept: KeptAdjustment | null) => kept?.version ?? 0

/** Which scorers count in this workspace, at this moment. */
export async function scorersInUse(ctx: Pick<WorkContext, 'workspaceId' | 'store'>): Promise<ScorersInUse> {
  return await ctx.store.transaction(ctx.workspaceId, async ({ adjustment }) => await adjustment.inUse())
}

/** What counts on top of the weights of `scorer` in this workspace; a layer of null where nothing does. */
export async function appliedAdjustment(
  ctx: Pick<WorkContext, 'workspaceId' | 'store'>,
  scorer: string,
): Promise<{ version: number; layer: AdjustmentLayer | null }> {
  const kept = await ctx.store.transaction(ctx.workspaceId, async ({ adjustment }) => await adjustment.get())
  const counts = kept?.enabled === true && kept.scorer === scorer
  return { version: versionOf(kept), layer: counts ? kept.layer : null }
}
