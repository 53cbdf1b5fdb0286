import { type Drill, minuteWords } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Check, Download, Pause, Play, Siren, Square, X } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Badge, type BadgeTone } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Page } from '#components/page.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { api } from '#lib/api.ts'
import { downloadText } from '#lib/download-text.ts'
import { drillQuery } from '#lib/drill/drill.query.ts'
import { clockWords, drillStateWords, measureWords } from '#lib/drill/drill-words.ts'
import { switchWorkspace, useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

/** The drill that this workspace is: how far it has come, and how the team does. */
export function DrillPage() {
  const { workspace } = useSession()
  const query = useQuery(drillQuery(workspace.id))
  const drill = query.data ?? null
  return (
    <Page
      title={drill === null ? 'Drill' : `Drill: ${drill.name}`}
      description="Nothing leaves this workspace. The team’s times are taken from the alert on, by the real clock."
    >
      {drill === null ? null : (
        <div className="-mt-3 mb-6 flex flex-wrap gap-2">
          <Controls drill={drill} />
        </div>
      )}
      <Loaded query={query} what="the drill">
        {(found) =>
          found === null ? (
            <EmptyState icon={Siren} title="This workspace is no drill">
              One is started under{' '}
              <Link to="/incidents" className="text-accent underline">
                Incidents
              </Link>
              , and is a workspace of its own.
            </EmptyState>
          ) : (
            <Report drill={found} />
          )
        }
      </Loaded>
    </Page>
  )
}

function Controls({ drill }: { drill: Drill }) {
  const { workspace, memberships, can } = useSession()
  const { drills } = api.workspace(workspace.id)
  const { act } = useChange(['drill', workspace.id])
  const { state, origin } = drill
  const isOrigin = memberships.some((one) => one.workspace.id === origin.id)
  return (
    <>
      {can('escalation:write') && state === 'running' ? (
        <Button onClick={() => act(() => drills.steer('paused'), 'The drill is paused')}>
          <Pause /> Pause
        </Button>
      ) : null}
      {can('escalation:write') && state === 'paused' ? (
        <Button variant="primary" onClick={() => act(() => drills.steer('running'), 'The drill goes on')}>
          <Play /> Go on
        </Button>
      ) : null}
      {can('escalation:write') && state !== 'ended' && state !== 'making' ? (
        <AlertDialog
          trigger={
            <Button>
              <Square /> End
            </Button>
          }
          title="End the drill?"
          description="Nothing more is said in it. What was done stays, and the times with it."
          confirm="End the drill"
          onConfirm={() => act(() => drills.steer('ended'), 'The drill has ended')}
        />
      ) : null}
      <Button onClick={() => downloadText('drill.json', JSON.stringify(drill, null, 2))}>
        <Download /> JSON
      </Button>
      {isOrigin ? <Button onClick={() => switchWorkspace(origin.id)}>Back to {origin.name}</Button> : null}
    </>
  )
}

function Report({ drill }: { drill: Drill }) {
  const { state, played, speed, startedBy, startedAt, beganAt, alertedAt, incident, kept } = drill
  const percent = Math.round((100 * played.seconds) / Math.max(1, played.of))
  return (
    <div className="space-y-6">
      {speed === 1 ? null : (
        <Callout tone="warning" title={`Replayed ${speed} times as fast`}>
          So much comes in a shorter time than it did. Compare these times only with drills of the same speed.
        </Callout>
      )}
      <section aria-label="How far it has come" className="rounded-lg border border-border bg-card p-4">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <Badge tone={tones[state] ?? 'neutral'}>{drillStateWords[state]}</Badge>
          <span className="text-lg font-semibold tabular">
            {clockWords(played.seconds)} <span className="text-muted">of {clockWords(played.of)}</span>
          </span>
          <span className="text-muted tabular">
            {played.lines} of {played.ofLines} posts
          </span>
        </div>
        <div
          role="progressbar"
          aria-label="Played"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent}
          className="mt-3 h-1.5 w-full overflow-hidden rounded-full bg-hover"
        >
          <div className="h-full rounded-full bg-accent" style={{ width: `${percent}%` }} />
        </div>
        <p className="mt-3 text-sm text-pretty text-muted">
          Started by {startedBy}
          {startedAt === null ? '; the days before are being brought in' : null}
          {startedAt === null ? null : (
            <>
              {' '}
              <TimeAgo at={startedAt} />
            </>
          )}
          . {beganAt === null ? 'All is calm.' : 'The crisis has begun.'}{' '}
          {alertedAt === null ? 'No alert yet.' : 'An alert has told of it.'} {keptWords(kept)}
        </p>
        {incident === null ? null : (
          <Link
            to="/incidents/$incidentId"
            params={{ incidentId: incident.id }}
            className="mt-2 inline-block text-accent underline"
          >
            {incident.title}
          </Link>
        )}
      </section>
      <Times drill={drill} />
    </div>
  )
}

const tones: { [K in Drill['state']]?: BadgeTone } = { running: 'success', paused: 'warning' }

const keptWords = (kept: number) => {
  if (kept === 0) return 'Nothing was sent yet.'
  return kept === 1 ? 'One text was sent, and kept here.' : `${kept} texts were sent, and kept here.`
}

function Times({ drill: { times, alertedAt } }: { drill: Drill }) {
  const met = times.filter((one) => one.met === true).length
  return (
    <section aria-label="The team’s times">
      <h2 className="mb-2 text-lg font-semibold">The team’s times</h2>
      <div className="overflow-x-auto rounded-lg border border-border bg-card thin-scroll">
        <table className="w-full min-w-84 text-left">
          <thead className="text-sm text-muted">
            <tr className="border-b border-border">
              {['What', 'Time', 'Target', 'Result'].map((title) => (
                <th key={title} scope="col" className="px-4 py-2 font-normal">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {times.map(({ measure, minutes, target, met: isMet }) => (
              <tr key={measure} className="border-b border-border last:border-0">
                <th scope="row" className="px-4 py-2.5 font-medium">
                  {measureWords[measure]}
                </th>
                <td className="px-4 py-2.5 tabular whitespace-nowrap">
                  {minutes === null ? '—' : minuteWords(minutes)}
                </td>
                <td className="px-4 py-2.5 tabular whitespace-nowrap">{minuteWords(target)}</td>
                <td className="px-4 py-2.5 whitespace-nowrap">
                  {isMet === null ? (
                    <span className="text-muted">Not yet</span>
                  ) : (
                    <Badge tone={isMet ? 'success' : 'danger'}>
                      {isMet ? <Check aria-hidden /> : <X aria-hidden />}
                      {isMet ? 'In time' : 'Too late'}
                    </Badge>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 text-sm text-muted">
        {alertedAt === null
          ? 'They begin to count with the alert.'
          : `${met} of ${times.length} within their targets. Each counts from the alert on.`}
      </p>
    </section>
  )
}
