import { type UseInfiniteQueryResult, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CheckCheck, Ear, FilterX } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { ErrorState } from '#components/error-state.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { mentionCountsQuery } from '#lib/queries/mention-counts.query.ts'
import { useSession } from '#lib/session.ts'
import { narrowings } from './search.ts'
import { useMentionFilter } from './use-mention-filter.ts'

const cards = Array.from({ length: 5 }, (_, card) => `card-${card}`)

export function MentionSkeleton() {
  return (
    <div role="status" aria-label="Loading mentions" className="min-h-0 flex-1 overflow-hidden">
      <div className="mx-auto max-w-3xl space-y-2.5 px-2.5 pt-3 sm:px-4">
        {cards.map((key) => (
          <div key={key} className="space-y-3 rounded-lg border border-border bg-card p-4">
            <div className="flex items-center gap-2.5">
              <Skeleton className="size-8 rounded-full" />
              <Skeleton className="h-3 w-40" />
            </div>
            <Skeleton className="h-3 w-full" />
            <Skeleton className="h-3 w-3/5" />
          </div>
        ))}
      </div>
    </div>
  )
}

interface MentionStateProps {
  query: Pick<UseInfiniteQueryResult, 'error' | 'refetch'>
  onClear: () => void
}

const quietWords = {
  taken: {
    title: 'Nothing is in the inbox',
    says: 'Mentions that somebody answers, assigns or opens in the inbox are kept here, with what becomes of them.',
  },
  done: { title: 'Nothing is done yet', says: 'Mentions that somebody marks as done are kept here.' },
  hidden: {
    title: 'Nothing is hidden',
    says: 'Mentions that somebody hides, and those of blocked authors, are kept here.',
  },
} as const

/** Where no card is shown: an error, nothing that fits, or nothing left to do. */
export function MentionState({ query, onClear }: MentionStateProps) {
  const { search } = useMentionFilter()
  const { workspace, can } = useSession()
  const counts = useQuery(mentionCountsQuery(workspace.id)).data
  if (query.error)
    return <ErrorState error={query.error} what="the mentions" onRetry={() => void query.refetch()} />
  if (search.q || narrowings.some((name) => search[name] !== undefined)) {
    return (
      <EmptyState
        icon={FilterX}
        title="Nothing matches"
        action={<Button onClick={onClear}>Clear the filters</Button>}
      >
        No mention fits all of these filters.
      </EmptyState>
    )
  }
  if (search.state !== undefined && search.state !== 'open')
    return (
      <EmptyState icon={Ear} title={quietWords[search.state].title}>
        {quietWords[search.state].says}
      </EmptyState>
    )
  if (counts !== undefined && counts.done + counts.hidden + counts.taken > 0)
    return (
      <EmptyState icon={CheckCheck} title="All looked after">
        New mentions appear by themselves.
      </EmptyState>
    )
  return (
    <EmptyState
      icon={Ear}
      title="Nothing heard yet"
      action={
        can('channel:write') ? (
          <Button asChild variant="primary">
            <Link to="/settings/channels/new">Connect a source</Link>
          </Button>
        ) : null
      }
    >
      What people say about you, but not to you, appears here: from feeds, hashtags and searches of connected
      networks.
    </EmptyState>
  )
}
