import type { OutboundHold } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { OctagonPause } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Row, Rows } from '#components/rows.tsx'
import { allHoldsQuery } from '#lib/outbound/outbound-holds.query.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { SettingsPage } from '../settings-page.tsx'
import { HoldDialog } from '#components/holding/hold-dialog.tsx'
import { StandingHold } from './standing-hold.tsx'

/** The switch that stops sending, what it holds, and when it was used before. */
export function HoldingPage() {
  const { workspace } = useSession()
  const query = useQuery(allHoldsQuery(workspace.id))
  const place = (
    <HoldDialog
      trigger={
        <Button variant="danger">
          <OctagonPause /> Hold sending…
        </Button>
      }
    />
  )
  return (
    <SettingsPage
      title="Hold outbound"
      description="Stops all that is automatic, scheduled, bulk or a post at once, for a brand or for all of them."
      needs="outbound:hold"
      actions={query.data?.length ? place : null}
    >
      <Loaded
        query={query}
        what="the switch"
        empty={
          <EmptyState icon={OctagonPause} title="Sending is not held" action={place}>
            In a crisis the wrong post at the wrong moment makes it worse. What is held is listed, and let go
            or cancelled when you lift it.
          </EmptyState>
        }
      >
        {(holds) => (
          <>
            {holds
              .filter(({ liftedAt }) => liftedAt === null)
              .map((hold) => (
                <StandingHold key={hold.id} hold={hold} />
              ))}
            <Log holds={holds.filter(({ liftedAt }) => liftedAt !== null)} />
          </>
        )}
      </Loaded>
    </SettingsPage>
  )
}

function Log({ holds }: { holds: readonly OutboundHold[] }) {
  if (holds.length === 0) return null
  return (
    <section>
      <h2 className="mb-2 text-lg font-semibold">Lifted</h2>
      <Rows label="Lifted">
        {holds.map(({ id, brand, reason, placedBy, placedAt, liftedBy, liftedAt, counts }) => (
          <Row
            key={id}
            title={brand === null ? 'All brands' : brand.name}
            detail={
              <>
                {reason}
                <span className="block">
                  {placedBy}, {exactTime(placedAt)} to {liftedAt === null ? '' : exactTime(liftedAt)} by{' '}
                  {liftedBy}
                </span>
                <span className="block">
                  {counts.letGo} let go, {counts.cancelled} cancelled, {counts.left} had left
                </span>
              </>
            }
          />
        ))}
      </Rows>
    </section>
  )
}
