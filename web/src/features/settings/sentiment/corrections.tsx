import { useInfiniteQuery } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { EmptyState } from '#components/empty-state.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { PagedRows } from '#components/paged-rows.tsx'
import { SentimentMark } from '#components/sentiment-mark.tsx'
import { TextLink } from '#components/text-link.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { sentimentWords } from '#lib/conversations/words.ts'
import { useCorrectSentiment } from '#lib/sentiment/use-correct-sentiment.ts'
import { useSession } from '#lib/session.ts'
import { correctionsQuery } from './sentiment.queries.ts'

export function Corrections() {
  const { workspace, can } = useSession()
  const query = useInfiniteQuery(correctionsQuery(workspace.id))
  const { correct, isPending } = useCorrectSentiment()
  return (
    <PagedRows query={query} what="the corrections" empty={<EmptyState title="No correction yet" />}>
      {({ messageId, conversationId, text, label, scored, by, at }) => (
        <li key={messageId} className="flex items-start gap-3 py-2.5">
          <SentimentMark label={label} className="mt-1" />
          <div className="min-w-0 flex-1">
            <p className="line-clamp-2 break-words">{text}</p>
            <p className="text-sm text-muted">
              {sentimentWords[label]}, scored {sentimentWords[scored.label].toLowerCase()} ·{' '}
              {by?.name ?? 'Somebody'} · <TimeAgo at={at} />
              {conversationId === null ? null : (
                <>
                  {' · '}
                  <TextLink
                    to="/inbox/$conversationId"
                    params={{ conversationId }}
                    search={{ view: 'all', status: 'any', message: messageId }}
                  >
                    See it
                  </TextLink>
                </>
              )}
            </p>
          </div>
          {can('sentiment:correct') ? (
            <IconButton
              label="Take the correction back"
              disabled={isPending}
              onClick={() => correct([messageId], null)}
            >
              <Undo2 />
            </IconButton>
          ) : null}
        </li>
      )}
    </PagedRows>
  )
}
