import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ListFilter } from '#lib/conversations/list-filter.ts'
import { type InboxSearch, filterOfSearch } from '../search.ts'

/** The list that the address names, and a way to name another. */
export function useListFilter() {
  const search = useSearch({ from: '/_app/inbox' })
  const navigate = useNavigate()
  const filter: ListFilter = useMemo(() => filterOfSearch(search), [search])
  const change = (patch: InboxSearch) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...patch }), replace: true })
  return { search, filter, change }
}
