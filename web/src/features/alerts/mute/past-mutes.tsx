import type { PastMute } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { BellOff } from 'lucide-react'
import { Section } from '#components/page.tsx'
import { ruleMutesQuery } from '#lib/alerts/alerts.query.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useNow } from '#lib/time/use-now.ts'

/** When a rule told nobody: whoever asks why they heard nothing finds by whom and why. */
export function PastMutes({ ruleId }: { ruleId: string }) {
  const { workspace } = useSession()
  const { data: mutes = [] } = useQuery(ruleMutesQuery(workspace.id, ruleId))
  if (mutes.length === 0) return null
  return (
    <Section
      title="When it was muted"
      description="What it found meanwhile stands under “What it found”, and nobody was told."
      className="mt-4"
    >
      <ul aria-label="When it was muted" className="divide-y divide-border">
        {mutes.map((mute) => (
          <MuteLine key={mute.id} mute={mute} />
        ))}
      </ul>
    </Section>
  )
}

function MuteLine({ mute: { at, until, by, reason, ended, alerts } }: { mute: PastMute }) {
  const now = useNow()
  return (
    <li className="flex items-start gap-3 py-2">
      <BellOff aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="break-words">{reason}</p>
        <p className="text-sm text-muted">
          {by}, {exactTime(at)} to {exactTime(ended?.at ?? until)}
          {endWords({ until, ended }, now)}
        </p>
      </div>
      <span className="shrink-0 text-sm text-muted tabular">{foundWords(alerts)}</span>
    </li>
  )
}

function endWords({ until, ended }: Pick<PastMute, 'until' | 'ended'>, now: number): string {
  if (ended !== null) return `, ended by ${ended.by}`
  return Date.parse(until) > now ? ', still on' : ''
}

function foundWords(alerts: number): string {
  if (alerts === 0) return 'found nothing'
  return alerts === 1 ? '1 alert' : `${alerts} alerts`
}
