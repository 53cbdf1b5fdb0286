import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Search, SearchX } from 'lucide-react'
import { type SubmitEvent, useEffect, useRef } from 'react'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { ErrorState } from '#components/error-state.tsx'
import { Input } from '#components/input.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { ScrollArea } from '#components/scroll-area.tsx'
import { SkeletonRows } from '#components/skeleton.tsx'
import { searchQuery } from '#lib/queries/search.query.ts'
import { useSession } from '#lib/session.ts'
import { ContactHit } from './contact-hit.tsx'
import { ConversationHit } from './conversation-hit.tsx'

const PAUSE_MS = 250

/** Everything one may see, by the words in it; the words stand in the address. */
export function SearchPage() {
  const { q = '' } = useSearch({ from: '/_app/search' })
  const navigate = useNavigate()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const field = useRef<HTMLInputElement>(null)
  const asked = useRef(q)
  const search = (text: string) => {
    asked.current = text.trim()
    void navigate({ to: '/search', search: asked.current === '' ? {} : { q: asked.current }, replace: true })
  }
  // A link may ask for other words. What is being typed stays as it is, and so does where one is.
  useEffect(() => {
    if (q === asked.current) return
    asked.current = q
    if (field.current !== null) field.current.value = q
  }, [q])
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    clearTimeout(timer.current)
    const text = new FormData(event.currentTarget).get('q')
    search(typeof text === 'string' ? text : '')
  }
  return (
    <ScrollArea className="h-full flex-1">
      <PageTitle>{q === '' ? 'Search' : `${q} – Search`}</PageTitle>
      <div className="mx-auto w-full max-w-3xl px-4 py-5 sm:px-8 sm:py-7">
        <h1 className="sr-only">Search</h1>
        <form role="search" onSubmit={submit} className="relative mb-5">
          <Search aria-hidden className="absolute top-3 left-3 size-4 text-muted" />
          <Input
            type="search"
            name="q"
            defaultValue={q}
            ref={field}
            autoFocus
            maxLength={300}
            aria-label="Search conversations and contacts"
            placeholder="Words, a name, an address or a number"
            onChange={(event) => {
              const text = event.target.value
              clearTimeout(timer.current)
              timer.current = setTimeout(() => search(text), PAUSE_MS)
            }}
            className="h-10 pl-9 text-lg"
          />
        </form>
        {q === '' ? (
          <EmptyState icon={Search} title="Find what was said">
            Search goes through subjects, messages and contacts, without minding accents.
          </EmptyState>
        ) : (
          <Results q={q} />
        )}
      </div>
    </ScrollArea>
  )
}

const Searching = () => <SkeletonRows rows={6} label="Searching" />

function Results({ q }: { q: string }) {
  const { workspace } = useSession()
  const query = useInfiniteQuery({ ...searchQuery(workspace.id, q), placeholderData: keepPreviousData })
  if (query.isPending) return <Searching />
  if (query.isError)
    return <ErrorState error={query.error} what="the results" onRetry={() => void query.refetch()} />
  const hits = query.data.pages.flatMap((page) => page.conversations)
  const contacts = query.data.pages[0]?.contacts ?? []
  if (hits.length === 0 && contacts.length === 0) {
    // Nothing was found of the words before; of these it is not known yet.
    if (query.isPlaceholderData) return <Searching />
    return (
      <EmptyState icon={SearchX} title="Nothing found">
        No conversation and no contact holds “{q}”. Try fewer or other words.
      </EmptyState>
    )
  }
  return (
    <>
      {contacts.length > 0 ? (
        <section aria-label="Contacts" className="mb-6">
          <h2 className="mb-1.5 text-sm font-medium text-muted">Contacts</h2>
          <ul className="grid gap-2 sm:grid-cols-2">
            {contacts.map((contact) => (
              <ContactHit key={contact.id} contact={contact} />
            ))}
          </ul>
        </section>
      ) : null}
      {hits.length > 0 ? (
        <section aria-label="Conversations">
          <h2 className="mb-1.5 text-sm font-medium text-muted">Conversations</h2>
          <ul className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-card">
            {hits.map((hit) => (
              <ConversationHit key={hit.conversation.id} hit={hit} />
            ))}
          </ul>
          {query.hasNextPage ? (
            <div className="mt-4 flex justify-center">
              <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                Show more
              </Button>
            </div>
          ) : null}
        </section>
      ) : null}
    </>
  )
}
