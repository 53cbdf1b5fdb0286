import type { Conversation } from '@hubbub/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Chip } from '#components/chip.tsx'
import { Section } from '#components/page.tsx'
import { PagedRows } from '#components/paged-rows.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { conversationsQuery } from '#lib/queries/conversations.query.ts'
import { useSession } from '#lib/session.ts'
import { conversationTitle } from '#lib/conversation-title.ts'

export function ContactConversations({ contactId }: { contactId: string }) {
  const { workspace } = useSession()
  const query = useInfiniteQuery(conversationsQuery(workspace.id, { view: 'all', status: 'any', contactId }))
  return (
    <Section title="Conversations" description="Those that you may see, the newest first.">
      <PagedRows
        query={query}
        what="the conversations"
        empty={<p className="text-muted">There is none that you may see.</p>}
      >
        {(conversation) => <ConversationRow key={conversation.id} conversation={conversation} />}
      </PagedRows>
    </Section>
  )
}

function ConversationRow({ conversation }: { conversation: Conversation }) {
  return (
    <li>
      <Link
        to="/inbox/$conversationId"
        params={{ conversationId: conversation.id }}
        className="-mx-2 flex flex-wrap items-start gap-x-3 gap-y-1 rounded-md px-2 py-2.5 hover:bg-hover"
      >
        <span className="min-w-0 flex-1 basis-60">
          <span className="flex items-baseline gap-2">
            <span className="truncate font-medium">{conversationTitle(conversation)}</span>
            <span className="text-sm text-muted tabular">#{conversation.number}</span>
          </span>
          <span className="block truncate text-sm text-muted">{conversation.preview}</span>
          {conversation.labels.length > 0 ? (
            <span className="mt-1 flex flex-wrap gap-1">
              {conversation.labels.map(({ id, name, color }) => (
                <Chip key={id} color={color}>
                  {name}
                </Chip>
              ))}
            </span>
          ) : null}
        </span>
        <span className="flex flex-col items-end gap-1 text-sm text-muted">
          <StatusBadge status={conversation.status} />
          <TimeAgo at={conversation.lastActivityAt} />
        </span>
      </Link>
    </li>
  )
}
