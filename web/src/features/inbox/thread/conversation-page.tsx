import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ErrorState } from '#components/error-state.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { conversationQuery } from '#lib/queries/conversation.query.ts'
import { useSession } from '#lib/session.ts'
import { BackToList } from './back-to-list.tsx'
import { OpenConversation } from './open-conversation.tsx'
import { ThreadSkeleton } from './thread-skeleton.tsx'

/** What the address names; another conversation starts with a state of its own. */
export function ConversationPage() {
  const { conversationId } = useParams({ from: '/_app/inbox/$conversationId' })
  const { workspace } = useSession()
  const query = useQuery(conversationQuery(workspace.id, conversationId))
  if (query.isError && (query.data === undefined || isGone(query.error))) {
    return (
      <section aria-label="Conversation" className="flex min-w-0 flex-1 flex-col bg-canvas">
        <PageTitle>Conversation</PageTitle>
        <BackToList className="m-2" />
        <ErrorState
          error={query.error}
          what="this conversation"
          onRetry={() => void query.refetch()}
          className="m-auto"
        />
      </section>
    )
  }
  if (query.data === undefined) return <ThreadSkeleton />
  return <OpenConversation key={conversationId} conversation={query.data} />
}

/** Deleted, or taken out of sight, while it was open. */
const isGone = (error: Error) => 'status' in error && error.status === 404
