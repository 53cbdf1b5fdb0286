import type {
  CorrectedLabel,
  SentimentCorrection,
  SentimentLabel,
  SentimentMeasure,
  SentimentRule,
} from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { RulePlace } from '../ports/sentiment.ts'
import { findPhrase } from '../rules/find-phrase.ts'

export async function listCorrections(
  ctx: Context,
  query: { limit: number; after: unknown },
): Promise<{ items: SentimentCorrection[]; next: unknown }> {
  permit(ctx, 'sentiment-rule:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async ({ sentiment }) => await sentiment.corrections(query, ctx.caller),
  )
}

export async function listSentimentRules(ctx: Context): Promise<SentimentRule[]> {
  permit(ctx, 'sentiment-rule:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ sentiment }) => await sentiment.listRules())
}

export interface SentimentAccuracy {
  confusion: { label: CorrectedLabel; scored: SentimentLabel; count: number }[]
  weeks: { week: string; corrections: number; agreed: number }[]
  measures: SentimentMeasure[]
}

export async function getSentimentAccuracy(ctx: Context): Promise<SentimentAccuracy> {
  permit(ctx, 'sentiment-rule:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ sentiment }) => ({
    confusion: await sentiment.confusion(),
    weeks: await sentiment.weeks(),
    measures: await sentiment.measures(),
  }))
}

const PREVIEW_DAYS = 30
/** What is looked through for a preview; a word that stands everywhere is counted so far. */
const PREVIEWED = 2_000
const SAMPLE = 10
const SAMPLE_TEXT = 400

export interface RulePreview {
  count: number
  sample: { messageId: string; text: string; label: SentimentLabel }[]
}

export async function previewRule(
  ctx: Context,
  { phrase, brandId, monitorId }: { phrase: string } & RulePlace,
): Promise<RulePreview> {
  permit(ctx, 'sentiment-rule:write')
  const since = new Date(ctx.clock.now().getTime() - PREVIEW_DAYS * 86_400_000)
  const found = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ sentiment }) =>
      await sentiment.sample(phrase, { brandId, monitorId, since, limit: PREVIEWED }, ctx.caller),
  )
  const holding = found.filter(({ text }) => findPhrase(text, phrase).length > 0)
  const sample = holding.slice(0, SAMPLE).map((one) => ({ ...one, text: one.text.slice(0, SAMPLE_TEXT) }))
  return { count: holding.length, sample }
}
