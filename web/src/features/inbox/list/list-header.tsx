import type { ConversationFilter } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { AtSign, ArrowDownWideNarrow, Rows3, Table2 } from 'lucide-react'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { cn } from '#lib/cn.ts'
import { sortWords, viewWords } from '#lib/conversations/words.ts'
import { countsQuery } from '#lib/queries/counts.query.ts'
import { useSession } from '#lib/session.ts'
import { useMediaQuery, widths } from '#lib/use-media-query.ts'
import { optionsOf } from '#lib/words.ts'
import { countsFilterOf } from '../search.ts'
import { FilterMenu } from './filter-menu.tsx'
import { StatusFilter } from './status-filter.tsx'
import { useListFilter } from './use-list-filter.ts'

type View = ConversationFilter['view']

export function ListHeader() {
  const { filter, search, change } = useListFilter()
  const stacked = useMediaQuery(widths.stacked)
  const isTable = search.layout === 'table'
  return (
    <header className="shrink-0 border-b border-border">
      <ViewTabs />
      <div className="flex h-9 items-center gap-0.5 pr-1.5 pl-2">
        <StatusFilter value={filter.status ?? 'open'} onChange={(status) => change({ status })} />
        <span className="flex-1" />
        <FilterMenu />
        <SortMenu />
        {stacked ? null : (
          <IconButton
            size="sm"
            label={isTable ? 'Show as cards' : 'Show as a table'}
            onClick={() => change({ layout: isTable ? undefined : 'table' })}
          >
            {isTable ? <Rows3 /> : <Table2 />}
          </IconButton>
        )}
      </div>
    </header>
  )
}

function ViewTabs() {
  const { workspace } = useSession()
  const { filter, search } = useListFilter()
  const counts = useQuery(countsQuery(workspace.id, countsFilterOf(filter))).data
  const tabs: View[] =
    filter.view === 'mentioned' ? ['mine', 'unassigned', 'all', 'mentioned'] : ['mine', 'unassigned', 'all']
  return (
    <nav aria-label="Views" className="flex h-11 items-end gap-3.5 overflow-x-auto px-3">
      {tabs.map((view) => (
        <Link
          key={view}
          to="."
          search={{ ...search, view }}
          replace
          preload={false}
          aria-current={filter.view === view ? 'page' : undefined}
          className={cn(
            '-mb-px flex h-9.5 shrink-0 items-center gap-1.5 border-b-2 border-transparent font-medium text-muted hover:text-foreground',
            filter.view === view && 'border-accent text-foreground',
          )}
        >
          {view === 'mentioned' ? <MentionedMark /> : viewWords[view]}
          <TabCount count={counts?.[view]} current={filter.view === view} />
        </Link>
      ))}
    </nav>
  )
}

/** Its word would not fit beside the others. */
const MentionedMark = () => (
  <>
    <AtSign aria-hidden className="size-4" />
    <span className="sr-only">{viewWords.mentioned}</span>
  </>
)

function TabCount({ count, current }: { count: number | undefined; current: boolean }) {
  if (count === undefined) return <span className="w-5" />
  return (
    <span
      className={cn(
        'min-w-5 rounded-full bg-hover px-1.5 text-center text-xs leading-[18px] font-medium tabular',
        current && 'bg-accent-soft text-accent',
      )}
    >
      {count > 99 ? '99+' : count}
    </span>
  )
}

function SortMenu() {
  const { filter, change } = useListFilter()
  const sort = filter.sort ?? 'newest'
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton size="sm" label={`Sorted by: ${sortWords[sort]}`}>
          <ArrowDownWideNarrow />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuRadioGroup value={sort}>
          {optionsOf(sortWords).map(({ value, label }) => (
            <DropdownMenuRadioItem key={value} value={value} onSelect={() => change({ sort: value })}>
              {label}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
