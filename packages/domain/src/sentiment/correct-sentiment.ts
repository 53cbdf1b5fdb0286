import type { CorrectedLabel } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { JudgedMessage } from '../ports/sentiment.ts'
import type { Repositories } from '../ports/store.ts'
import { asCorrected, type Scored, scoredOf } from '../rules/judge-sentiment.ts'
import { judgeAnew, type JudgedAnew } from './judge-anew.ts'

export interface Correction {
  messageId: string
  /** Null takes the correction back. */
  label: CorrectedLabel | null
  /** Only where its correction still is this one (null: none); left out, whatever it is. */
  expect?: CorrectedLabel | null | undefined
}

export interface CorrectedSentiment {
  changed: string[]
  kept: string[]
  missing: string[]
  /** What brings back what was changed, unless a colleague has changed it since. */
  undo: (Correction & { expect: CorrectedLabel | null })[]
}

/** Says of messages how they are meant. The last word on one counts. */
export async function correctSentiment(
  ctx: Context,
  corrections: readonly Correction[],
): Promise<CorrectedSentiment> {
  permit(ctx, 'sentiment:correct')
  const wanted = new Map(corrections.map((one) => [one.messageId, one]))
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const found = await repositories.sentiment.lock([...wanted.keys()], ctx.caller)
    const result: CorrectedSentiment = { changed: [], kept: [], missing: [], undo: [] }
    const judged: JudgedAnew[] = []
    for (const message of found) {
      const { label, expect } = wanted.get(message.id) ?? { label: null }
      const before = message.correction?.label ?? null
      if (expect !== undefined && expect !== before) {
        result.kept.push(message.id)
        continue
      }
      result.changed.push(message.id)
      if (label === before) continue
      judged.push(await correctOne(ctx, repositories, message, label))
      result.undo.push({ messageId: message.id, label: before, expect: label })
    }
    await judgeAnew(repositories, judged, { actor: ctx.caller.actor, trace: ctx.trace })
    const there = new Set(found.map(({ id }) => id))
    result.missing = [...wanted.keys()].filter((id) => !there.has(id))
    return result
  })
}

async function correctOne(
  ctx: Context,
  { sentiment }: Repositories,
  message: JudgedMessage,
  label: CorrectedLabel | null,
): Promise<JudgedAnew> {
  const before = message.correction?.before ?? message.verdict
  if (label === null) {
    await sentiment.dropCorrection(message.id)
    return { message, verdict: before }
  }
  const scored: Scored = before.scored ?? before
  await sentiment.keepCorrection({
    messageId: message.id,
    text: message.text,
    language: message.language,
    label,
    scored: { ...figures(scored), scorer: message.scorer },
    before,
    by: ctx.caller.memberId,
    at: ctx.clock.now(),
  })
  return { message, verdict: asCorrected(label, scoredOf(scored)) }
}

const figures = ({ label, score, confidence }: Scored) => ({ label, score, confidence })
