import { errorMessage, type Sentiment } from '@hubbub/contracts'
import type { Insight } from '../ports/intake.ts'
import type { WorkContext } from './work-context.ts'

/** Finds out what a text says. */
export interface Enricher {
  enrich(text: string): { language: string | null; sentiment: Sentiment }
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

/** Scores what is not scored yet, then hands all of it on. Run twice, it scores once. */
export async function enrichMessages(
  ctx: WorkContext,
  enricher: Enricher,
  input: EnrichMessages,
): Promise<Enriched> {
  const failures: Enriched['failures'] = []
  const count = await ctx.store.transaction(ctx.workspaceId, async ({ intake }) => {
    const texts = await intake.textsToEnrich(input.messageIds)
    if (texts.length === 0) return 0
    const insights = texts.map(({ id, text }) => {
      try {
        return { messageId: id, ...flatten(enricher.enrich(text.slice(0, MAX_TEXT))) }
      } catch (error) {
        failures.push({ messageId: id, error: errorMessage(error) })
        return { messageId: id, ...unscored }
      }
    })
    await intake.addInsights(insights)
    return insights.length
  })
  await ctx.signals.messagesEnriched({
    workspaceId: ctx.workspaceId,
    channelId: input.channelId,
    messageIds: input.messageIds,
  })
  return { count, failures }
}

function flatten({ language, sentiment }: ReturnType<Enricher['enrich']>): Omit<Insight, 'messageId'> {
  return { language, ...sentiment }
}

const unscored: Omit<Insight, 'messageId'> = {
  language: null,
  label: 'unsure',
  score: 0,
  confidence: 0,
  terms: [],
  scorer: 'none',
}
