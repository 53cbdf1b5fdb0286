import { outsideScoreSchema, type OutsideScore } from '@hubbub/contracts'
import { z } from 'zod'
import { ScorerFailure } from './scorer-failure.ts'

const answerSchema = z.object({ results: z.array(z.unknown()) })
const resultSchema = outsideScoreSchema.extend({ id: z.coerce.string() })

/** Texts are numbered from 1: no id of ours leaves. */
export const idOf = (index: number) => String(index + 1)

/** `{ results: [{ id, label, score, confidence }] }`, in whatever order; null for each text of which nothing fits. */
export function readResults(answer: unknown, size: number): (OutsideScore | null)[] {
  const parsed = answerSchema.safeParse(answer)
  if (!parsed.success) throw new ScorerFailure('unreadable', 'The answer has no list of results')
  const byId = new Map<string, OutsideScore>()
  for (const one of parsed.data.results) {
    const result = resultSchema.safeParse(one)
    if (!result.success) continue
    const { id, ...score } = result.data
    byId.set(id, score)
  }
  return Array.from({ length: size }, (_, index) => byId.get(idOf(index)) ?? null)
}
