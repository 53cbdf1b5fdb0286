import type { Contact } from '@hubbub/contracts'
import { Link } from '@tanstack/react-router'
import { Avatar } from '#components/avatar.tsx'

export const ContactHit = ({ contact }: { contact: Contact }) => (
  <li>
    <Link
      to="/inbox"
      search={{ view: 'all', status: 'any', contactId: contact.id }}
      className="flex items-center gap-3 rounded-lg border border-border bg-card px-3 py-2 hover:border-border-strong"
    >
      <Avatar name={contact.name} />
      <span className="min-w-0 flex-1 leading-tight">
        <span className="block truncate font-medium">{contact.name}</span>
        <span className="block truncate text-sm text-muted">
          {contact.identities.map(({ value }) => value).join(', ')}
        </span>
      </span>
      <span className="shrink-0 text-sm text-muted tabular">
        {contact.conversationCount} {contact.conversationCount === 1 ? 'conversation' : 'conversations'}
      </span>
    </Link>
  </li>
)
