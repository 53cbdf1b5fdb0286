import type { IncidentDetail } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { FileDown } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { Arithmetic } from '#components/crisis/arithmetic.tsx'
import { HoldBanner } from '#components/hold-banner.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Page } from '#components/page.tsx'
import { downloadText } from '#lib/download-text.ts'
import { incidentQuery } from '#lib/incidents/incidents.query.ts'
import { useSession } from '#lib/session.ts'
import { Course } from './course.tsx'
import { IncidentHead } from './incident-head.tsx'
import { IncidentPosts } from './incident-posts.tsx'
import { IncidentVolume } from './incident-volume.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { Reached } from './reached.tsx'
import { Review } from './review.tsx'
import { IncidentStatement } from './statements/incident-statement.tsx'
import { Tasks } from './tasks.tsx'
import { WhyNow } from './why-now.tsx'

/** The war room: everything about one incident on one screen. */
export function IncidentPage() {
  const { incidentId } = useParams({ from: '/_app/incidents/$incidentId' })
  const { workspace } = useSession()
  return (
    <Loaded query={useQuery(incidentQuery(workspace.id, incidentId))} what="this incident">
      {(incident) => <WarRoom key={incident.id} incident={incident} />}
    </Loaded>
  )
}

function WarRoom({ incident }: { incident: IncidentDetail }) {
  const { number, title, score, state, monitor } = incident
  const { can } = useSession()
  const isOver = state === 'resolved' || state === 'reviewed'
  return (
    <Page
      title={`#${number} ${title}`}
      full
      back={{ to: '/incidents', label: 'All incidents' }}
      actions={
        <>
          {can('incident:write') && !isOver && incident.mergedInto === null ? (
            <MergeDialog incident={incident} />
          ) : null}
          <Button onClick={() => downloadText(`incident-${number}.json`, JSON.stringify(incident, null, 2))}>
            <FileDown /> Export
          </Button>
        </>
      }
    >
      <HoldBanner className="mb-4" />
      <IncidentHead incident={incident} />
      {isOver ? <Review incident={incident} /> : null}
      <div className="grid items-start gap-x-4 lg:grid-cols-2 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.35fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          <WhyNow incident={incident} />
          {score === null ? null : <Arithmetic score={score} />}
        </div>
        <div className="min-w-0">
          {monitor === null ? null : <IncidentVolume monitorId={monitor.id} openedAt={incident.openedAt} />}
          <IncidentPosts incident={incident} />
        </div>
        <div className="min-w-0 lg:max-xl:col-span-2">
          <IncidentStatement incidentId={incident.id} />
          <Tasks incident={incident} />
          <Reached incidentId={incident.id} />
          <Course incident={incident} />
        </div>
      </div>
    </Page>
  )
}
