import type { OnCallSchedule, Shift } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '#components/skeleton.tsx'
import { cn } from '#lib/cn.ts'
import { useSession } from '#lib/session.ts'
import { useNow } from '#lib/time/use-now.ts'
import { daysAhead, shiftsQuery } from './shifts.query.ts'
import { timeIn } from '#lib/time/time-in.ts'

const days = 14
/** Told apart by their pattern of light and by the name that stands in them. */
const tones = [
  'bg-info-soft text-info',
  'bg-success-soft text-success',
  'bg-warning-soft text-warning',
  'bg-accent-soft text-accent',
]

interface Props {
  schedule: OnCallSchedule
  nameOf: (id: string | null) => string
}

/** The next two weeks: a line a week, in which each shift takes the room of its time. */
export function ShiftCalendar({ schedule: { id, timeZone }, nameOf }: Props) {
  const { workspace } = useSession()
  const now = useNow()
  const span = daysAhead(days, now, timeZone)
  const { data: shifts } = useQuery(shiftsQuery(workspace.id, id, span))
  if (shifts === undefined) return <Skeleton className="mt-4 h-24" />
  const people = [...new Set(shifts.flatMap(({ memberId }) => memberId ?? []))]
  const toneOf = (memberId: string) => tones[people.indexOf(memberId) % tones.length]
  const start = Date.parse(span.from)
  const week = (days / 2) * 86_400_000
  return (
    <div className="mt-4 space-y-2">
      {[0, 1].map((index) => {
        const from = start + index * week
        return (
          <Week
            key={from}
            from={from}
            to={from + week}
            now={now}
            shifts={shifts}
            timeZone={timeZone}
            nameOf={nameOf}
            toneOf={toneOf}
          />
        )
      })}
    </div>
  )
}

interface WeekProps {
  from: number
  to: number
  now: number
  shifts: readonly Shift[]
  timeZone: string
  nameOf: Props['nameOf']
  toneOf: (memberId: string) => string | undefined
}

function Week({ from, to, now, shifts, timeZone, nameOf, toneOf }: WeekProps) {
  const length = to - from
  const share = (ms: number) => `${(ms / length) * 100}%`
  const within = shifts
    .map((shift) => ({
      ...shift,
      start: Math.max(from, Date.parse(shift.from)),
      end: Math.min(to, Date.parse(shift.to)),
    }))
    .filter(({ start, end }) => end > start)
  return (
    <div>
      <ol aria-hidden className="grid grid-cols-7 text-xs text-muted">
        {Array.from({ length: 7 }, (_day, index) => (
          <li key={index} className="truncate border-l border-border pb-0.5 pl-1">
            {new Date(from + index * 86_400_000 + 43_200_000).toLocaleDateString(undefined, {
              timeZone,
              weekday: 'short',
              day: 'numeric',
            })}
          </li>
        ))}
      </ol>
      <ul
        aria-label="On call"
        className="relative h-8 overflow-hidden rounded-md border border-border bg-canvas"
      >
        {within.map(({ start, end, memberId, by, ...shift }) => (
          <li
            key={start}
            title={`${memberId === null ? 'Nobody' : nameOf(memberId)}: ${timeIn(timeZone, shift.from)} to ${timeIn(timeZone, shift.to)}`}
            style={{ left: share(start - from), width: share(end - start) }}
            className={cn(
              'absolute inset-y-0 flex items-center border-r border-background px-1.5 text-xs',
              memberId === null ? 'text-muted' : toneOf(memberId),
              by === 'override' && 'underline decoration-dotted',
            )}
          >
            <span className="truncate">{memberId === null ? 'Nobody' : nameOf(memberId)}</span>
            <span className="sr-only">
              {` from ${timeIn(timeZone, shift.from)} to ${timeIn(timeZone, shift.to)}${by === 'override' ? ', standing in' : ''}`}
            </span>
          </li>
        ))}
        {now >= from && now < to ? (
          <li
            aria-hidden
            style={{ left: share(now - from) }}
            className="absolute inset-y-0 w-0.5 bg-danger"
          />
        ) : null}
      </ul>
    </div>
  )
}
