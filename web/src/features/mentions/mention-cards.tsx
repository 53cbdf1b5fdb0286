import type { Virtualizer } from '@tanstack/react-virtual'
import type { Ref } from 'react'
import { Spinner } from '#components/spinner.tsx'
import type { CardTools } from './card-tools.ts'
import { MentionCard } from './mention-card.tsx'
import type { useMentionRows } from './use-mention-rows.ts'

interface MentionCardsProps {
  ref: Ref<HTMLDivElement>
  virtual: Virtualizer<HTMLDivElement, Element>
  list: ReturnType<typeof useMentionRows>
  tools: CardTools
  onScroll: () => void
}

/** Only the cards in sight exist, each as tall as what it says. */
export function MentionCards({ ref, virtual, list: { rows, query }, tools, onScroll }: MentionCardsProps) {
  return (
    <div
      ref={ref}
      onScroll={onScroll}
      className="min-h-0 flex-1 overflow-auto overscroll-contain thin-scroll"
    >
      <ul
        aria-label="Mentions"
        className="relative mx-auto max-w-3xl"
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const mention = rows[index]
          return mention ? (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={query.hasNextPage ? -1 : rows.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0 px-2.5 sm:px-4"
              style={{ transform: `translateY(${start}px)` }}
            >
              <MentionCard mention={mention} tools={tools} />
            </li>
          ) : null
        })}
      </ul>
      {query.isFetchingNextPage ? (
        <p role="status" className="flex items-center justify-center gap-2 py-3 text-sm text-muted">
          <Spinner /> Loading more
        </p>
      ) : null}
    </div>
  )
}
