import type { Conversation } from '@hubbub/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { ListFilter } from '#lib/conversations/list-filter.ts'
import { conversationsOf } from '#lib/conversations/list-pages.ts'
import { holdOrder } from '#lib/conversations/stable-order.ts'
import { conversationsQuery } from '#lib/queries/conversations.query.ts'
import { useSession } from '#lib/session.ts'

/** The rows of a list. They stand still while someone reads further down; what came in above is counted. */
export function useRows(filter: ListFilter) {
  const { workspace } = useSession()
  const query = useInfiniteQuery(conversationsQuery(workspace.id, filter))
  const all: Conversation[] = useMemo(() => conversationsOf(query.data), [query.data])
  const [held, setHeld] = useState<readonly string[] | null>(null)
  const { rows, hidden } = useMemo(
    () => (held === null ? { rows: all, hidden: 0 } : holdOrder(held, all)),
    [held, all],
  )
  return {
    query,
    rows,
    hidden,
    hold: () => setHeld((before) => before ?? rows.map(({ id }) => id)),
    release: () => setHeld(null),
  }
}
