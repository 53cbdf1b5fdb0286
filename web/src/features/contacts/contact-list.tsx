import type { Contact } from '@hubbub/contracts'
import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { Ban } from 'lucide-react'
import { useRef } from 'react'
import { Avatar } from '#components/avatar.tsx'
import { Badge } from '#components/badge.tsx'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { ScrollArea } from '#components/scroll-area.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { called } from '#lib/called.ts'

export interface ContactListProps {
  contacts: readonly Contact[]
  hasMore: boolean
  loadMore: () => void
}

/** Only the rows in sight exist; the next page is asked for shortly before the end. */
export function ContactList({ contacts, hasMore, loadMore }: ContactListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: contacts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 56,
    overscan: 10,
    getItemKey: (index) => contacts[index]?.id ?? index,
    onChange: (instance) => {
      const last = instance.range?.endIndex ?? 0
      if (hasMore && last >= contacts.length - 10) loadMore()
    },
  })
  return (
    <ScrollArea ref={scroller} className="flex-1">
      <ul aria-label="Contacts" className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start, size }) => {
          const contact = contacts[index]
          return contact ? (
            <li
              key={key}
              aria-setsize={hasMore ? -1 : contacts.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0"
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              <ContactRow contact={contact} />
            </li>
          ) : null
        })}
      </ul>
    </ScrollArea>
  )
}

function ContactRow({ contact }: { contact: Contact }) {
  const [first] = contact.identities
  return (
    <Link
      to="/contacts/$contactId"
      params={{ contactId: contact.id }}
      className="flex h-full items-center gap-3 border-b border-border px-4 hover:bg-hover focus-visible:-outline-offset-2 sm:px-6"
    >
      <Avatar name={contact.name} />
      <span className="min-w-0 flex-1 sm:grid sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] sm:items-center sm:gap-4">
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium">{contact.name}</span>
          {contact.blockedAt ? (
            <Badge tone="danger">
              <Ban aria-hidden />
              Blocked
            </Badge>
          ) : null}
        </span>
        {first ? (
          <span className="flex min-w-0 items-center gap-1.5 text-sm text-muted">
            <ChannelIcon kind={first.kind} className="shrink-0" />
            <span className="truncate">
              {called(first)}
              {contact.identities.length > 1 ? ` and ${contact.identities.length - 1} more` : ''}
            </span>
          </span>
        ) : null}
      </span>
      <span className="w-36 shrink-0 text-right text-sm text-muted tabular">
        <span className="block">
          {contact.conversationCount === 1 ? '1 conversation' : `${contact.conversationCount} conversations`}
        </span>
        {contact.lastSeenAt ? <TimeAgo at={contact.lastSeenAt} /> : <span>never wrote</span>}
      </span>
    </Link>
  )
}
