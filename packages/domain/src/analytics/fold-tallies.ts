import type { WorkContext } from '../intake/work-context.ts'

/** Changes in one transaction: some hundredths of a second. */
const MOST = 5_000

/**
 * Folds what changed into the tallies of a workspace, until little is left. Safe to run twice and to be killed: each
 * stretch is one transaction, and whoever reads adds what is not folded. @returns how many changes were folded.
 */
export async function foldTallies(ctx: Pick<WorkContext, 'workspaceId' | 'store'>): Promise<number> {
  let folded = 0
  for (;;) {
    const taken = await ctx.store.transaction(
      ctx.workspaceId,
      async ({ analytics }) => await analytics.fold(MOST),
      { repeatable: true },
    )
    folded += taken ?? 0
    if (taken === null || taken < MOST) return folded
  }
}
