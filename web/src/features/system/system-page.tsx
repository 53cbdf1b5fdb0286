import { useQuery } from '@tanstack/react-query'
import { Lock } from 'lucide-react'
import { EmptyState } from '#components/empty-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Page, Section } from '#components/page.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { useSession } from '#lib/session.ts'
import { ChannelHealthList } from './channel-health-list.tsx'
import { DeadLetters } from './dead-letters.tsx'
import { Figures } from './figures.tsx'
import { Quarantine } from './quarantine.tsx'
import { QueueTable } from './queue-table.tsx'
import { systemQuery } from './system.query.ts'

export function SystemPage() {
  const { can } = useSession()
  if (!can('system:read')) {
    return (
      <Page title="System">
        <EmptyState icon={Lock} title="Not for your role">
          Supervisors and admins see here whether everything runs.
        </EmptyState>
      </Page>
    )
  }
  return <Status />
}

function Status() {
  const { workspace } = useSession()
  const status = useQuery(systemQuery(workspace.id))
  return (
    <Page
      wide
      title="System"
      description="Whether mail flows, and what got stuck. Renewed every few seconds."
    >
      <Loaded query={status} what="the state of the system" skeleton={<StatusSkeleton />}>
        {(data) => (
          <>
            <Figures status={data} />
            <div className="grid items-start gap-x-6 lg:grid-cols-2">
              <Section title="Channels">
                <ChannelHealthList channels={data.channels} />
              </Section>
              <Section title="Queues" description="Work that is under way in the background.">
                <QueueTable queues={data.queues} />
              </Section>
            </div>
            <DeadLetters count={data.deadLetters} />
            <Quarantine count={data.quarantined} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

const StatusSkeleton = () => (
  <div role="status" aria-label="Loading the state of the system" className="grid gap-4 sm:grid-cols-4">
    <Skeleton className="h-20" />
    <Skeleton className="h-20" />
    <Skeleton className="h-20" />
    <Skeleton className="h-20" />
  </div>
)
