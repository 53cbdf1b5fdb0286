import { errorMessage, type Sentiment } from '@hubbub/contracts'
import type { Insight } from '../ports/intake.ts'
import type { WorkContext } from './work-context.ts'

export interface EnrichedText {
  language: string | null
  sentiment: Sentiment
}

/** Finds out what texts say. */
export interface Enricher {
  /** One result for each text, in their order. */
  enrich(texts: readonly { id: string; text: string }[]): Promise<EnrichedText[]>
}

export interface EnrichMessages {
  channelId: string
  messageIds: readonly string[]
}

export interface Enriched {
  count: number
  /** Those that could not be scored; they go on their way unscored. */
  failures: { messageId: string; error: string }[]
}

/** Nobody writes more than this to be understood. */
const MAX_TEXT = 20_000

/** Scores what is not scored yet, then hands all of it on. Run twice or at the same time, each is scored once. */
export async function enrichMessages(
  ctx: WorkContext,
  enricher: Enricher,
  input: EnrichMessages,
): Promise<Enriched> {
  const texts = await ctx.store.transaction(ctx.workspaceId, ({ intake }) =>
    intake.textsToEnrich(input.messageIds),
  )
  const { insights, failures } = await enrichAll(
    enricher,
    texts.map(({ id, text }) => ({ id, text: text.slice(0, MAX_TEXT) })),
  )
  if (insights.length > 0) {
    // Without its insight a message is enriched again; its route cannot outlive it, for it commits later.
    await ctx.store.transaction(ctx.workspaceId, ({ intake }) => intake.addInsights(insights), {
      repeatable: true,
    })
  }
  await ctx.signals.messagesEnriched({
    workspaceId: ctx.workspaceId,
    channelId: input.channelId,
    messageIds: input.messageIds,
  })
  return { count: insights.length, failures }
}

type Text = { id: string; text: string }

/** A text that the scorer fails on must not hold up the others, nor the message itself. */
async function enrichAll(
  enricher: Enricher,
  texts: readonly Text[],
): Promise<{ insights: Insight[]; failures: Enriched['failures'] }> {
  if (texts.length === 0) return { insights: [], failures: [] }
  try {
    const results = await enricher.enrich(texts)
    const insights = texts.map(({ id }, index) => toInsight(id, results[index]))
    return { insights, failures: [] }
  } catch (error) {
    const [only] = texts
    if (only !== undefined && texts.length === 1) {
      return {
        insights: [toInsight(only.id, undefined)],
        failures: [{ messageId: only.id, error: errorMessage(error) }],
      }
    }
  }
  const insights: Insight[] = []
  const failures: Enriched['failures'] = []
  for (const text of texts) {
    const one = await enrichAll(enricher, [text])
    insights.push(...one.insights)
    failures.push(...one.failures)
  }
  return { insights, failures }
}

function toInsight(messageId: string, result: EnrichedText | undefined): Insight {
  if (result === undefined) return { messageId, ...unscored }
  const { label, score, confidence, terms, scorer } = result.sentiment
  return { messageId, language: result.language, label, score, confidence, terms, scorer }
}

const unscored: Omit<Insight, 'messageId'> = {
  language: null,
  label: 'unsure',
  score: 0,
  confidence: 0,
  terms: [],
  scorer: 'none',
}
