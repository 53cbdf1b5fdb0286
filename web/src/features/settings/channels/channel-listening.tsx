import type { ChannelListening } from '@hubbub/contracts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge } from '#components/badge.tsx'
import { Callout } from '#components/callout.tsx'
import { Section } from '#components/page.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'

const channelListeningQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: ['monitors', workspaceId, 'listening', id],
    queryFn: ({ signal }) => api.workspace(workspaceId).channels.listening(id, signal),
    // Whether the account has taken it up no event tells.
    refetchInterval: ({ state }) => (state.data?.current === false ? 3_000 : 30_000),
  })

/** What the account asks its network for: its own list, and what monitors add. */
export function ChannelListeningSection({ channelId }: { channelId: string }) {
  const { workspace } = useSession()
  const { data } = useQuery(channelListeningQuery(workspace.id, channelId))
  if (data === undefined || (data.own.length === 0 && data.monitors.length === 0)) return null
  const { own, monitors, monitorCount, problems } = data
  return (
    <Section title="What it listens for" description={describe(data)}>
      <div className="space-y-4">
        {problems.length === 0 ? null : (
          <Callout tone="warning" title="Not all of it could be asked for">
            {problems.slice(0, 3).map((problem) => (
              <p key={problem}>{problem}</p>
            ))}
            {problems.length > 3 ? <p>And {problems.length - 3} more of the kind.</p> : null}
          </Callout>
        )}
        {own.length === 0 ? null : <Terms title="From its own list" terms={own} />}
        {monitors.length === 0 ? null : (
          <section aria-label="From monitors">
            <h3 className="mb-1 font-medium">From monitors</h3>
            <ul className="divide-y divide-border">
              {monitors.map((monitor, index) => (
                <MonitorTerms key={monitor.id ?? index} monitor={monitor} />
              ))}
            </ul>
            {monitorCount > monitors.length ? (
              <p className="mt-2 text-sm text-muted">
                And {(monitorCount - monitors.length).toLocaleString('en')} more monitors.
              </p>
            ) : null}
          </section>
        )}
      </div>
    </Section>
  )
}

function describe({ current, room }: ChannelListening): string {
  const taken =
    room === null
      ? ''
      : ` ${room.taken.toLocaleString('en')} of ${room.most.toLocaleString('en')} ${room.unit} are used.`
  return (
    (current ? 'The network is asked for all of this now.' : 'The account is taking up what has changed.') +
    taken
  )
}

function Terms({ title, terms }: { title: string; terms: readonly string[] }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 font-medium">{title}</h3>
      <ul className="space-y-0.5 text-sm">
        {terms.map((term) => (
          <li key={term}>
            <code className="break-words">{term}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}

function MonitorTerms({ monitor }: { monitor: ChannelListening['monitors'][number] }) {
  const { id, name, heard, why, terms } = monitor
  return (
    <li className="py-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {id === null ? (
          <span className="text-muted">Somebody’s private monitor</span>
        ) : (
          <Link to="/monitors/$monitorId" params={{ monitorId: id }} className="font-medium hover:underline">
            {name}
          </Link>
        )}
        {heard === 'part' ? <Badge tone="warning">Some of it</Badge> : null}
        {heard === 'nothing' ? <Badge tone="danger">No room</Badge> : null}
      </p>
      {why === null ? null : <p className="text-sm text-pretty text-muted">{why}.</p>}
      <ul className="mt-0.5 space-y-0.5 text-sm">
        {terms.slice(0, 5).map((term) => (
          <li key={term}>
            <code className="break-words">{term}</code>
          </li>
        ))}
        {terms.length > 5 ? <li className="text-muted">and {terms.length - 5} more</li> : null}
      </ul>
    </li>
  )
}
