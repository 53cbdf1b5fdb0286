import type { SearchHit } from '@hubbub/api-client'
import type { Contact } from '@hubbub/contracts'
import { useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { Avatar } from '#components/avatar.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { Group, Item } from './palette-parts.tsx'

export interface FoundHere {
  conversations: SearchHit[]
  contacts: Contact[]
}

/** So many of each. */
export const FOUND = 6
export const EVERYTHING = 'search everything'

export const foundIn = (pages: readonly FoundHere[] = []): FoundHere => ({
  conversations: pages.flatMap((page) => page.conversations).slice(0, FOUND),
  contacts: pages.flatMap((page) => page.contacts).slice(0, FOUND),
})

export const conversationValue = (id: string) => `conversation ${id}`
export const contactValue = (id: string) => `contact ${id}`

interface FoundProps {
  q: string
  found: FoundHere
  onDone: () => void
}

/** What the server has found is shown as it is: it has matched more than the words that can be seen. */
export function Found({ q, found: { conversations, contacts }, onDone }: FoundProps) {
  const navigate = useNavigate()
  return (
    <>
      {conversations.length > 0 ? (
        <Group heading="Conversations">
          {conversations.map(({ conversation, messageId }) => (
            <Item
              key={conversation.id}
              value={conversationValue(conversation.id)}
              keywords={[q]}
              onSelect={() => {
                onDone()
                void navigate({
                  to: '/inbox/$conversationId',
                  params: { conversationId: conversation.id },
                  search: { view: 'all', ...(messageId && { message: messageId }) },
                })
              }}
            >
              <Avatar name={conversation.contact.name} size="xs" />
              <span className="shrink-0 font-medium">{conversation.contact.name}</span>
              <span className="min-w-0 flex-1 truncate text-muted">
                {conversation.subject || conversation.preview}
              </span>
              <StatusBadge status={conversation.status} className="h-4.5 px-1.5" />
              <span className="text-sm text-muted tabular">#{conversation.number}</span>
            </Item>
          ))}
        </Group>
      ) : null}
      {contacts.length > 0 ? (
        <Group heading="Contacts">
          {contacts.map(({ id, name, identities }) => (
            <Item
              key={id}
              value={contactValue(id)}
              keywords={[q]}
              onSelect={() => {
                onDone()
                void navigate({ to: '/inbox', search: { view: 'all', status: 'any', contactId: id } })
              }}
            >
              <Avatar name={name} size="xs" />
              <span className="shrink-0 font-medium">{name}</span>
              <span className="min-w-0 flex-1 truncate text-muted">{identities[0]?.value}</span>
            </Item>
          ))}
        </Group>
      ) : null}
      <Group heading="Search" always>
        <Item
          always
          value={EVERYTHING}
          keywords={[q]}
          onSelect={() => {
            onDone()
            void navigate({ to: '/search', search: { q } })
          }}
        >
          <Search aria-hidden className="size-4 text-muted" />
          <span className="truncate">Search everything for “{q}”</span>
        </Item>
      </Group>
    </>
  )
}
