import type { IncidentDetail } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { OctagonPause } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { HoldDialog } from '#components/holding/hold-dialog.tsx'
import { LiftHold } from '#components/holding/lift-hold.tsx'
import { isOver } from '#lib/incidents/incident-words.ts'
import { standingHoldsQuery } from '#lib/outbound/outbound-holds.query.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'

/** The switch itself: whether sending is held for what this is about, what that met, and its other position. */
export function HoldSwitch({ incident: { brand, title, number, state } }: { incident: IncidentDetail }) {
  const { workspace, can } = useSession()
  const standing = useQuery({ ...standingHoldsQuery(workspace.id), refetchInterval: 15_000 }).data ?? []
  const holds = standing.filter((hold) => hold.brand === null || brand === null || hold.brand.id === brand.id)
  const mayHold = can('outbound:hold')
  if (holds.length === 0) {
    if (!mayHold || isOver(state)) return null
    return (
      <HoldDialog
        trigger={
          <Button variant="danger">
            <OctagonPause /> Hold outbound…
          </Button>
        }
        brandId={brand?.id}
        reason={`Incident #${number}: ${title}`.slice(0, 300)}
      />
    )
  }
  return (
    <ul aria-label="Sending is held" className="w-full space-y-1">
      {holds.map((hold) => {
        const { held, left, letGo, cancelled } = hold.counts
        return (
          <li
            key={hold.id}
            role="status"
            className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-danger/40 bg-danger-soft px-3 py-1.5 text-danger"
          >
            <OctagonPause aria-hidden className="size-4 shrink-0" />
            <span className="min-w-0 flex-1 basis-64 text-pretty">
              <b className="font-semibold">Sending is held for {hold.brand?.name ?? 'all brands'}</b> since{' '}
              {exactTime(hold.placedAt)} by {hold.placedBy}: {hold.reason}
            </span>
            <span className="tabular">
              {held} held · {left} had left already
              {letGo + cancelled > 0 ? ` · ${letGo} let go, ${cancelled} cancelled` : ''}
            </span>
            {mayHold ? (
              <>
                <Link to="/settings/holding" className="underline">
                  Each of them
                </Link>
                <LiftHold hold={hold} size="sm" />
              </>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
