import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { RefusalDialog } from '#components/answering/refusal-dialog.tsx'
import { useOpenMention } from '#components/answering/use-open-mention.ts'
import { NewPill } from '#components/new-pill.tsx'
import type { CardMenu, CardTools } from './card-tools.ts'
import { MentionBulkBar } from './mention-bulk-bar.tsx'
import { MentionCards } from './mention-cards.tsx'
import { MentionSkeleton, MentionState } from './mention-states.tsx'
import { useChangeMentions } from './use-change-mentions.ts'
import { useMentionCommands } from './use-mention-commands.ts'
import { useMentionFilter } from './use-mention-filter.ts'
import { useMentionRows } from './use-mention-rows.ts'
import { useMentionSelection } from './use-mention-selection.ts'
import { usePlace } from './use-place.ts'
import { useShownTree } from './use-shown-tree.ts'

const ABOUT = 150
/** From here on somebody reads further down, and nothing moves under their eyes. */
const READING = 60
/** How near to the end the next page is asked for. */
const NEAR = 1500

export function MentionList({ onClear }: { onClear: () => void }) {
  const { filter, change, active } = useMentionFilter()
  const list = useMentionRows(filter)
  const { rows, query } = list
  const scroller = useRef<HTMLDivElement>(null)
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set())
  const [alike, setAlike] = useState<ReadonlySet<string>>(new Set())
  const [menu, setMenu] = useState<{ id: string; name: CardMenu } | null>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ABOUT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 5,
    gap: 10,
    paddingStart: 12,
    paddingEnd: 24,
  })
  const toggle = (id: string) => setExpanded((before) => before.symmetricDifference(new Set([id])))
  const place = usePlace({
    rows,
    list: scroller,
    active,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    onEnter: toggle,
  })
  const changes = useChangeMentions()
  const selection = useMentionSelection(rows)
  const tools: CardTools = {
    changes,
    tree: useShownTree(),
    opening: useOpenMention(),
    menu,
    onMenu: setMenu,
    onAuthor: ({ author }) => change({ author: author.value, who: author.name }),
    onState: (mention, state) => {
      place.leave(mention.id)
      changes.setState([mention], state)
    },
    selected: selection.ids,
    onSelect: selection.toggle,
    expanded,
    onExpand: toggle,
    alike,
    onAlike: (id) => setAlike((before) => before.symmetricDifference(new Set([id]))),
  }
  useMentionCommands({ current: place.current, move: place.move, tools, active })
  const onScroll = () => {
    const element = scroller.current
    if (!element) return
    if (element.scrollTop > READING) list.hold()
    else list.release()
    const left = element.scrollHeight - element.scrollTop - element.clientHeight
    if (left < NEAR && query.hasNextPage && !query.isFetching) void query.fetchNextPage()
  }
  const toTop = () => {
    list.release()
    scroller.current?.scrollTo({ top: 0 })
  }

  if (query.isPending) return <MentionSkeleton />
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <RefusalDialog opening={tools.opening} />
      {selection.ids.size > 0 ? (
        <MentionBulkBar rows={rows} selection={selection} changes={changes} opening={tools.opening} />
      ) : null}
      {/* Below the bar of what is selected: it must not lie on its buttons. */}
      <div className="relative flex min-h-0 flex-1 flex-col">
        <NewPill count={list.hidden} onClick={toTop} />
        {rows.length === 0 ? (
          <MentionState query={query} onClear={onClear} />
        ) : (
          <MentionCards ref={scroller} virtual={virtual} list={list} tools={tools} onScroll={onScroll} />
        )}
      </div>
    </div>
  )
}
