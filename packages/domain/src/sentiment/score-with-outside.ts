import type { AspectSentiment, FallbackReason, Sentiment } from '@hubbub/contracts'
import {
  askOutside,
  countOutcomes,
  type OutsideContext,
  type OutsideDeps,
  scorerName,
} from './ask-outside.ts'

export interface TextWithLanguage {
  id: string
  text: string
  language: string | null
  isMail?: boolean
  about?: readonly string[]
}

type ScoredHere = Sentiment & { id: string; aspect?: AspectSentiment | null }

interface Ours {
  score<T extends TextWithLanguage>(texts: readonly T[]): Promise<ScoredHere[]>
}

export interface WithOutside extends OutsideDeps {
  ours: Ours
  /** What is not kept of it holds up nothing. */
  onError: (error: unknown) => void
}

/**
 * Scores texts by the workspace's own scorer where that one is in use, and by ours where it says nothing. Never waits
 * longer than that scorer may take.
 */
export async function scoreWithOutside(
  ctx: OutsideContext,
  { ours, onError, ...deps }: WithOutside,
  texts: readonly TextWithLanguage[],
): Promise<ScoredHere[]> {
  if (texts.length === 0) return []
  const asked = await askOutside(ctx, deps, texts, { mode: 'use' }).catch((error: unknown) => {
    onError(error)
    return null
  })
  if (asked === null) return await ours.score(texts)
  const missing = texts.filter((_, index) => asked.scores[index] === null)
  const byUs = new Map((await ours.score(missing)).map((one) => [one.id, one]))
  await countOutcomes(ctx, countsOf(asked.reasons)).catch(onError)
  const scorer = scorerName(asked.scorer)
  return texts.flatMap(({ id }, index): ScoredHere[] => {
    const score = asked.scores[index] ?? null
    if (score !== null) return [{ id, ...score, terms: [], scorer }]
    const own = byUs.get(id)
    return own === undefined ? [] : [own]
  })
}

function countsOf(
  reasons: readonly (FallbackReason | null)[],
): Partial<Record<FallbackReason | 'scored', number>> {
  const groups = Map.groupBy(reasons, (reason) => reason ?? 'scored')
  return Object.fromEntries([...groups].map(([outcome, some]) => [outcome, some.length]))
}
