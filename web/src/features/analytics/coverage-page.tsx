import type { SourceCoverage, Volume } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Ear, Lock } from 'lucide-react'
import { buttonStyles } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Page, Section } from '#components/page.tsx'
import { useSession } from '#lib/session.ts'
import { coverageQuery } from './analytics.queries.ts'
import { SourceCard } from './source-card.tsx'

/** Whether calm is calm: what each source heard, what it missed, and what holds it up. */
export function CoveragePage() {
  const { can, workspace } = useSession()
  const query = useQuery({ ...coverageQuery(workspace.id), enabled: can('channel:read') })
  if (!can('channel:read')) {
    return (
      <Page title="Coverage">
        <EmptyState icon={Lock} title="Not for your role">
          Whoever may read channels sees here what they hear.
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page
      wide
      title="Coverage"
      back={{ to: '/analytics', label: 'Back to analytics' }}
      description="What each source heard in the last two weeks and what it may have missed. A source that has died looks like calm."
    >
      <Loaded query={query} what="the coverage">
        {({ sources, edits }) =>
          sources.length === 0 ? (
            <EmptyState
              icon={Ear}
              title="No source is connected yet"
              action={
                can('channel:write') ? (
                  <Link to="/settings/channels/new" className={buttonStyles({ variant: 'primary' })}>
                    Connect a source
                  </Link>
                ) : null
              }
            >
              As soon as a channel is connected, what it hears and what it may miss stands here.
            </EmptyState>
          ) : (
            <>
              <Warnings sources={sources} />
              <ul aria-label="Sources" className="grid gap-4 lg:grid-cols-2">
                {sources.map((source) => (
                  <SourceCard key={source.channel.id} source={source} />
                ))}
              </ul>
              <Edits edits={edits} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

/** Said first, for it changes how all else is read. */
function Warnings({ sources }: { sources: readonly SourceCoverage[] }) {
  const quiet = sources.filter(({ quiet: silence }) => silence !== null)
  const gaps = sources.flatMap(({ gaps: some }) => some.filter(({ state }) => state === 'open')).length
  const waiting = sources.filter(({ waitsUntil }) => waitsUntil !== null).length
  const stopped = sources.filter(({ stopped: ended }) => ended.length > 0).length
  const figures = [
    { label: 'Unusually quiet', value: quiet.length },
    { label: 'Open gaps', value: gaps },
    { label: 'Waiting for a limit', value: waiting },
    { label: 'Stopped by a budget', value: stopped },
  ]
  return (
    <dl className="mb-6 grid grid-cols-2 gap-3 lg:grid-cols-4">
      {figures.map(({ label, value }) => (
        <div
          key={label}
          className={`rounded-lg border px-4 py-3 ${value > 0 ? 'border-warning bg-warning-soft text-warning' : 'border-border bg-card text-muted'}`}
        >
          <dt className="text-sm">{label}</dt>
          <dd className={`mt-0.5 text-xl font-semibold tabular ${value > 0 ? '' : 'text-foreground'}`}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

function Edits({ edits }: { edits: Volume['edits'] }) {
  return (
    <Section
      className="mt-6"
      title="Changed queries"
      description="Each changed what counts, also of what was said before."
    >
      {edits.length === 0 ? (
        <p className="text-muted">No query was changed in this time.</p>
      ) : (
        <ul className="divide-y divide-border">
          {edits.map(({ monitor, at, version }) => (
            <li key={`${monitor.id} ${version}`} className="flex justify-between gap-3 py-1.5">
              <span className="min-w-0 truncate">
                {monitor.name} <span className="text-muted">version {version}</span>
              </span>
              <time dateTime={at} className="shrink-0 text-muted tabular">
                {moment.format(new Date(at))}
              </time>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
