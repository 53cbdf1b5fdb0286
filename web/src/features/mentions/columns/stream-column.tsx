import { Link } from '@tanstack/react-router'
import { ArrowLeft, ArrowRight, ListFilter, X } from 'lucide-react'
import { useMemo } from 'react'
import { buttonStyles } from '#components/button.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { cn } from '#lib/cn.ts'
import { MentionList } from '../mention-list.tsx'
import { ColumnContext, useMentionFilter } from '../use-mention-filter.ts'
import type { ColumnChoice } from './use-columns.ts'

interface StreamColumnProps {
  choice: ColumnChoice
  index: number
  count: number
  active: boolean
  onActive: () => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One of them: its own list, its own place and its own pill of what is new. */
export function StreamColumn({
  choice,
  index,
  count,
  active,
  onActive,
  onMove,
  onRemove,
}: StreamColumnProps) {
  const { name, what, search } = choice
  const stream = useMemo(() => ({ search, active }), [search, active])
  return (
    <section
      data-column={index}
      tabIndex={-1}
      aria-label={`${name}, column ${index + 1} of ${count}`}
      onFocusCapture={onActive}
      onPointerDownCapture={onActive}
      className={cn(
        'flex min-h-0 w-full shrink-0 flex-col border-r border-border sm:w-96 sm:grow sm:basis-96 sm:max-w-xl',
        active && 'bg-hover/40',
      )}
    >
      <header
        className={cn(
          'flex shrink-0 items-center gap-0.5 border-b-2 py-1 pr-1.5 pl-3.5',
          active ? 'border-accent' : 'border-border',
        )}
      >
        <h2 className="min-w-0 flex-1 truncate font-semibold">
          {name} <span className="text-sm font-normal text-muted">{what}</span>
        </h2>
        <IconButton
          size="sm"
          label={`Move ${name} to the left`}
          disabled={index === 0}
          onClick={() => onMove(-1)}
        >
          <ArrowLeft />
        </IconButton>
        <IconButton
          size="sm"
          label={`Move ${name} to the right`}
          disabled={index === count - 1}
          onClick={() => onMove(1)}
        >
          <ArrowRight />
        </IconButton>
        <Link
          to="/mentions"
          search={search}
          aria-label={`Open ${name} as a list, to filter it`}
          className={buttonStyles({ variant: 'ghost', size: 'sm' })}
        >
          <ListFilter />
        </Link>
        <IconButton size="sm" label={`Remove the column ${name}`} onClick={onRemove}>
          <X />
        </IconButton>
      </header>
      <ColumnContext value={stream}>
        <ColumnList />
      </ColumnContext>
    </section>
  )
}

function ColumnList() {
  const { change } = useMentionFilter()
  return <MentionList onClear={() => change({})} />
}
