import type { Conversation } from '@hubbub/contracts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Link2 } from 'lucide-react'
import { StatusBadge } from '#components/status-badge.tsx'
import { conversationsOf } from '#lib/conversations/list-pages.ts'
import { conversationQuery } from '#lib/queries/conversation.query.ts'
import { conversationsQuery } from '#lib/queries/conversations.query.ts'
import { useSession } from '#lib/session.ts'
import { shortTime } from '#lib/time/short-time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { DetailsSection } from './details-section.tsx'
import { conversationTitle } from '#lib/conversation-title.ts'

const SHOWN = 5

/** What else this person has written about, and what this may belong to. */
export function OtherConversations({ conversation }: { conversation: Conversation }) {
  const { workspace } = useSession()
  const filter = { contactId: conversation.contact.id, view: 'all', status: 'any', sort: 'newest' } as const
  const query = useInfiniteQuery(conversationsQuery(workspace.id, filter))
  const others = conversationsOf(query.data).filter(({ id }) => id !== conversation.id)
  return (
    <>
      {conversation.possiblyRelatedId ? <Related id={conversation.possiblyRelatedId} /> : null}
      <DetailsSection
        title="Other conversations"
        aside={
          others.length > SHOWN ? (
            <Link
              to="/inbox"
              search={{ view: 'all', status: 'any', contactId: conversation.contact.id }}
              className="text-xs font-medium text-accent hover:underline"
            >
              See all
            </Link>
          ) : null
        }
      >
        {others.length === 0 ? (
          <p className="text-sm text-muted">{query.isPending ? 'Loading…' : 'None so far.'}</p>
        ) : (
          <ul className="-mx-1.5">
            {others.slice(0, SHOWN).map((other) => (
              <li key={other.id}>
                <OtherLink conversation={other} />
              </li>
            ))}
          </ul>
        )}
      </DetailsSection>
    </>
  )
}

function Related({ id }: { id: string }) {
  const { workspace } = useSession()
  const related = useQuery(conversationQuery(workspace.id, id)).data
  if (!related) return null
  return (
    <DetailsSection title="Possibly related">
      <p className="mb-1 flex items-start gap-1.5 text-sm text-muted">
        <Link2 aria-hidden className="mt-0.5 size-3.5 shrink-0" />
        The subject and the sender are alike, but nothing proves that they belong together.
      </p>
      <div className="-mx-1.5">
        <OtherLink conversation={related} />
      </div>
    </DetailsSection>
  )
}

function OtherLink({ conversation }: { conversation: Conversation }) {
  return (
    <Link
      to="/inbox/$conversationId"
      params={{ conversationId: conversation.id }}
      search={(before) => ({ ...before, message: undefined })}
      preload={false}
      className="flex items-center gap-2 rounded-md px-1.5 py-1 text-sm hover:bg-hover"
    >
      <span className="min-w-0 flex-1 truncate">
        {conversation.subject || conversation.preview || conversationTitle(conversation)}
      </span>
      <StatusBadge status={conversation.status} className="h-4.5 px-1.5" />
      <span className="shrink-0 text-xs text-muted tabular">
        {shortTime(conversation.lastActivityAt, useNow())}
      </span>
    </Link>
  )
}
