import type { MentionQuery } from '@hubbub/api-client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { holdOrder } from '#lib/conversations/stable-order.ts'
import { mentionsOf } from '#lib/mentions/mention-pages.ts'
import { mentionsQuery } from '#lib/queries/mentions.query.ts'
import { useSession } from '#lib/session.ts'

/** The stream as it is read: it stands still while somebody is further down; what came in above is counted. */
export function useMentionRows(filter: MentionQuery) {
  const { workspace } = useSession()
  const query = useInfiniteQuery(mentionsQuery(workspace.id, filter))
  const all = useMemo(() => mentionsOf(query.data), [query.data])
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
