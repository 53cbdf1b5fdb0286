import type { EscalationDetail, EscalationEntry, EscalationNotice } from '@hubbub/contracts'
import { Section } from '#components/page.tsx'
import { cn } from '#lib/cn.ts'
import { wayWords } from '#lib/escalation/severity-words.ts'
import { exactTime } from '#lib/time/time-ago.ts'

const entryWords = {
  started: 'Began',
  joined: 'More came of the same',
  stepped: 'Told',
  skipped: 'Passed over',
  acknowledged: 'Acknowledged',
  'ack-expired': 'Acknowledgement ran out',
  'nobody-acknowledged': 'Nobody acknowledged',
  'nobody-reached': 'Nobody was reached',
  resolved: 'Resolved',
} satisfies Record<EscalationEntry['kind'], string>

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })
const bad: ReadonlySet<EscalationEntry['kind']> = new Set([
  'nobody-acknowledged',
  'nobody-reached',
  'ack-expired',
])

/** All that happened, in order; below each step whom it told, how, and with what result. */
export function AlertCourse({ escalation: { entries, notices } }: { escalation: EscalationDetail }) {
  return (
    <Section title="Course">
      <ol className="space-y-3">
        {entries.map((entry) => (
          <li key={entry.id} className="flex gap-3">
            <time
              dateTime={entry.at}
              title={exactTime(entry.at)}
              className="min-w-18 shrink-0 text-sm leading-6 whitespace-nowrap text-muted tabular"
            >
              {clock.format(Date.parse(entry.at))}
            </time>
            <div className="min-w-0 flex-1">
              <p className={cn('break-words', bad.has(entry.kind) && 'text-danger')}>
                <span className="font-medium">{titleOf(entry)}</span>
                {entry.by === null ? '' : ` by ${entry.by}`}
                {entry.text === null ? '' : `: ${entry.text}`}
              </p>
              {entry.turn === null ? null : (
                <Told notices={notices.filter(({ turn }) => turn === entry.turn)} />
              )}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}

const titleOf = ({ kind, step, round }: EscalationEntry) =>
  kind === 'stepped' && step !== null
    ? `Step ${step + 1}${round === null || round === 0 ? '' : `, round ${round + 1}`}`
    : entryWords[kind]

function Told({ notices }: { notices: readonly EscalationNotice[] }) {
  const people = Map.groupBy(notices, ({ member }) => member.id)
  return (
    <ul className="mt-1.5 space-y-1.5">
      {[...people].map(([id, own]) => (
        <li key={id} className="rounded-md border border-border px-3 py-1.5">
          <p className="font-medium">{own[0]?.member.name}</p>
          <ul className="text-sm">
            {own.map((notice) => (
              <li key={notice.id} className="flex flex-wrap gap-x-2">
                <span className="w-20 shrink-0 text-muted">{wayWords[notice.way]}</span>
                <span
                  className={cn('min-w-0 flex-1 break-words', notice.state === 'failed' && 'text-danger')}
                >
                  {resultOf(notice)}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function resultOf({ way, state, sentAt, seenAt, notBefore, receipt, error }: EscalationNotice): string {
  if (way === 'in-app')
    return seenAt === null ? 'Not seen yet' : `Seen at ${clock.format(Date.parse(seenAt))}`
  const why = error === null ? '' : ` (${error})`
  switch (state) {
    case 'sent':
      return `Sent at ${clock.format(Date.parse(sentAt ?? notBefore))}${receipt === null ? '' : ` · ${receipt}`}`
    case 'failed':
      return `Failed: ${error ?? 'no reason was given'}`
    case 'held':
      return `Held by quiet hours until ${exactTime(notBefore)}`
    case 'stopped':
      return 'Not needed any more'
    case 'sending':
      return `On its way${why}`
    case 'waiting':
      return `Waits until ${clock.format(Date.parse(notBefore))}${why}`
  }
}
