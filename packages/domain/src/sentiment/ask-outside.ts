import type { FallbackReason, OutsideScore } from '@hubbub/contracts'
import type { WorkContext } from '../intake/work-context.ts'
import type {
  KeptScorer,
  OutsideAnswer,
  OutsideScorer,
  OutsideText,
  ScorerChange,
  ScorerOutcome,
} from '../ports/outside-scorer.ts'
import type { Secrets } from '../ports/secrets.ts'
import { isTrial, restAfter } from '../rules/scorer-rest.ts'
import { storable } from '../rules/storable.ts'

/** What a key is sealed for: it opens nowhere else. */
export const scorerKeyContext = (workspaceId: string) => `sentiment-scorer:${workspaceId}`

/** Under which name its scores stand; a model of another name is another scorer. */
export const scorerName = ({ name, model }: Pick<KeptScorer, 'name' | 'model'>) =>
  model === null ? name : `${name} · ${model}`

export const dayOf = (date: Date) => date.toISOString().slice(0, 10)

export interface OutsideDeps {
  outside: OutsideScorer
  secrets: Secrets
}

export type OutsideContext = Pick<WorkContext, 'workspaceId' | 'store' | 'clock'>

export interface Asked {
  scorer: KeptScorer
  /** In the order of the texts. */
  scores: (OutsideScore | null)[]
  /** Why each of those is missing. */
  reasons: (FallbackReason | null)[]
  failure: OutsideAnswer['failure']
}

export interface AskOptions {
  /** Somebody waits for it: it is asked whatever it did before, and whatever it has used. */
  regardless?: boolean
  /** Only where it is in this mode. */
  mode?: KeptScorer['mode']
}

/**
 * Asks the workspace's own scorer, where there is one. What it may be asked is taken from the day's budget first, in a
 * transaction of its own, so that however many ask at once never ask for more; nothing is held while it answers.
 */
export async function askOutside(
  ctx: OutsideContext,
  { outside, secrets }: OutsideDeps,
  texts: readonly OutsideText[],
  options: AskOptions = {},
): Promise<Asked | null> {
  const permit = await take(ctx, texts.length, options)
  if (permit === null) return null
  const { scorer, granted, refusal } = permit
  const nothing = texts.map(() => null)
  if (granted === 0) return { scorer, scores: nothing, reasons: texts.map(() => refusal), failure: null }
  const answer = await ask(ctx, { outside, secrets }, scorer, texts.slice(0, granted))
  await settle(ctx, scorer, answer)
  const scores = texts.map((_, index) => answer.scores[index] ?? null)
  const why = answer.failure?.reason ?? 'unreadable'
  const reasons = scores.map((score, index) => {
    if (score !== null) return null
    return index < granted ? why : refusal
  })
  return { scorer, scores, reasons, failure: answer.failure }
}

/** Notes what became of texts that somebody waits for. */
export async function countOutcomes(
  ctx: OutsideContext,
  counts: Partial<Record<ScorerOutcome, number>>,
): Promise<void> {
  await ctx.store.transaction(
    ctx.workspaceId,
    async ({ outsideScorer }) => await outsideScorer.count(dayOf(ctx.clock.now()), counts),
  )
}

interface Permit {
  scorer: KeptScorer
  granted: number
  /** Why the others are not asked. */
  refusal: FallbackReason
}

async function take(
  ctx: OutsideContext,
  wanted: number,
  { regardless = false, mode }: AskOptions,
): Promise<Permit | null> {
  return await ctx.store.transaction(ctx.workspaceId, async ({ outsideScorer }) => {
    const known = await outsideScorer.get()
    if (known === null || (mode !== undefined && known.mode !== mode)) return null
    const now = ctx.clock.now()
    const rests = (scorer: KeptScorer) => !regardless && scorer.restsUntil !== null && scorer.restsUntil > now
    if (rests(known)) return { scorer: known, granted: 0, refusal: 'resting' }
    const scorer = await outsideScorer.lock()
    if (scorer === null) return null
    if (rests(scorer)) return { scorer, granted: 0, refusal: 'resting' }
    const left = scorer.dailyBudget - (await outsideScorer.used(dayOf(now), 'asked'))
    const granted = regardless ? wanted : Math.max(0, Math.min(wanted, left))
    if (granted > 0) await outsideScorer.count(dayOf(now), { asked: granted })
    if (granted > 0 && isTrial(scorer.failures)) {
      const restsUntil = new Date(now.getTime() + scorer.timeoutMs)
      await outsideScorer.update({ restsUntil }, { told: false })
    }
    return { scorer, granted, refusal: 'over-budget' }
  })
}

async function ask(
  { workspaceId }: OutsideContext,
  { outside, secrets }: OutsideDeps,
  scorer: KeptScorer,
  texts: readonly OutsideText[],
): Promise<OutsideAnswer> {
  let key: string | null = null
  try {
    if (scorer.key !== '') key = secrets.open(scorer.key, scorerKeyContext(workspaceId))
  } catch {
    const message = 'The stored key cannot be read any more; please give it again'
    return { scores: texts.map(() => null), failure: { reason: 'failed', message, until: null } }
  }
  const { kind, url, model, timeoutMs } = scorer
  return await outside.score({ kind, url, model, key, timeoutMs }, texts)
}

/** It failed where it said nothing that can be read of any text. */
async function settle(ctx: OutsideContext, asked: KeptScorer, { scores, failure }: OutsideAnswer) {
  const went = scores.some((score) => score !== null)
  if (went && failure === null && asked.failures === 0 && asked.restsUntil === null && !asked.hasError) return
  await ctx.store.transaction(ctx.workspaceId, async ({ outsideScorer }) => {
    const scorer = await outsideScorer.lock()
    // It is another one by now, and what the old one did says nothing of it.
    if (scorer === null || scorer.version !== asked.version) return
    const now = ctx.clock.now()
    const change: ScorerChange = { lastError: null, lastErrorAt: null }
    if (failure !== null)
      Object.assign(change, { lastError: storable(failure.message).slice(0, 500), lastErrorAt: now })
    const failures = went ? 0 : scorer.failures + 1
    const restsUntil =
      failure === null || (went && failure.until === null) ? null : restAfter(failures, failure, now)
    await outsideScorer.update({ ...change, failures, restsUntil }, { told: false })
  })
}
