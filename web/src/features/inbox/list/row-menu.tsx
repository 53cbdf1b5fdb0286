import type { Conversation } from '@hubbub/contracts'
import { ExternalLink } from 'lucide-react'
import { type MouseEvent, type ReactNode, useState } from 'react'
import {
  ContextMenu,
  ContextMenuCheckboxItem,
  ContextMenuContent,
  ContextMenuItem,
  ContextMenuLabel,
  ContextMenuSeparator,
  ContextMenuSub,
  ContextMenuSubContent,
  ContextMenuSubTrigger,
  ContextMenuTrigger,
} from '#components/context-menu.tsx'
import { toast } from '#components/toast.tsx'
import { useSession } from '#lib/session.ts'
import { useNow } from '#lib/time/use-now.ts'
import { bulkSections } from '#components/bulk/bulk-sections.tsx'
import { type BulkFailure, useBulkChange } from '#lib/conversations/use-bulk-change.ts'
import { useDirectory } from '#lib/use-directory.ts'
import type { Selection } from '#lib/selection.ts'

export interface RowMenuProps {
  rows: readonly Conversation[]
  selection: Selection
  onDone: () => void
  children: ReactNode
}

/** The context menu of all rows: for the row under the pointer, or for the selection it belongs to. */
export function RowMenu({ rows, selection, onDone, children }: RowMenuProps) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const onContextMenu = (event: MouseEvent) => {
    const row =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-context-row]') : null
    const id = row?.dataset['contextRow']
    if (id === undefined) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    setChosen(selection.ids.has(id) ? [...selection.ids] : [id])
  }
  const conversations = rows.filter(({ id }) => chosen.includes(id))
  return (
    <ContextMenu>
      <ContextMenuTrigger asChild>
        <div onContextMenuCapture={onContextMenu} className="flex min-h-0 flex-1 flex-col">
          {children}
        </div>
      </ContextMenuTrigger>
      <ContextMenuContent>
        <MenuItems conversations={conversations} onDone={onDone} />
      </ContextMenuContent>
    </ContextMenu>
  )
}

function MenuItems({
  conversations,
  onDone,
}: {
  conversations: readonly Conversation[]
  onDone: () => void
}) {
  const session = useSession()
  const now = useNow()
  const sections = bulkSections({ conversations, directory: useDirectory(), session, now: new Date(now) })
  const bulk = useBulkChange((failures) => {
    if (failures.length > 0)
      toast.error('Not everything was changed', { description: namesOf(failures), duration: 20_000 })
    onDone()
  })
  const [first] = conversations
  if (!first) return null
  return (
    <>
      <ContextMenuLabel>
        {conversations.length === 1
          ? `#${first.number} ${first.contact.name}`
          : `${conversations.length} selected`}
      </ContextMenuLabel>
      {conversations.length === 1 ? (
        <>
          <ContextMenuItem onSelect={() => window.open(`/inbox/${first.id}`, '_blank', 'noopener')}>
            <ExternalLink />
            Open in a new tab
          </ContextMenuItem>
          <ContextMenuSeparator />
        </>
      ) : null}
      {sections.map(({ name, icon, items }) => (
        <ContextMenuSub key={name}>
          <ContextMenuSubTrigger>
            {icon}
            {name}
          </ContextMenuSubTrigger>
          <ContextMenuSubContent className="max-w-64">
            {items.map(({ key, label, icon: itemIcon, checked, change }) => (
              <ContextMenuCheckboxItem
                key={key}
                checked={checked ?? false}
                onSelect={() => bulk.mutate({ conversations, change })}
              >
                {itemIcon}
                <span className="truncate">{label}</span>
              </ContextMenuCheckboxItem>
            ))}
          </ContextMenuSubContent>
        </ContextMenuSub>
      ))}
    </>
  )
}

const namesOf = (failures: readonly BulkFailure[]) =>
  failures.map(({ name, reason }) => `${name}: ${reason}`).join('; ')
