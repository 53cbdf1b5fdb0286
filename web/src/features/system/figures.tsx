import type { SystemStatus } from '@hubbub/contracts'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { cn } from '#lib/cn.ts'
import { duration } from '#lib/time/duration.ts'

interface Figure {
  label: string
  value: string
  detail: string
  warns: boolean
}

/** What one wants to know first; a figure stays neutral unless it should worry somebody. */
export function Figures({ status }: { status: SystemStatus }) {
  return (
    <dl className="mb-6 grid grid-cols-2 gap-3 lg:grid-cols-4">
      {figuresOf(status).map(({ label, value, detail, warns }) => (
        <div
          key={label}
          className={cn(
            'rounded-lg border border-border bg-card px-4 py-3',
            warns && 'border-warning bg-warning-soft',
          )}
        >
          <dt className={cn('flex items-center gap-1.5 text-sm text-muted', warns && 'text-warning')}>
            {warns ? (
              <TriangleAlert aria-hidden className="size-3.5" />
            ) : (
              <CircleCheck aria-hidden className="size-3.5" />
            )}
            {label}
          </dt>
          <dd className="mt-0.5 text-xl font-semibold tabular">{value}</dd>
          <dd className={cn('text-sm text-muted', warns && 'text-warning')}>{detail}</dd>
        </div>
      ))}
    </dl>
  )
}

function figuresOf({ pending, eventLagMs, deadLetters, quarantined, channels }: SystemStatus): Figure[] {
  const { unrouted, oldestSeconds, undelivered } = pending
  const troubled = channels.filter(
    ({ enabled, health }) => enabled && health !== 'connected' && health !== 'connecting',
  )
  return [
    {
      label: 'On their way in',
      value: String(unrouted),
      detail: oldestSeconds === null ? 'nothing waits' : `the oldest for ${duration(oldestSeconds * 1000)}`,
      warns: (oldestSeconds ?? 0) > 60,
    },
    {
      label: 'On their way out',
      value: String(undelivered),
      detail: undelivered === 0 ? 'every reply has left' : 'replies not yet delivered',
      warns: false,
    },
    {
      label: 'From event to screen',
      value: eventLagMs === null ? '–' : duration(eventLagMs),
      detail: eventLagMs === null ? 'nothing measured lately' : 'behind the event log',
      warns: (eventLagMs ?? 0) > 5000,
    },
    {
      label: 'Needs somebody',
      value: String(deadLetters + quarantined + troubled.length),
      detail: stuckWords({ deadLetters, quarantined, mailboxes: troubled.length }),
      warns: deadLetters + quarantined + troubled.length > 0,
    },
  ]
}

/** Names only what there is. */
function stuckWords(stuck: { deadLetters: number; quarantined: number; mailboxes: number }): string {
  const parts = [
    [stuck.deadLetters, 'failed'],
    [stuck.quarantined, 'unreadable'],
    [stuck.mailboxes, stuck.mailboxes === 1 ? 'mailbox' : 'mailboxes'],
  ] as const
  const named = parts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : []))
  return named.length === 0 ? 'nothing is stuck' : named.join(', ')
}
