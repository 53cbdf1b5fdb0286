import type { Query } from '@hubbub/query'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { treeOf } from '#lib/mentions/find-marks.ts'
import { monitorsQuery } from '#lib/queries/monitors.query.ts'
import { useSession } from '#lib/session.ts'
import { useMentionFilter } from './use-mention-filter.ts'

/** The query by which the stream is narrowed, one's own or that of a monitor. */
export function useShownTree(): Query | null {
  const { workspace } = useSession()
  const { search } = useMentionFilter()
  const monitors = useQuery({ ...monitorsQuery(workspace.id), enabled: search.monitorId !== undefined }).data
  const query = search.query ?? monitors?.find(({ id }) => id === search.monitorId)?.query
  return useMemo(() => treeOf(query), [query])
}
