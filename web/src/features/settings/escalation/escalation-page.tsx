import { useQuery } from '@tanstack/react-query'
import { CalendarClock, Siren } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Rows } from '#components/rows.tsx'
import { policiesQuery, schedulesQuery } from '#lib/escalation/escalations.query.ts'
import { useSession } from '#lib/session.ts'
import { SettingsPage } from '../settings-page.tsx'
import { AlertBotSection } from './alert-bot-section.tsx'
import { PolicyDialog } from './policy-dialog.tsx'
import { PolicyRow } from './policy-row.tsx'
import { ScheduleCard } from './schedule-card.tsx'
import { ScheduleDialog } from './schedule-dialog.tsx'

/** In which order people are told, and who is on call. */
export function EscalationPage() {
  return (
    <SettingsPage
      title="Escalation"
      description="Who is told when something needs somebody, in which order, until one of them takes it."
      needs="on-call:read"
    >
      <Policies />
      <Schedules />
      <AlertBotSection />
    </SettingsPage>
  )
}

function Policies() {
  const { workspace, can } = useSession()
  const query = useQuery(policiesQuery(workspace.id))
  const create = can('on-call:write') ? (
    <PolicyDialog
      trigger={<Button variant={query.data?.length ? 'secondary' : 'primary'}>New policy</Button>}
    />
  ) : null
  return (
    <section className="mb-8">
      <Head title="Policies" action={query.data?.length ? create : null} />
      <Loaded
        query={query}
        what="the policies"
        empty={
          <EmptyState icon={Siren} title="No policy yet" action={create}>
            Until there is one, all supervisors and admins are told at once, and again after ten minutes.
          </EmptyState>
        }
      >
        {(policies) => (
          <Rows label="Policies">
            {policies.map((policy) => (
              <PolicyRow key={policy.id} policy={policy} />
            ))}
          </Rows>
        )}
      </Loaded>
    </section>
  )
}

function Schedules() {
  const { workspace, can } = useSession()
  const query = useQuery(schedulesQuery(workspace.id))
  const create = can('on-call:write') ? (
    <ScheduleDialog
      trigger={<Button variant={query.data?.length ? 'secondary' : 'primary'}>New schedule</Button>}
    />
  ) : null
  return (
    <section>
      <Head title="On-call schedules" action={query.data?.length ? create : null} />
      <Loaded
        query={query}
        what="the schedules"
        empty={
          <EmptyState icon={CalendarClock} title="Nobody takes turns yet" action={create}>
            A schedule says who is on call when. Policies can tell whoever that is.
          </EmptyState>
        }
      >
        {(schedules) => schedules.map((schedule) => <ScheduleCard key={schedule.id} schedule={schedule} />)}
      </Loaded>
    </section>
  )
}

const Head = ({ title, action }: { title: string; action: React.ReactNode }) => (
  <header className="mb-2 flex min-h-8 items-center justify-between gap-3">
    <h2 className="text-lg font-semibold">{title}</h2>
    {action}
  </header>
)
