import type { SourceCoverage } from '@hubbub/contracts'
import { Ear, Gauge, Hourglass, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { HealthBadge } from '#components/health-badge.tsx'
import { duration } from '#lib/time/duration.ts'
import { useNow } from '#lib/time/use-now.ts'
import { shareOf, whole } from './figure-words.ts'

const moment = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const SHOWN_GAPS = 5

/** What one source heard, day by day, and what is to be known of it. */
export function SourceCard({ source }: { source: SourceCoverage }) {
  const { channel, days, gaps } = source
  const total = days.reduce((sum, { messages }) => sum + messages, 0)
  return (
    <li className="min-w-0 rounded-lg border border-border bg-card px-4 py-3.5 sm:px-5">
      <header className="flex items-center gap-2">
        <ChannelIcon kind={channel.kind} name={channel.name} />
        <h2 className="min-w-0 flex-1 truncate font-semibold">{channel.name}</h2>
        <HealthBadge channel={channel} />
      </header>
      <Days days={days} gaps={gaps} label={`${channel.name}: ${whole.format(total)} messages in 14 days`} />
      <Facts source={source} />
      {gaps.length === 0 ? (
        <p className="mt-2 text-sm text-muted">Nothing is known to have been missed.</p>
      ) : (
        <ul aria-label={`Gaps of ${channel.name}`} className="mt-2 space-y-1 text-sm">
          {gaps
            .toReversed()
            .slice(0, SHOWN_GAPS)
            .map((gap) => (
              <li key={`${gap.from} ${gap.to}`} className="flex flex-wrap justify-between gap-x-3">
                <span className="tabular">
                  {moment.format(new Date(gap.from))}, {duration(Date.parse(gap.to) - Date.parse(gap.from))}
                </span>
                <span className={gap.state === 'closed' ? 'text-success' : 'text-warning'}>
                  {gapWords(gap)}
                </span>
              </li>
            ))}
          {gaps.length > SHOWN_GAPS ? (
            <li className="text-muted">and {gaps.length - SHOWN_GAPS} more before</li>
          ) : null}
        </ul>
      )}
    </li>
  )
}

function gapWords({ state, reason }: SourceCoverage['gaps'][number]): string {
  if (state === 'closed') return 'heard after all'
  return state === 'lost' ? `lost: ${reason}` : `open: ${reason}`
}

function Facts({
  source: { quiet, waitsUntil, budgetPercent, stopped, lastHeardAt },
}: {
  source: SourceCoverage
}) {
  const now = useNow()
  return (
    <ul className="mt-2 space-y-1 text-sm">
      {quiet === null ? null : (
        <Fact icon={<TriangleAlert />} warns>
          Quiet since {moment.format(new Date(quiet.since))}; about {whole.format(quiet.expected)} messages
          usually come in such a time.
        </Fact>
      )}
      {waitsUntil === null ? null : (
        <Fact icon={<Hourglass />} warns>
          The network lets us ask again at {moment.format(new Date(waitsUntil))}.
        </Fact>
      )}
      {budgetPercent === null ? null : (
        <Fact icon={<Gauge />} warns={stopped.length > 0}>
          {shareOf(budgetPercent, 100)} of this month’s budget is used
          {stopped.length > 0 ? `; ended: ${stopped.join(', ')}` : ''}.
        </Fact>
      )}
      <Fact icon={<Ear />}>
        {lastHeardAt === null
          ? 'Nothing was heard yet.'
          : `Last heard ${lastWords(now - Date.parse(lastHeardAt))}.`}
      </Fact>
    </ul>
  )
}

// The hour in which something was heard is all that is known of it.
const lastWords = (ms: number) => (ms < 3_600_000 ? 'within the hour' : `${duration(ms)} ago`)

function Fact({ icon, warns, children }: { icon: ReactNode; warns?: boolean; children: ReactNode }) {
  return (
    <li
      className={`flex items-start gap-2 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0 ${warns ? 'text-warning' : 'text-muted'}`}
    >
      {icon}
      <span>{children}</span>
    </li>
  )
}

const short = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const dayName = (day: string | undefined) => (day === undefined ? '' : short.format(new Date(day)))

/** A bar for each day; a day with an open gap is hatched. */
function Days({ days, gaps, label }: Pick<SourceCoverage, 'days' | 'gaps'> & { label: string }) {
  const most = Math.max(1, ...days.map(({ messages }) => messages))
  return (
    <>
      <ol aria-label={label} className="mt-3 flex h-20 items-end gap-1">
        {days.map(({ day, messages }) => {
          const missed = gaps.some(
            ({ from, to, state }) => state !== 'closed' && from.slice(0, 10) <= day && to.slice(0, 10) >= day,
          )
          const says = `${day}: ${whole.format(messages)} messages${missed ? ', with a gap' : ''}`
          return (
            <li
              key={day}
              title={says}
              className={`flex h-full flex-1 items-end rounded-sm ${missed ? 'bg-warning-hatched' : 'bg-hover'}`}
            >
              <span className="sr-only">{says}</span>
              <span
                aria-hidden
                className="w-full rounded-sm bg-accent"
                style={{ height: `${messages === 0 ? 0 : Math.max(4, (messages / most) * 100)}%` }}
              />
            </li>
          )
        })}
      </ol>
      <p aria-hidden className="mt-0.5 flex justify-between text-xs text-muted">
        <span>{dayName(days[0]?.day)}</span>
        <span>at most {whole.format(Math.max(0, ...days.map(({ messages }) => messages)))} a day</span>
        <span>today</span>
      </p>
    </>
  )
}
