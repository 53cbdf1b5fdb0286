import type { Alert, AlertEvidence, AlertRule } from '@hubbub/contracts'
import type { MatchedMention } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Page, Section } from '#components/page.tsx'
import { SeverityBadge } from '#components/severity-badge.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { alertRuleQuery, foundAlertQuery } from '#lib/alerts/alerts.query.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { Arithmetic } from '#components/crisis/arithmetic.tsx'
import { EvidenceFacts } from './evidence-facts.tsx'
import { EvidencePosts } from '#components/crisis/evidence-posts.tsx'
import { MuteRule } from '../mute/mute-rule.tsx'
import { MuteCallout } from '../mute/muted.tsx'
import { HourChart } from './hour-chart.tsx'
import { Verdict } from './verdict.tsx'

/** One alert: why people were told, and everything that stood behind it. */
export function FoundAlertPage() {
  const { alertId } = useParams({ from: '/_app/alerts/found/$alertId' })
  const { workspace } = useSession()
  return (
    <Loaded query={useQuery(foundAlertQuery(workspace.id, alertId))} what="this alert">
      {(found) => <OpenFound key={found.alert.id} {...found} />}
    </Loaded>
  )
}

interface Found {
  alert: Alert
  evidence: AlertEvidence | null
  posts: readonly MatchedMention[]
}

function OpenFound({ alert, evidence, posts }: Found) {
  const { title, severity, ruleId, ruleName, at, lateMinutes, learning, heldUntil, muted, score } = alert
  const { workspace } = useSession()
  const rule = useQuery({ ...alertRuleQuery(workspace.id, ruleId ?? ''), enabled: ruleId !== null }).data
  return (
    <Page
      title={title}
      wide
      back={{ to: '/alerts/found', label: 'All that was found' }}
      description={
        <>
          {exactTime(at)} (<TimeAgo at={at} />) by{' '}
          {ruleId === null ? (
            `“${ruleName}”, which is gone`
          ) : (
            <Link to="/alerts/rules/$ruleId" params={{ ruleId }} className="text-accent hover:underline">
              {ruleName}
            </Link>
          )}
        </>
      }
      actions={<Actions alert={alert} rule={rule} />}
    >
      {rule === undefined ? null : <MuteCallout rule={rule} />}
      <div className="grid grid-cols-1 items-start gap-x-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="min-w-0">
          <Section title="Why">
            <div className="mb-2 flex flex-wrap items-center gap-2">
              <SeverityBadge severity={severity} />
              {learning ? <Badge tone="warning">Still learning what is usual</Badge> : null}
              {lateMinutes > 0 ? <Badge tone="info">Found {lateMinutes} minutes later</Badge> : null}
              {heldUntil === null ? null : <Badge tone="info">Quiet until {exactTime(heldUntil)}</Badge>}
              {muted ? <Badge>Its rule was muted: nobody was told</Badge> : null}
            </div>
            <ul className="space-y-1">
              {alert.reasons.map(({ detector, sentence }) => (
                <li key={detector} className="text-pretty break-words">
                  {sentence}.
                </li>
              ))}
            </ul>
            {evidence === null ? null : <Reposts {...evidence} />}
          </Section>
          {evidence === null ? null : (
            <>
              <Section title="The day before it">
                <HourChart evidence={evidence} at={at} />
              </Section>
              <Section
                title="What was said"
                description="The widest reaching first; as far as you may see it."
              >
                <EvidencePosts posts={posts} />
              </Section>
            </>
          )}
        </div>
        <div className="min-w-0">
          <Verdict alert={alert} />
          {evidence === null ? null : <EvidenceFacts evidence={evidence} />}
          {score === null ? null : <Arithmetic score={score} />}
        </div>
      </div>
    </Page>
  )
}

function Actions({ alert: { title, escalationId }, rule }: { alert: Alert; rule: AlertRule | undefined }) {
  const { can } = useSession()
  return (
    <>
      {rule === undefined ? null : (
        <MuteRule rule={rule} label="Mute its rule…" reason={title.slice(0, 300)} />
      )}
      {escalationId === null || !can('escalation:read') ? null : (
        <Button asChild>
          <Link to="/alerts/$escalationId" params={{ escalationId }}>
            Who was told
          </Link>
        </Button>
      )}
    </>
  )
}

function Reposts({ mentions, distinct, gaps }: AlertEvidence) {
  return (
    <div className="mt-3 space-y-2 text-sm text-muted">
      {mentions - distinct > 0 ? (
        <p>
          {mentions - distinct} of {mentions} mentions in these three hours repeat others: {distinct} were
          said by somebody in words of their own.
        </p>
      ) : null}
      {gaps.length > 0 ? (
        <Callout tone="warning">
          Not everything was heard on that day:{' '}
          {[...new Set(gaps.map(({ channel, reason }) => `${channel.name} (${reason})`))].join(', ')}.
        </Callout>
      ) : null}
    </div>
  )
}
