import { useState } from 'react'
import { PageTitle } from '#components/page-title.tsx'
import { viewWords } from '#lib/conversations/words.ts'
import { useNavigate } from '@tanstack/react-router'
import { SavedViewBar } from '#components/views/saved-view-bar.tsx'
import { queryOfSearch, tooDeep } from '../views/view-search.ts'
import { BulkBar } from './bulk-bar.tsx'
import { ConnectionLine } from '#components/connection-line.tsx'
import { FilterChips } from './filter-chips.tsx'
import { ListHeader } from './list-header.tsx'
import { ListBody } from './list-body.tsx'
import { keepShown, noSelection } from '#lib/selection.ts'
import { useListCommands } from './use-list-commands.ts'
import { useListFilter } from './use-list-filter.ts'
import { useRows } from './use-rows.ts'

export interface ConversationListProps {
  isTable: boolean
  openId: string | undefined
}

/** One list of the inbox, named by the address; a new address is a new list, with nothing selected or held. */
export function ConversationList(props: ConversationListProps) {
  const { filter } = useListFilter()
  return <List key={JSON.stringify(filter)} {...props} />
}

function List({ isTable, openId }: ConversationListProps) {
  const { filter, search } = useListFilter()
  const navigate = useNavigate()
  const list = useRows(filter)
  const [chosen, setSelection] = useState(noSelection)
  const selection = keepShown(
    chosen,
    list.rows.map(({ id }) => id),
  )
  const selected = list.rows.filter(({ id }) => selection.ids.has(id))
  useListCommands(list.rows, openId)
  return (
    <>
      {openId === undefined ? <ListTitle view={filter.view ?? 'mine'} /> : null}
      <SavedViewBar
        id={search.saved}
        query={queryOfSearch(search)}
        tooDeep={tooDeep}
        items="conversations"
        onDeleted={async () => await navigate({ to: '/inbox', search: { view: 'mine' } })}
      />
      <ListHeader />
      <FilterChips />
      <ConnectionLine />
      {selected.length > 0 ? (
        <BulkBar
          selected={selected}
          total={list.rows.length}
          matching={selection.everything ? filter : undefined}
          onSelectEverything={() => setSelection((before) => ({ ...before, everything: true }))}
          onSelectAll={() => setSelection({ ids: new Set(list.rows.map(({ id }) => id)), anchor: null })}
          onSelect={(ids) => setSelection({ ids: new Set(ids), anchor: null })}
        />
      ) : null}
      <ListBody
        list={list}
        isTable={isTable}
        openId={openId}
        selection={selection}
        onSelection={setSelection}
      />
    </>
  )
}

/** An open conversation has the title; the list has it where nothing is open. */
const ListTitle = ({ view }: { view: keyof typeof viewWords }) => (
  <>
    <PageTitle>{viewWords[view]}</PageTitle>
    <h1 className="sr-only">Inbox: {viewWords[view]}</h1>
  </>
)
