import { useInfiniteQuery } from '@tanstack/react-query'
import { ContactRound, SearchX } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { ErrorState } from '#components/error-state.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { SearchInput } from '#components/search-input.tsx'
import { SkeletonRows } from '#components/skeleton.tsx'
import { useSession } from '#lib/session.ts'
import { useDebounced } from '#lib/use-debounced.ts'
import { ContactList } from './contact-list.tsx'
import { contactsQuery } from './contacts.query.ts'

export interface ContactsPageProps {
  q: string
  onSearch: (q: string) => void
}

export function ContactsPage({ q, onSearch }: ContactsPageProps) {
  const search = useDebounced(onSearch, 200)
  const [round, setRound] = useState(0)
  const clear = () => {
    setRound(round + 1)
    onSearch('')
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageTitle>Contacts</PageTitle>
      <header className="flex flex-wrap items-center justify-between gap-3 border-b border-border px-4 py-3 sm:px-6">
        <h1 className="text-xl font-semibold tracking-tight">Contacts</h1>
        <SearchInput
          key={round}
          label="Search contacts by name or address"
          placeholder="Name or address"
          defaultValue={round === 0 ? q : ''}
          onChange={search}
          className="w-full sm:w-72"
        />
      </header>
      <Contacts q={q} onClear={clear} />
    </div>
  )
}

function Contacts({ q, onClear }: { q: string; onClear: () => void }) {
  const { workspace } = useSession()
  const query = useInfiniteQuery(contactsQuery(workspace.id, q))
  if (!query.data) {
    if (query.isError)
      return <ErrorState error={query.error} what="the contacts" onRetry={() => void query.refetch()} />
    return <SkeletonRows rows={10} className="p-6" label="Loading contacts" />
  }
  const contacts = query.data.pages.flatMap((page) => page.items)
  if (contacts.length === 0 && q !== '') {
    return (
      <EmptyState
        icon={SearchX}
        title={`Nobody found for “${q}”`}
        action={<Button onClick={onClear}>Show everybody</Button>}
      >
        Try a part of the name or of the address.
      </EmptyState>
    )
  }
  if (contacts.length === 0) {
    return (
      <EmptyState icon={ContactRound} title="No contacts yet">
        Everybody who writes to one of your mailboxes appears here by themselves.
      </EmptyState>
    )
  }
  return (
    <ContactList
      key={q}
      contacts={contacts}
      hasMore={query.hasNextPage}
      loadMore={() => {
        if (!query.isFetchingNextPage) void query.fetchNextPage()
      }}
    />
  )
}
