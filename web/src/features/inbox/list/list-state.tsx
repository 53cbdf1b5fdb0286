import { type UseInfiniteQueryResult, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Coffee, FilterX, Inbox, MailPlus } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { ErrorState } from '#components/error-state.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { channelsQuery } from '#lib/queries/channels.query.ts'
import { useSession } from '#lib/session.ts'
import { chipNames, withoutChips } from '../search.ts'
import { CARD_HEIGHT } from './conversation-card.tsx'
import { TABLE_ROW_HEIGHT } from './conversation-table.tsx'
import { useListFilter } from './use-list-filter.ts'

const rowKeys = Array.from({ length: 14 }, (_, row) => `row-${row}`)

export function ListSkeleton({ isTable }: { isTable: boolean }) {
  return (
    <div role="status" aria-label="Loading conversations" className="min-h-0 flex-1 overflow-hidden">
      {rowKeys.map((key) => (
        <div
          key={key}
          style={{ height: isTable ? TABLE_ROW_HEIGHT : CARD_HEIGHT }}
          className="flex items-center gap-2.5 border-b border-border px-2.5"
        >
          <Skeleton className={isTable ? 'size-4' : 'size-8 rounded-full'} />
          <div className="flex-1 space-y-2">
            <Skeleton className="h-3 w-2/5" />
            {isTable ? null : <Skeleton className="h-3 w-4/5" />}
          </div>
        </div>
      ))}
    </div>
  )
}

/** Where no row is shown: an error, or nothing to do. */
export function ListState({ query }: { query: Pick<UseInfiniteQueryResult, 'error' | 'refetch'> }) {
  const { search, filter, change } = useListFilter()
  const { workspace } = useSession()
  const hasNoChannel = useQuery(channelsQuery(workspace.id)).data?.length === 0
  if (query.error)
    return <ErrorState error={query.error} what="the conversations" onRetry={() => void query.refetch()} />
  if (chipNames.some((name) => search[name] !== undefined)) {
    return (
      <EmptyState
        icon={FilterX}
        title="Nothing matches"
        action={<Button onClick={() => change(withoutChips)}>Clear the filters</Button>}
      >
        No conversation fits all of these filters.
      </EmptyState>
    )
  }
  if (hasNoChannel) return <NoChannel />
  if (filter.view === 'mine' && filter.status === 'open') {
    return (
      <EmptyState
        icon={Coffee}
        title="All done"
        action={<Button onClick={() => change({ view: 'unassigned' })}>See what nobody has yet</Button>}
      >
        Nothing that is assigned to you is open.
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={Inbox} title="Nothing here">
      {filter.view === 'mentioned'
        ? 'Conversations appear here when a colleague names you in a private note.'
        : 'New conversations appear by themselves.'}
    </EmptyState>
  )
}

/** The first thing to do in a new workspace. */
function NoChannel() {
  const { can } = useSession()
  return (
    <EmptyState
      icon={MailPlus}
      title="No channel yet"
      action={
        can('channel:write') ? (
          <Button asChild variant="primary">
            <Link to="/settings/channels/new">Connect a channel</Link>
          </Button>
        ) : null
      }
    >
      What customers write appears here once a mailbox or a network is connected.
    </EmptyState>
  )
}
