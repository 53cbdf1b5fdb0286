import { BookmarkPlus, ListFilter as FilterIcon, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuSub,
  DropdownMenuSubContent,
  DropdownMenuSubTrigger,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { toast } from '#components/toast.tsx'
import { useSession } from '#lib/session.ts'
import { FilterDialog } from '../filter/filter-dialog.tsx'
import { type InboxSearch, chipNames, withoutChips } from '../search.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { ViewDialog } from '#components/views/view-dialog.tsx'
import { isMentionQuery } from '@hubbub/contracts/http'
import { useNavigate } from '@tanstack/react-router'
import { inboxSearchOf } from '#lib/views/search-of-view.ts'
import { queryOfSearch, tooDeep } from '../views/view-search.ts'
import { type FilterField, filterFields } from './filter-fields.tsx'
import { useListFilter } from './use-list-filter.ts'

export function FilterMenu() {
  const { search, change } = useListFilter()
  const fields = filterFields(useDirectory())
  const count =
    chipNames.filter((name) => search[name] !== undefined).length + (search.where === undefined ? 0 : 1)
  const { can } = useSession()
  const navigate = useNavigate()
  const [asked, setAsked] = useState<'filter' | 'view' | null>(null)
  const close = (open: boolean) => !open && setAsked(null)
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton
            size="sm"
            label={count === 0 ? 'Filter' : `Filter (${count} set)`}
            className={count > 0 ? 'text-accent' : ''}
          >
            <FilterIcon />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {fields.map((field) => (
            <FieldMenu key={field.name} field={field} search={search} onChange={change} />
          ))}
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => setAsked('filter')}>
            <SlidersHorizontal /> Conditions…
          </DropdownMenuItem>
          {can('view:write') ? (
            <DropdownMenuItem
              onSelect={() => (queryOfSearch(search) ? setAsked('view') : toast.error(tooDeep))}
            >
              <BookmarkPlus /> Save as a view…
            </DropdownMenuItem>
          ) : null}
          {count > 0 ? (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem onSelect={() => change({ ...withoutChips, where: undefined })}>
                Clear all filters
              </DropdownMenuItem>
            </>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      <FilterDialog open={asked === 'filter'} onOpenChange={close} />
      {asked === 'view' ? (
        <ViewDialog
          open
          query={queryOfSearch(search)}
          onMade={async ({ id, query }) => {
            if (!isMentionQuery(query)) await navigate({ to: '/inbox', search: inboxSearchOf(id, query) })
          }}
          onOpenChange={close}
        />
      ) : null}
    </>
  )
}

interface FieldMenuProps {
  field: FilterField
  search: InboxSearch
  onChange: (patch: InboxSearch) => void
}

function FieldMenu({ field, search, onChange }: FieldMenuProps) {
  const value = search[field.name]
  return (
    <DropdownMenuSub>
      <DropdownMenuSubTrigger>
        {field.icon}
        {field.label}
      </DropdownMenuSubTrigger>
      <DropdownMenuSubContent className="max-w-64">
        <DropdownMenuRadioGroup value={value === undefined ? '' : String(value)}>
          {field.options.map((option) => (
            <DropdownMenuRadioItem
              key={option.key}
              value={option.key}
              onSelect={() => onChange(option.patch)}
            >
              {option.icon}
              <span className="truncate">{option.label}</span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuSubContent>
    </DropdownMenuSub>
  )
}
