import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { Spinner } from '#components/spinner.tsx'
import { rowShift } from '#lib/conversations/stable-order.ts'
import { CARD_HEIGHT, ConversationCard } from './conversation-card.tsx'
import { ConversationTable, TABLE_ROW_HEIGHT } from './conversation-table.tsx'
import { ListSkeleton, ListState } from './list-state.tsx'
import { NewPill } from '#components/new-pill.tsx'
import { RowMenu } from './row-menu.tsx'
import { type Selection, extendTo, noSelection, toggle } from '#lib/selection.ts'
import type { useRows } from './use-rows.ts'

export interface ListBodyProps {
  list: ReturnType<typeof useRows>
  isTable: boolean
  openId: string | undefined
  selection: Selection
  onSelection: (selection: Selection) => void
}

export function ListBody({ list, isTable, openId, selection, onSelection }: ListBodyProps) {
  const { rows, query } = list
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = isTable ? TABLE_ROW_HEIGHT : CARD_HEIGHT
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  })
  const ids = rows.map(({ id }) => id)
  useAnchor(scroller, ids, rowHeight)
  const onScroll = () => {
    const element = scroller.current
    if (!element) return
    if (element.scrollTop > rowHeight / 2) list.hold()
    else list.release()
    const left = element.scrollHeight - element.scrollTop - element.clientHeight
    if (left < rowHeight * 10 && query.hasNextPage && !query.isFetching) void query.fetchNextPage()
  }
  const onToggle = (id: string, range: boolean) =>
    onSelection(range ? extendTo(selection, id, ids) : toggle(selection, id))

  if (query.isPending) return <ListSkeleton isTable={isTable} />
  if (rows.length === 0) return <ListState query={query} />
  const shown = virtual.getVirtualItems().flatMap((item) => {
    const conversation = rows[item.index]
    return conversation ? [{ ...item, conversation }] : []
  })
  const common = { openId, selection, onToggle }
  return (
    <RowMenu rows={rows} selection={selection} onDone={() => onSelection(noSelection)}>
      <div className="relative flex min-h-0 flex-1 flex-col">
        <NewPill
          count={list.hidden}
          onClick={() => {
            list.release()
            scroller.current?.scrollTo({ top: 0 })
          }}
        />
        <div
          ref={scroller}
          onScroll={onScroll}
          data-row-height={rowHeight}
          className="min-h-0 flex-1 overflow-auto overscroll-contain thin-scroll"
        >
          {isTable ? (
            <ConversationTable
              items={shown}
              total={rows.length}
              height={virtual.getTotalSize()}
              {...common}
            />
          ) : (
            <Cards items={shown} total={rows.length} height={virtual.getTotalSize()} {...common} />
          )}
          {query.isFetchingNextPage ? (
            <p role="status" className="flex items-center justify-center gap-2 py-3 text-sm text-muted">
              <Spinner /> Loading more
            </p>
          ) : null}
        </div>
      </div>
    </RowMenu>
  )
}

/** When rows above are taken out or put in, what one looks at stays where it is. */
function useAnchor(scroller: RefObject<HTMLDivElement | null>, ids: readonly string[], rowHeight: number) {
  const before = useRef(ids)
  useLayoutEffect(() => {
    const element = scroller.current
    const first = element ? Math.floor(element.scrollTop / rowHeight) : 0
    const shift = first > 0 ? rowShift(before.current, ids, first) : 0
    before.current = ids
    if (element && shift !== 0) element.scrollBy({ top: shift * rowHeight })
  })
}

type CardsProps = Parameters<typeof ConversationTable>[0]

function Cards({ items, total, height, openId, selection, onToggle }: CardsProps) {
  return (
    <ul aria-label="Conversations" className="relative" style={{ height }}>
      {items.map(({ key, start, index, conversation }) => (
        <li
          key={key}
          data-context-row={conversation.id}
          aria-setsize={total}
          aria-posinset={index + 1}
          className="absolute inset-x-0 top-0"
          style={{ height: CARD_HEIGHT, transform: `translateY(${start}px)` }}
        >
          <ConversationCard
            conversation={conversation}
            isOpen={conversation.id === openId}
            isSelected={selection.ids.has(conversation.id)}
            isSelecting={selection.ids.size > 0}
            onToggle={onToggle}
          />
        </li>
      ))}
    </ul>
  )
}
