import type { Conversation } from '@hubbub/contracts'
import { CornerUpLeft } from 'lucide-react'
import { cn } from '#lib/cn.ts'

/** The subject and what was said last, in one line. */
export function PreviewLine({ conversation, isUnread }: { conversation: Conversation; isUnread: boolean }) {
  const { subject, preview, previewDirection, hasDraft } = conversation
  return (
    <span className="flex min-w-0 items-center gap-1 text-sm">
      {hasDraft ? <span className="shrink-0 font-medium text-danger">Draft:</span> : null}
      {previewDirection === 'out' ? (
        <span title="You or a colleague spoke last" className="shrink-0 text-muted">
          <CornerUpLeft aria-hidden className="size-3.5" />
          <span className="sr-only">Answered: </span>
        </span>
      ) : null}
      <span className="truncate text-muted">
        {subject ? <span className={cn('text-foreground', isUnread && 'font-medium')}>{subject}</span> : null}
        {subject && preview ? ' – ' : null}
        {preview}
      </span>
    </span>
  )
}
