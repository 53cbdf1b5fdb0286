import type { Filled } from './fill.ts'

/** What a person asks for at once, by the name its figures bear. */
export interface Measure {
  name: string
  kind: 'dashboard' | 'search'
  paths: string[]
}

const DAY_MS = 86_400_000

/** Each panel of a dashboard over thirty days for the largest monitor, and searches among all mentions. */
export function listMeasures({ monitorIds, channelIds }: Filled, now: number): Measure[] {
  const to = new Date(now).toISOString()
  const span = (days: number) => `from=${new Date(now - days * DAY_MS).toISOString()}&to=${to}`
  const [brand = ''] = monitorIds
  const [channel = ''] = channelIds
  const zone = 'timeZone=Europe/Berlin'
  const panels: Record<string, string> = {
    volume: `/analytics/volume?monitorIds=${monitorIds.join(',')}&${span(30)}&unit=day&${zone}`,
    volume_quarter: `/analytics/volume?monitorIds=${monitorIds.join(',')}&${span(90)}&unit=day&${zone}`,
    volume_hours: `/analytics/volume?monitorIds=${monitorIds.join(',')}&${span(3)}&unit=hour&${zone}`,
    sentiment: `/analytics/volume?monitorIds=${brand}&${span(30)}&unit=day&${zone}`,
    volume_channel: `/analytics/volume?monitorIds=${brand}&${span(30)}&unit=day&facet=channel&value=${channel}&${zone}`,
    sources: `/analytics/breakdown?monitorId=${brand}&${span(30)}&facet=channel`,
    languages: `/analytics/breakdown?monitorId=${brand}&${span(30)}&facet=language`,
    forms: `/analytics/breakdown?monitorId=${brand}&${span(30)}&facet=form`,
    week: `/analytics/week?monitorId=${brand}&${span(30)}&${zone}`,
    authors: `/analytics/authors?monitorId=${brand}&${span(30)}`,
    terms: `/analytics/terms?monitorId=${brand}&${span(30)}`,
    drill: `/analytics/mentions?monitorId=${brand}&${span(7)}&sentiment=negative&limit=30`,
  }
  const filters = `&language=en&sentiment=negative&channelId=${channel}&limit=30`
  const searches: Record<string, string> = {
    search_common: `/mentions?q=the${filters}`,
    search_word: `/mentions?q=grinder${filters}`,
    search_rare: `/mentions?q=disgrace${filters}`,
    search_phrase: `/mentions?q=${encodeURIComponent('"money back"')}${filters}`,
  }
  const named = (asked: Record<string, string>, kind: Measure['kind']) =>
    Object.entries(asked).map(([name, path]) => ({ name, kind, paths: [path] }))
  return [...named(panels, 'dashboard'), ...named(searches, 'search')]
}
