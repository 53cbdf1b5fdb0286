import type { AnalyticsFacet, AnalyticsUnit, PanelKind } from '@hubbub/contracts'
import { readAspectPhrases } from '../analytics/read-aspect-phrases.ts'
import { readAuthors } from '../analytics/read-authors.ts'
import { readBreakdown } from '../analytics/read-breakdown.ts'
import { readTerms } from '../analytics/read-terms.ts'
import { readVolume } from '../analytics/read-volume.ts'
import { readWeek } from '../analytics/read-week.ts'
import type { Context } from '../context.ts'
import type { PartsPanel, ReportContent, ReportPanel } from '../ports/reports.ts'
import type { IsCommon } from '../rules/text-terms.ts'
import { resolveLayout, type Shown } from './resolve-report.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export interface CollectAsked {
  title: string
  layout: Shown['layout']
  monitorId: string | null
  from: Date
  to: Date
  timeZone: string
}

/** All figures of a dashboard for a stretch of time, as its panels have them, with the eyes of the caller. */
export async function collectReport(
  ctx: Context,
  { isCommon }: { isCommon: IsCommon },
  { title, layout, monitorId, from, to, timeZone }: CollectAsked,
): Promise<ReportContent> {
  const { monitors, focus, workspace } = await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => ({
      ...(await resolveLayout(repositories, ctx.caller, { layout, monitorId })),
      workspace: await repositories.settings.findWorkspace(),
    }),
  )
  const span = { from: from.toISOString(), to: to.toISOString() }
  const unit = unitOf(to.getTime() - from.getTime())
  const all = { facet: 'all' as const, value: '', ...span, unit, timeZone }
  const compared = await readVolume(ctx, { ...all, monitorIds: monitors.map(({ id }) => id) })
  const ofFocus = await readVolume(ctx, { ...all, monitorIds: [focus.id] })
  const of = { ...span, monitorId: focus.id }
  const parts = async (kind: PartsPanel, facet: Exclude<AnalyticsFacet, 'all'>): Promise<ReportPanel> => ({
    kind,
    parts: await readBreakdown(ctx, { ...of, facet }),
  })
  const readers: Record<PanelKind, () => Promise<ReportPanel>> = {
    figures: async () => ({ kind: 'figures', volume: ofFocus }),
    volume: async () => ({ kind: 'volume', volume: compared }),
    sentiment: async () => ({ kind: 'sentiment', volume: ofFocus }),
    share: async () => ({ kind: 'share', volume: compared }),
    channels: async () => await parts('channels', 'channel'),
    languages: async () => await parts('languages', 'language'),
    countries: async () => await parts('countries', 'country'),
    forms: async () => await parts('forms', 'form'),
    authors: async () => ({ kind: 'authors', authors: await readAuthors(ctx, of) }),
    terms: async () => ({ kind: 'terms', terms: await readTerms(ctx, { isCommon }, of) }),
    aspects: async () => ({ kind: 'aspects', aspects: await readAspectPhrases(ctx, { isCommon }, of) }),
    intents: async () => ({
      kind: 'intents',
      parts: await readBreakdown(ctx, { ...of, facet: 'mark' }),
      of: ofFocus.series[0]?.total.mentions ?? 0,
    }),
    week: async () => ({ kind: 'week', week: await readWeek(ctx, { ...of, timeZone }) }),
  }
  const panels: ReportPanel[] = []
  for (const { kind } of layout.panels) panels.push(await readers[kind]())
  return {
    title,
    workspace: workspace?.name ?? '',
    demo: workspace?.demo ?? false,
    timeZone,
    from: compared.from,
    to: compared.to,
    madeAt: ctx.clock.now().toISOString(),
    monitors,
    focus,
    panels,
    gaps: compared.gaps,
    annotations: compared.annotations,
  }
}

function unitOf(lengthMs: number): AnalyticsUnit {
  if (lengthMs <= 3 * DAY_MS + HOUR_MS) return 'hour'
  return lengthMs <= 92 * DAY_MS + HOUR_MS ? 'day' : 'week'
}
