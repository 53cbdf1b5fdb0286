import type { Digest } from '@hubbub/contracts'
import type { BadgeTone } from '#components/badge.tsx'

export const mailWords = {
  none: null,
  waiting: 'Mail waits',
  sent: 'Mailed',
  failed: 'Mail failed',
  uncertain: 'Mail may have left',
} satisfies Record<Digest['mail'], string | null>

export const mailTones = {
  none: 'neutral',
  waiting: 'info',
  sent: 'success',
  failed: 'danger',
  uncertain: 'warning',
} satisfies Record<Digest['mail'], BadgeTone>

/** From when to when, by the clock that it was made for. */
export function spanWords({ from, to, timeZone }: Pick<Digest, 'from' | 'to' | 'timeZone'>): string {
  return new Intl.DateTimeFormat(undefined, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).formatRange(new Date(from), new Date(to))
}

const count = (number: number, one: string) => `${number.toLocaleString()} ${one}${number === 1 ? '' : 's'}`

export function summaryWords({ calm, content: { alerts, incidents, monitors } }: Digest): string {
  if (calm) return 'Calm: nothing was found'
  const mentions = monitors.reduce((sum, one) => sum + one.mentions, 0)
  return [
    count(alerts.length, 'alert'),
    count(incidents.length, 'incident'),
    count(mentions, 'mention'),
  ].join(', ')
}
