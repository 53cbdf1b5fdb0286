import type { AlertRule, EscalationDetail } from '@hubbub/contracts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Button } from '#components/button.tsx'
import { ErrorState } from '#components/error-state.tsx'
import { EscalationState } from '#components/escalation-state.tsx'
import { PagePending } from '#components/page-pending.tsx'
import { Page, Section } from '#components/page.tsx'
import { SeverityBadge } from '#components/severity-badge.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { alertRuleQuery } from '#lib/alerts/alerts.query.ts'
import { api } from '#lib/api.ts'
import { escalationQuery, ownAlertsQuery } from '#lib/escalation/escalations.query.ts'
import { useEscalation } from '#lib/escalation/use-escalation.ts'
import { useSession } from '#lib/session.ts'
import { timeAgo } from '#lib/time/time-ago.ts'
import { useNow } from '#lib/time/use-now.ts'
import { MuteRule } from './mute/mute-rule.tsx'
import { MuteCallout } from './mute/muted.tsx'
import { AlertCourse } from './alert-course.tsx'

/** One alert: what it is about, who has it, and its whole course. */
export function AlertPage() {
  const { escalationId } = useParams({ from: '/_app/alerts/$escalationId' })
  const { workspace } = useSession()
  const query = useQuery(escalationQuery(workspace.id, escalationId))
  useSeen(escalationId)
  if (query.data !== undefined) return <OpenAlert escalation={query.data} />
  if (query.isError)
    return (
      <ErrorState
        error={query.error}
        what="this alert"
        onRetry={() => void query.refetch()}
        className="m-auto"
      />
    )
  return <PagePending />
}

/** Who looks at it has seen it. */
function useSeen(id: string) {
  const { workspace } = useSession()
  const queryClient = useQueryClient()
  const own = useQuery(ownAlertsQuery(workspace.id)).data ?? []
  const isNew = own.some(({ escalation, seen }) => escalation.id === id && !seen)
  useEffect(() => {
    if (!isNew) return
    void api
      .workspace(workspace.id)
      .escalations.seen([id])
      .then(async () => await queryClient.invalidateQueries({ queryKey: ['own-alerts', workspace.id] }))
      // It is marked when it is looked at again.
      .catch(() => {})
  }, [isNew, id, workspace.id, queryClient])
}

function OpenAlert({ escalation }: { escalation: EscalationDetail }) {
  const { title, severity, reasons, path, startedAt, startedBy, policy } = escalation
  const rule = useItsRule(escalation)
  return (
    <Page
      title={title}
      back={{ to: '/alerts', label: 'All alerts' }}
      actions={<Actions escalation={escalation} rule={rule} />}
    >
      {rule === undefined ? null : <MuteCallout rule={rule} />}
      <Section>
        <div className="flex flex-wrap items-center gap-2">
          <SeverityBadge severity={severity} />
          <EscalationState escalation={escalation} />
          <span className="text-sm text-muted">
            {startedBy}, <TimeAgo at={startedAt} />
            {policy === null ? '' : ` · ${policy.name}`}
          </span>
        </div>
        {reasons.length === 0 ? null : (
          <ul className="mt-3 list-disc space-y-0.5 pl-5">
            {reasons.map((reason) => (
              <li key={reason} className="break-words">
                {reason}
              </li>
            ))}
          </ul>
        )}
        {path === null ? null : (
          <Button asChild className="mt-3">
            {/* The path comes from our own server and lies within this site. */}
            <a href={path}>Open what it is about</a>
          </Button>
        )}
        <Next escalation={escalation} />
      </Section>
      <AlertCourse escalation={escalation} />
    </Page>
  )
}

function Actions({
  escalation: { id, title, state },
  rule,
}: {
  escalation: EscalationDetail
  rule: AlertRule | undefined
}) {
  const { can } = useSession()
  const act = useEscalation()
  return (
    <>
      {rule === undefined ? null : (
        <MuteRule rule={rule} label="Mute its rule…" reason={title.slice(0, 300)} />
      )}
      {state === 'open' && can('escalation:write') ? (
        <Button onClick={() => void act(id, 'escalate')}>Tell the next step now</Button>
      ) : null}
      {state === 'resolved' ? null : <Button onClick={() => void act(id, 'resolve')}>Resolve</Button>}
      {state === 'open' || state === 'exhausted' ? (
        <Button variant="primary" onClick={() => void act(id, 'acknowledge')}>
          Acknowledge
        </Button>
      ) : null}
    </>
  )
}

/** The rule that found it, where it is of one and no incident. */
function useItsRule({ subjectKind, subjectId }: EscalationDetail) {
  const { workspace } = useSession()
  const isOfRule = subjectKind === 'alert-rule'
  return useQuery({ ...alertRuleQuery(workspace.id, subjectId), enabled: isOfRule, retry: false }).data
}

function Next({ escalation }: { escalation: EscalationDetail }) {
  const now = useNow()
  const { state, nextAt } = escalation
  if (nextAt === null || (state !== 'open' && state !== 'acknowledged')) return null
  return (
    <p className="mt-3 text-sm text-muted">
      {nextWords(escalation)} {soon(nextAt, now)}.
    </p>
  )
}

function nextWords({ state, step, steps, round, rounds }: EscalationDetail): string {
  if (state === 'acknowledged') return 'The acknowledgement runs out'
  if (step < steps) return `Step ${step + 1} of ${steps} is told`
  if (round + 1 < rounds) return 'It begins again'
  return 'All who answer for the workspace are told that nobody answered'
}

/** What is due within a minute is at hand; what has to wait says how long. */
const soon = (at: string, now: number) =>
  Date.parse(at) - now < 60_000 ? 'within a minute' : timeAgo(at, now)
