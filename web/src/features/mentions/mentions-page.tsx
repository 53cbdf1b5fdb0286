import { lazy, Suspense, useState } from 'react'
import { NewPostButton } from '#components/new-post-button.tsx'
import { ConnectionLine } from '#components/connection-line.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { SearchInput } from '#components/search-input.tsx'
import { useDebounced } from '#lib/use-debounced.ts'
import { FilterChips, FilterMenu, StateTabs } from './mention-filters.tsx'
import { MentionList } from './mention-list.tsx'
import { unnarrowed } from './search.ts'
import { useMentionFilter } from './use-mention-filter.ts'

/** The editor is large, and seldom wanted here. */
const QueryDialog = lazy(async () => await import('./query-dialog.tsx'))

/** What is said about us and not to us, live. */
export function MentionsPage() {
  const { search, filter, change } = useMentionFilter()
  const look = useDebounced((q: string) => change({ q: q.trim() === '' ? undefined : q.trim() }), 250)
  const [round, setRound] = useState(0)
  const [isAsking, setAsking] = useState(false)
  const clear = () => {
    change(unnarrowed)
    setRound(round + 1)
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageTitle>Mentions</PageTitle>
      <header className="shrink-0 border-b border-border px-2.5 sm:px-4">
        <div className="mx-auto max-w-3xl sm:px-4">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pt-3">
            <h1 className="mr-auto text-xl font-semibold tracking-tight">Mentions</h1>
            <SearchInput
              key={round}
              label="Search what was said, or who said it"
              placeholder="Words or author"
              defaultValue={round === 0 ? (search.q ?? '') : ''}
              onChange={look}
              className="w-48 flex-1 sm:max-w-72"
            />
            <FilterMenu onQuery={() => setAsking(true)} />
            <NewPostButton />
          </div>
          <StateTabs />
          <FilterChips />
        </div>
      </header>
      {isAsking ? (
        <Suspense>
          <QueryDialog
            text={search.query ?? ''}
            onApply={(query) => change({ query: query === '' ? undefined : query })}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      ) : null}
      <ConnectionLine />
      <MentionList key={JSON.stringify(filter)} onClear={clear} />
    </div>
  )
}
