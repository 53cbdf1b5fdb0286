import type { StreamColumn } from '@hubbub/contracts'
import { isMentionQuery } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { monitorsQuery } from '#lib/queries/monitors.query.ts'
import { viewsQuery } from '#lib/queries/views.query.ts'
import { useSession } from '#lib/session.ts'
import { useOwnMembership } from '#lib/use-own-membership.ts'
import { mentionSearchOf } from '#lib/views/search-of-view.ts'
import type { MentionSearch } from '../search.ts'

export const MOST_COLUMNS = 12

export interface ColumnChoice {
  column: StreamColumn
  key: string
  name: string
  what: string
  search: MentionSearch
}

export const keyOf = (column: StreamColumn) => (column.kind === 'all' ? 'all' : `${column.kind} ${column.id}`)

/** The columns of this person, and what else could be one; those of which the view or monitor is gone are left out. */
export function useColumns() {
  const { workspace, preferences, can } = useSession()
  const views = useQuery(viewsQuery(workspace.id)).data
  const monitors = useQuery({ ...monitorsQuery(workspace.id), enabled: can('monitor:read') }).data
  const own = useOwnMembership()
  const choices = useMemo(() => {
    const all: ColumnChoice = {
      column: { kind: 'all' },
      key: 'all',
      name: 'All mentions',
      what: 'Open',
      search: {},
    }
    const ofViews = (views ?? []).flatMap(({ id, name, query }): ColumnChoice[] => {
      if (!isMentionQuery(query)) return []
      const column = { kind: 'view', id } as const
      return [{ column, key: keyOf(column), name, what: 'View', search: mentionSearchOf(id, query) }]
    })
    const ofMonitors = (monitors ?? []).map(({ id, name }): ColumnChoice => {
      const column = { kind: 'monitor', id } as const
      return { column, key: keyOf(column), name, what: 'Monitor', search: { monitorId: id } }
    })
    return [all, ...ofMonitors, ...ofViews]
  }, [views, monitors])
  const columns = preferences.columns.flatMap(
    (column) => choices.find(({ key }) => key === keyOf(column)) ?? [],
  )
  const keep = (next: readonly ColumnChoice[]) =>
    own.mutate({ preferences: { columns: next.slice(0, MOST_COLUMNS).map(({ column }) => column) } })
  return {
    pending: views === undefined || (can('monitor:read') && monitors === undefined),
    columns,
    absent: choices.filter(({ key }) => !columns.some((one) => one.key === key)),
    keep,
  }
}
