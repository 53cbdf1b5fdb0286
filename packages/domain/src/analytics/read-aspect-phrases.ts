import type { AspectPhrases } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { hoursOf, said } from '../rules/analytics-span.ts'
import { aspectPhrases } from '../rules/aspect-phrases.ts'
import type { IsCommon } from '../rules/text-terms.ts'
import { findMonitors } from './find-monitors.ts'
import { readTexts, type TermsAsked } from './read-terms.ts'

/** What the mentions of a monitor speak of, and how. */
export async function readAspectPhrases(
  ctx: Context,
  { isCommon }: { isCommon: IsCommon },
  asked: TermsAsked,
): Promise<AspectPhrases> {
  const span = hoursOf(asked)
  const found = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await findMonitors(ctx, repositories, [asked.monitorId])
    return await readTexts(repositories, asked.monitorId, span, { parts: true })
  })
  const { all, items } = aspectPhrases(found.texts, isCommon)
  return { ...said(span), texts: { read: found.texts.length, of: found.of }, all, items }
}
