import type { IncidentDetail } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { FileDown } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Page } from '#components/page.tsx'
import { cn } from '#lib/cn.ts'
import { downloadText } from '#lib/download-text.ts'
import { incidentQuery } from '#lib/incidents/incidents.query.ts'
import { useSession } from '#lib/session.ts'
import { IncidentConversations } from './conversations/incident-conversations.tsx'
import { Course } from './course.tsx'
import { IncidentHead } from './incident-head.tsx'
import { IncidentMentions } from './mentions/incident-mentions.tsx'
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

const column = 'min-w-0 xl:flex xl:min-h-0 xl:flex-col xl:gap-3'

function WarRoom({ incident }: { incident: IncidentDetail }) {
  const { number, title, state, monitor } = incident
  const { can } = useSession()
  const isOver = state === 'resolved' || state === 'reviewed'
  return (
    <Page
      title={`#${number} ${title}`}
      full
      {...(!isOver && { fit: true })}
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
      <IncidentHead incident={incident} />
      {isOver ? <Review incident={incident} /> : null}
      <div
        className={cn(
          'grid grid-cols-1 gap-x-3 max-xl:items-start lg:grid-cols-2 xl:min-h-0 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.35fr)_minmax(0,1fr)]',
          // Below a review the page scrolls; its parts are no longer than a screen all the same.
          isOver ? 'xl:h-224' : 'xl:flex-1',
        )}
      >
        <div className={column}>
          <WhyNow incident={incident} className="max-xl:mb-4 xl:flex-1" />
          {monitor === null ? null : (
            <IncidentVolume
              monitorId={monitor.id}
              openedAt={incident.openedAt}
              className="max-xl:mb-4 xl:mb-0 xl:shrink-0"
            />
          )}
        </div>
        <div className={column}>
          <IncidentStatement incidentId={incident.id} />
          <IncidentMentions incident={incident} className="max-xl:mb-4 xl:flex-1" />
          <IncidentConversations
            incident={incident}
            className={cn('max-xl:mb-4', incident.conversations === 0 ? 'xl:shrink-0' : 'xl:flex-1')}
          />
        </div>
        <div className={cn(column, 'lg:max-xl:col-span-2')}>
          <Tasks incident={incident} className="max-xl:mb-4 xl:flex-[1.4]" />
          <Reached incidentId={incident.id} className="max-xl:mb-4 xl:max-h-40 xl:shrink-0" />
          <Course incident={incident} className="max-xl:mb-4 xl:flex-1" />
        </div>
      </div>
    </Page>
  )
}
