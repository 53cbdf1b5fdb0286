import { applyRule, judgeDue, type Measured, measureCorrections, signalUnscored } from '@hubbub/domain'
import { workContext, type WorkerDeps } from '@hubbub/worker'
import type { ScorerOf } from './create-outside.ts'
import type { Scorers } from './create-scorers.ts'
import { rescoreBy, untilDone } from './until-done.ts'

/** Rules that are looked after in one sweep. */
const MOST_RULES = 20
/** Corrections come in a row: scorers are measured when somebody pauses. */
const CALM_MS = 5_000

/** Judges what is stored by rules that people made or removed, and measures scorers on what people corrected. */
export async function judgeStored(
  deps: WorkerDeps,
  { all }: Pick<Scorers, 'all'>,
  scorerOf: ScorerOf,
): Promise<number> {
  let looked = 0
  for (const { workspaceId, ruleId } of await deps.database.system.dueSentimentRules(MOST_RULES)) {
    const ctx = contextOf(deps, workspaceId)
    looked += await untilDone(async () => await applyRule(ctx, rescoreBy(scorerOf(ctx)), ruleId))
  }
  for (const workspaceId of await deps.database.system.dueJudgements()) {
    const ctx = contextOf(deps, workspaceId)
    looked += await untilDone(async () => await judgeDue(ctx, rescoreBy(scorerOf(ctx))))
    await signalUnscored(ctx)
  }
  await measure(deps, all)
  return looked
}

async function measure(deps: WorkerDeps, scorers: Scorers['all']): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - CALM_MS)
  const measured = [...scorers].map(([name, scorer]): Measured => ({
    name,
    score: async (texts) => await scorer.score(texts),
  }))
  for (const workspaceId of await deps.database.system.unmeasuredSentiment([...scorers.keys()], before))
    await measureCorrections(contextOf(deps, workspaceId), measured)
}

const contextOf = (deps: WorkerDeps, workspaceId: string) => workContext(deps, { workspaceId, trace: null })
