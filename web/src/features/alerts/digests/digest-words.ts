import type { Digest } from '@hubbub/contracts'
import type { BadgeTone } from '#components/badge.tsx'
import { spanIn } from '#lib/time/time-in.ts'

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
export const spanWords = ({ from, to, timeZone }: Pick<Digest, 'from' | 'to' | 'timeZone'>): string =>
  spanIn(timeZone, from, to)

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
