import type { RisingTerms } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import type { MatchedText, HourSpan } from '../ports/analytics.ts'
import type { Repositories } from '../ports/store.ts'
import { hoursOf, said } from '../rules/analytics-span.ts'
import { risingTerms } from '../rules/rising-terms.ts'
import { sampleSlices } from '../rules/sample-slices.ts'
import { type IsCommon, termsOf } from '../rules/text-terms.ts'
import { findMonitors } from './find-monitors.ts'
import { heardBefore } from './heard-before.ts'

/** Texts that are read of each stretch; of more they are a sample, and it is said. */
const MOST_TEXTS = 1_000

export interface TermsAsked {
  monitorId: string
  from: string
  to: string
}

/** What the mentions of a monitor speak of, and what of it is new. */
export async function readTerms(
  ctx: Context,
  { isCommon }: { isCommon: IsCommon },
  asked: TermsAsked,
): Promise<RisingTerms> {
  const span = hoursOf(asked)
  const { now, then } = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await findMonitors(ctx, repositories, [asked.monitorId])
    const earlier = await heardBefore(repositories.analytics, span)
    return {
      now: await readTexts(repositories, asked.monitorId, span),
      then: earlier && (await readTexts(repositories, asked.monitorId, earlier)),
    }
  })
  const counted = ({ texts }: Texts) =>
    texts.map(({ text, language, negative }) => ({ terms: termsOf(text, language, isCommon), negative }))
  return {
    ...said(span),
    now: { read: now.texts.length, of: now.of },
    before: then && { read: then.texts.length, of: then.of },
    items: risingTerms(counted(now), then && counted(then)),
  }
}

interface Texts {
  texts: MatchedText[]
  of: number
}

/** Some of what was said, spread over the stretch. */
export async function readTexts(
  { analytics }: Pick<Repositories, 'analytics'>,
  monitorId: string,
  span: HourSpan,
  ask = { parts: false },
): Promise<Texts> {
  const all = { monitorIds: [monitorId], facet: 'all', value: null, ...span } as const
  const rows = await analytics.tally(all, 'hour', 'UTC')
  const hours = rows.flatMap(({ at, mentions }) => (at === null ? [] : [{ at, mentions }]))
  return {
    texts: await analytics.sample(monitorId, sampleSlices(span, hours, MOST_TEXTS), ask),
    of: hours.reduce((sum, { mentions }) => sum + mentions, 0),
  }
}
