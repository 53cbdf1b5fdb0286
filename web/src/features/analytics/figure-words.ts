import type { WeekTally } from '@hubbub/contracts'

export const whole = new Intl.NumberFormat()
export const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 })
const change = new Intl.NumberFormat(undefined, {
  style: 'percent',
  signDisplay: 'exceptZero',
  maximumFractionDigits: 0,
})

export const mentions = (count: number) => (count === 1 ? '1 mention' : `${whole.format(count)} mentions`)

export const texts = (count: number) => (count === 1 ? '1 text' : `${whole.format(count)} texts`)

/** A share in words; of nothing there is none, and what is little is not said to be nothing, nor nearly all to be all. */
export function shareOf(part: number, all: number): string {
  if (all === 0) return '–'
  const share = part / all
  if (share > 0 && share < 0.005) return `<${percent.format(0.01)}`
  return share < 1 && share >= 0.995 ? `>${percent.format(0.99)}` : percent.format(share)
}

/** Against the stretch before; from nothing there is no rate, nor against what was not heard. */
export function changeOf(now: number, before: number | null | undefined): string | null {
  if (before === undefined || before === null) return null
  if (before === 0) return now === 0 ? null : 'new'
  return change.format(now / before - 1)
}

export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const
export const hourName = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`

/** The hour of the week in which most was said. */
export function busiest(hours: WeekTally['hours']): WeekTally['hours'][number] | null {
  return hours.reduce<WeekTally['hours'][number] | null>(
    (most, one) => (most === null || one.mentions > most.mentions ? one : most),
    null,
  )
}
