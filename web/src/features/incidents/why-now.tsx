import type { IncidentDetail } from '@hubbub/contracts'
import { Link } from '@tanstack/react-router'
import { ScoreTerms } from '#components/crisis/arithmetic.tsx'
import { Section } from '#components/page.tsx'
import { SeverityBadge } from '#components/severity-badge.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { useSession } from '#lib/session.ts'
import { clockTime } from '#lib/time/day-label.ts'
import { SplitDialog } from './split-dialog.tsx'

interface Props {
  incident: IncidentDetail
  className?: string
}

/** What changed, and why the system thinks so. */
export function WhyNow({ incident, className = 'mb-4' }: Props) {
  const { found, score, alerts, state, entries } = incident
  const { can } = useSession()
  const isOver = state === 'resolved' || state === 'reviewed'
  const opener = entries.find(({ kind }) => kind === 'opened')?.alertId
  return (
    <Section fill title="What changed, and why" className={className}>
      {found.length === 0 ? (
        <p className="text-muted">
          {alerts === 0
            ? 'It was opened by hand; no rule has found it yet.'
            : 'Its alerts are not yours to see.'}
        </p>
      ) : null}
      <ul aria-label="Alerts of this incident" className="space-y-2.5">
        {found.map(({ id, severity, at, reasons, ruleName }) => (
          <li key={id}>
            <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
              <SeverityBadge severity={severity} />
              <span>
                in the five minutes from <time dateTime={at}>{clockTime(at)}</time>, <TimeAgo at={at} />
              </span>
            </div>
            {reasons.map(({ detector, sentence }) => (
              <p key={detector} className="mt-0.5 text-pretty break-words">
                {sentence}.
              </p>
            ))}
            <div className="flex flex-wrap items-center gap-x-2">
              <Link
                to="/alerts/found/$alertId"
                params={{ alertId: id }}
                className="text-sm text-accent hover:underline"
              >
                {ruleName}: all of it
              </Link>
              {isOver || id === opener || !can('incident:write') ? null : (
                <SplitDialog incident={incident} alertId={id} ruleName={ruleName} />
              )}
            </div>
          </li>
        ))}
      </ul>
      {score === null ? null : (
        <details open={found.length === 0} className="mt-3 border-t border-border pt-2">
          <summary className="cursor-pointer font-medium">
            Score {Math.round(score.score)} of 100: how it comes about
          </summary>
          <ScoreTerms score={score} />
        </details>
      )}
    </Section>
  )
}
