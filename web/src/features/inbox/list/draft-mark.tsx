import type { Conversation } from '@hubbub/contracts'
import { Pencil } from 'lucide-react'

/** Who else has begun a reply: a pencil, and their names where there is room. */
export function DraftMark({ draftsBy }: Pick<Conversation, 'draftsBy'>) {
  if (draftsBy.length === 0) return null
  const names = draftsBy.map(({ name }) => name).join(', ')
  return (
    <span
      title={`${names}: a reply is begun`}
      className="inline-flex min-w-0 shrink-2 items-center gap-1 text-xs text-muted"
    >
      <Pencil aria-hidden className="size-3 shrink-0" />
      <span className="sr-only">Reply begun by </span>
      <span className="truncate">{names}</span>
    </span>
  )
}
