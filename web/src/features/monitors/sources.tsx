import type { Monitor, MonitorSource } from '@hubbub/contracts'
import { parse } from '@hubbub/query'
import { useQuery } from '@tanstack/react-query'
import { Badge, type BadgeTone } from '#components/badge.tsx'
import { Callout } from '#components/callout.tsx'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { SkeletonRows } from '#components/skeleton.tsx'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'
import type { Draft } from './draft.ts'
import { monitorSourcesQuery } from './monitor.queries.ts'

interface SourcesProps {
  draft: Pick<Draft, 'query' | 'lists'>
  monitor: Monitor | undefined
}

/** Which accounts are told of what it matches, and what they miss of it. */
export function Sources({ draft, monitor }: SourcesProps) {
  const { workspace } = useSession()
  const parsed = parse(draft.query)
  const isSaved =
    monitor !== undefined &&
    monitor.query === draft.query &&
    JSON.stringify(monitor.lists) === JSON.stringify(draft.lists)
  const { data, error, isFetching } = useQuery({
    ...monitorSourcesQuery(workspace.id, { ...draft, monitorId: isSaved ? monitor.id : null }),
    enabled: parsed.ok,
  })
  if (!parsed.ok)
    return (
      <p className="text-muted">As soon as the query can be read, it stands here which accounts hear it.</p>
    )
  if (data === undefined)
    return error === null ? (
      <SkeletonRows rows={3} label="Looking what the accounts can be asked for" />
    ) : (
      <Callout tone="danger">{errorText(error)}</Callout>
    )
  const isOn = isSaved && monitor.enabled
  const asked = data.filter(({ heard }) => heard !== 'everything')
  const anyway = data.filter(({ heard }) => heard === 'everything')
  const isDeaf = anyway.length === 0 && asked.every(({ heard }) => heard === 'nothing')
  return (
    <div aria-busy={isFetching} className="space-y-3">
      {isSaved && !monitor.enabled ? (
        <Callout tone="info">It rests: no account asks for it until it goes on.</Callout>
      ) : null}
      {isDeaf ? (
        <Callout tone="warning" title="It hears nothing new">
          {asked.length === 0
            ? 'No account is connected that could listen for it.'
            : 'No account can be asked for what it matches. Add a word, a phrase or a hashtag that must be there.'}
        </Callout>
      ) : null}
      {asked.length === 0 ? null : (
        <ul aria-label="Accounts that are asked for it" className="divide-y divide-border">
          {asked.map((source) => (
            <SourceRow key={source.channelId} source={source} isOn={isOn} />
          ))}
        </ul>
      )}
      {anyway.length === 0 ? null : (
        <p className="text-sm text-muted">
          All that comes in by {listed(anyway.map(({ name }) => name))} is matched, too; nothing has to be
          asked for there.
        </p>
      )}
    </div>
  )
}

function SourceRow({ source, isOn }: { source: MonitorSource; isOn: boolean }) {
  const { kind, name, why, terms } = source
  const { tone, word } = stateOf(source, isOn)
  return (
    <li className="py-2.5">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <ChannelIcon kind={kind} />
        <span className="min-w-0 font-medium break-words">{name}</span>
        <Badge tone={tone}>{word}</Badge>
      </p>
      {why === null ? null : <p className="mt-0.5 text-sm text-pretty text-muted">{why}.</p>}
      <AskedFor terms={terms} />
    </li>
  )
}

/** Most are asked for in one way; more than that are shown on demand. */
function AskedFor({ terms }: Pick<MonitorSource, 'terms'>) {
  const [only] = terms
  if (only === undefined) return null
  if (terms.length === 1)
    return (
      <p className="mt-0.5 text-sm text-muted">
        Asked for <code className="break-words text-foreground">{only}</code>
      </p>
    )
  return (
    <details className="mt-0.5 text-sm">
      <summary className="w-fit rounded-sm text-accent">Asked for in {terms.length} ways</summary>
      <ul className="mt-1 space-y-0.5">
        {terms.map((term) => (
          <li key={term}>
            <code className="break-words">{term}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}

function stateOf({ heard, state }: MonitorSource, isOn: boolean): { tone: BadgeTone; word: string } {
  if (heard === 'nothing') return { tone: 'danger', word: 'Hears nothing' }
  if (state === 'off') return { tone: 'neutral', word: 'Does not run' }
  const part = heard === 'part'
  if (!isOn)
    return { tone: part ? 'warning' : 'info', word: part ? 'Would hear some of it' : 'Would hear it' }
  if (state === 'soon') return { tone: 'info', word: 'About to listen' }
  return { tone: part ? 'warning' : 'success', word: part ? 'Hears some of it' : 'Listening' }
}

const listed = (names: readonly string[]) =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)
