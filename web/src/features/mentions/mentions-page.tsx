import { isMentionQuery } from '@hubbub/contracts/http'
import { Link, useNavigate } from '@tanstack/react-router'
import { Columns3 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { buttonStyles } from '#components/button.tsx'
import { NewPostButton } from '#components/new-post-button.tsx'
import { ConnectionLine } from '#components/connection-line.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { SearchInput } from '#components/search-input.tsx'
import { SavedViewBar } from '#components/views/saved-view-bar.tsx'
import { ViewDialog } from '#components/views/view-dialog.tsx'
import { mentionSearchOf } from '#lib/views/search-of-view.ts'
import { useDebounced } from '#lib/use-debounced.ts'
import { FilterChips, FilterMenu, StateTabs } from './mention-filters.tsx'
import { HiddenLines } from './hidden-lines.tsx'
import { MentionList } from './mention-list.tsx'
import { unnarrowed, viewOfSearch } from './search.ts'
import { useMentionFilter } from './use-mention-filter.ts'

/** The editor is large, and seldom wanted here. */
const QueryDialog = lazy(async () => await import('./query-dialog.tsx'))

/** What is said about us and not to us, live. */
export function MentionsPage() {
  const { search, filter, change } = useMentionFilter()
  const look = useDebounced((q: string) => change({ q: q.trim() === '' ? undefined : q.trim() }), 250)
  const [round, setRound] = useState(0)
  const [asked, setAsked] = useState<'query' | 'view' | null>(null)
  const navigate = useNavigate()
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
              placeholder="Search"
              defaultValue={round === 0 ? (search.q ?? '') : ''}
              onChange={look}
              className="w-48 flex-1 sm:max-w-72"
            />
            <Link to="/columns" className={buttonStyles({})} title="Several views side by side">
              <Columns3 /> <span className="max-sm:sr-only">Columns</span>
            </Link>
            <FilterMenu onQuery={() => setAsked('query')} onSave={() => setAsked('view')} />
            <NewPostButton />
          </div>
          <SavedViewBar
            id={search.saved}
            query={viewOfSearch(search)}
            items="mentions"
            className="mt-1.5 px-0"
            onDeleted={async () => await navigate({ to: '/mentions', search: {} })}
          />
          <StateTabs />
          <FilterChips />
          <HiddenLines />
        </div>
      </header>
      {asked === 'query' ? (
        <Suspense>
          <QueryDialog
            text={search.query ?? ''}
            onApply={(query) => change({ query: query === '' ? undefined : query })}
            onClose={() => setAsked(null)}
          />
        </Suspense>
      ) : null}
      {asked === 'view' ? (
        <ViewDialog
          open
          query={viewOfSearch(search)}
          onMade={async ({ id, query }) => {
            if (isMentionQuery(query)) await navigate({ to: '/mentions', search: mentionSearchOf(id, query) })
          }}
          onOpenChange={(open) => !open && setAsked(null)}
        />
      ) : null}
      <ConnectionLine />
      <MentionList key={JSON.stringify(filter)} onClear={clear} />
    </div>
  )
}
