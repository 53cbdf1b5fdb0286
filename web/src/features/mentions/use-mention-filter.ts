import { useNavigate, useSearch } from '@tanstack/react-router'
import { createContext, useContext, useMemo } from 'react'
import { filterOfSearch, type MentionSearch } from './search.ts'

/** What a column shows in place of what the address names. */
export interface ColumnStream {
  search: MentionSearch
  /** Whether keys are meant for it. */
  active: boolean
}
export const ColumnContext = createContext<ColumnStream | null>(null)

const nothing: MentionSearch = {}

/** The list that the column or the address names, and a way to name another. */
export function useMentionFilter() {
  const column = useContext(ColumnContext)
  const here = useSearch({ from: '/_app/mentions', shouldThrow: false })
  const navigate = useNavigate()
  const search = column?.search ?? here ?? nothing
  const filter = useMemo(() => filterOfSearch(search), [search])
  // A column is left for the list of what is looked for.
  const change = (patch: MentionSearch) =>
    column === null
      ? void navigate({ to: '/mentions', search: (before) => ({ ...before, ...patch }), replace: true })
      : void navigate({ to: '/mentions', search: { ...search, ...patch } })
  return { search, filter, change, active: column?.active ?? true }
}
