import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { filterOfSearch, type MentionSearch } from './search.ts'

/** The list that the address names, and a way to name another. */
export function useMentionFilter() {
  const search = useSearch({ from: '/_app/mentions' })
  const navigate = useNavigate()
  const filter = useMemo(() => filterOfSearch(search), [search])
  const change = (patch: MentionSearch) =>
    void navigate({ to: '/mentions', search: (before) => ({ ...before, ...patch }), replace: true })
  return { search, filter, change }
}
