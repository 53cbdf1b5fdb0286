import type { AnalyticsUnit, CountedMonitor } from '@hubbub/contracts'
import type { ReportContent } from '@hubbub/domain'

const language = 'en-GB'
export const whole = new Intl.NumberFormat(language)
const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
const change = new Intl.NumberFormat(language, {
  style: 'percent',
  signDisplay: 'exceptZero',
  maximumFractionDigits: 0,
})

/** A share in words; of nothing there is none, and what is little is not said to be nothing, nor nearly all to be all. */
export function shareOf(part: number, all: number): string {
  if (all === 0) return '–'
  const share = part / all
  if (share > 0 && share < 0.005) return `<${percent.format(0.01)}`
  return share < 1 && share >= 0.995 ? `>${percent.format(0.99)}` : percent.format(share)
}

/** Against as long a time before; from nothing there is no rate. */
export function changeOf(now: number, before: number | null): string {
  if (before === null || (before === 0 && now === 0)) return '–'
  return before === 0 ? 'new' : change.format(now / before - 1)
}

export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** A stretch by its beginning. */
export function stretchName(from: string, unit: AnalyticsUnit, timeZone: string): string {
  const at = new Date(from)
  const day = { timeZone, day: 'numeric', month: 'short' } as const
  if (unit === 'hour')
    return new Intl.DateTimeFormat(language, { ...day, hour: '2-digit', minute: '2-digit' }).format(at)
  const words = new Intl.DateTimeFormat(language, {
    ...day,
    ...(unit === 'day' && { weekday: 'short' }),
  }).format(at)
  return unit === 'week' ? `week of ${words}` : words
}

/** A stretch by its beginning, as table programs read it: "2026-03-03", "2026-03-03 09:00". */
export function stretchStart(from: string, unit: AnalyticsUnit, timeZone: string): string {
  const time = unit === 'hour' ? ({ timeStyle: 'short' } as const) : {}
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', ...time }).format(new Date(from))
}

export const momentName = (at: string, timeZone: string) =>
  new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(at),
  )

const languages = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' })
export const languageName = (code: string) => {
  try {
    return languages.of(code) ?? code
  } catch {
    return code
  }
}

const countries = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' })
export const countryName = (code: string) => {
  try {
    return countries.of(code) ?? code
  } catch {
    return code
  }
}

export const namesOf = (monitors: readonly CountedMonitor[]) => monitors.map(({ name }) => name).join(', ')

/** Whether as long a time before could be compared. */
export const isCompared = ({ panels }: ReportContent) =>
  !panels.some((panel) => 'volume' in panel && panel.volume.series.some(({ before }) => before === null))

const networks: Record<string, string> = {
  x: 'X',
  youtube: 'YouTube',
  github: 'GitHub',
  whatsapp: 'WhatsApp',
  'hacker-news': 'Hacker News',
  'stack-exchange': 'Stack Exchange',
}
/** As people call it; one that is not known here is called as it calls itself. */
export const networkName = (kind: string) =>
  networks[kind] ?? `${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}`
