import type { Report, ReportPeriod, ReportRhythm, ReportRun } from '@hubbub/contracts'
import type { BadgeTone } from '#components/badge.tsx'
import { weekdayWords } from '#lib/time/weekday-words.ts'

export const periodWords = {
  yesterday: 'The day before',
  'last-7-days': 'The last 7 days',
  'last-week': 'The week before, Monday to Sunday',
  'last-30-days': 'The last 30 days',
  'last-month': 'The month before',
} satisfies Record<ReportPeriod, string>

export const rhythmKinds = {
  daily: 'Every day',
  weekly: 'Every week',
  monthly: 'Every month',
} satisfies Record<ReportRhythm['kind'], string>

export const runWords = {
  waiting: 'Waits',
  making: 'Being made',
  sending: 'Being sent',
  sent: 'Sent',
  failed: 'Failed',
} satisfies Record<ReportRun['state'], string>

export const runTones = {
  waiting: 'neutral',
  making: 'info',
  sending: 'info',
  sent: 'success',
  failed: 'danger',
} satisfies Record<ReportRun['state'], BadgeTone>

export const deliveryWords = {
  waiting: 'waits',
  sending: 'is being sent',
  sent: 'sent',
  failed: 'failed',
  uncertain: 'uncertain: it may have left',
} satisfies Record<ReportRun['deliveries'][number]['state'], string>

/** When it is sent. */
export function rhythmWords({
  rhythm,
  time,
  timeZone,
}: Pick<Report, 'rhythm' | 'time' | 'timeZone'>): string {
  const zone = timeZone.replaceAll('_', ' ')
  if (rhythm.kind === 'daily') return `Every day at ${time} (${zone})`
  if (rhythm.kind === 'weekly')
    return `Every ${weekdayWords[rhythm.weekday - 1] ?? 'week'} at ${time} (${zone})`
  return `On the ${rhythm.day}. of every month at ${time} (${zone})`
}

/** Whole days, the last one included, as the report's zone has them. */
export function stretchWords(from: string, to: string, timeZone: string): string {
  const day = new Intl.DateTimeFormat(undefined, { timeZone, dateStyle: 'medium' })
  const [first, last] = [day.format(new Date(from)), day.format(new Date(Date.parse(to) - 1))]
  return first === last ? first : `${first} – ${last}`
}
