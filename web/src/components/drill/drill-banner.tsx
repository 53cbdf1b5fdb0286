import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Siren } from 'lucide-react'
import { drillQuery } from '#lib/drill/drill.query.ts'
import { clockWords, drillStateWords } from '#lib/drill/drill-words.ts'
import { useSession } from '#lib/session.ts'

/** On every screen of a drill: that it is one, and how far it has come. */
export function DrillBanner() {
  const { workspace } = useSession()
  const drill = useQuery(drillQuery(workspace.id)).data ?? null
  if (drill === null) return null
  const { state, played, speed } = drill
  return (
    <div
      role="region"
      aria-label="Drill"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-0.5 border-b border-warning/40 bg-warning-soft px-4 py-1.5 text-warning"
    >
      <Siren aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 text-pretty">
        <strong className="font-semibold">Drill.</strong> Nothing that is sent here leaves.{' '}
        <span className="tabular">
          {drillStateWords[state]}
          {state === 'preparing' || state === 'making'
            ? ''
            : ` · ${clockWords(played.seconds)} of ${clockWords(played.of)}`}
          {speed === 1 ? '' : ` · replayed ${speed} times as fast`}
        </span>
      </p>
      <Link to="/drill" className="shrink-0 underline">
        Times and report
      </Link>
    </div>
  )
}
