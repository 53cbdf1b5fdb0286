import type { PostReply } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Avatar } from '#components/avatar.tsx'
import { Loaded } from '#components/loaded.tsx'
import { PlainText } from '#components/plain-text.tsx'
import { postRepliesQuery } from '#lib/queries/posts.query.ts'
import { useSession } from '#lib/session.ts'
import { shortTime } from '#lib/time/short-time.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useNow } from '#lib/time/use-now.ts'

/** What was said below a post, newest first, each with the way to where it is answered. */
export function PostReplies({ postId }: { postId: string }) {
  const { workspace } = useSession()
  const query = useQuery(postRepliesQuery(workspace.id, postId))
  return (
    <Loaded
      query={query}
      what="the replies"
      empty={<p className="text-sm text-muted">None that you may see.</p>}
    >
      {(replies) => (
        <ul aria-label="Replies" className="mt-2 space-y-3 border-l-2 border-border pl-3.5">
          {replies.map((reply) => (
            <li key={reply.id}>
              <Reply reply={reply} />
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}

function Reply({ reply }: { reply: PostReply }) {
  const { author, handle, text, sentAt } = reply
  const now = useNow()
  return (
    <div className="flex items-start gap-2.5">
      <Avatar name={author} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-1.5 text-sm">
          <span className="font-semibold">{author}</span>
          {handle === null ? null : <span className="text-muted">@{handle}</span>}
          <time dateTime={sentAt} title={exactTime(sentAt)} className="text-muted tabular">
            {shortTime(sentAt, now)}
          </time>
          <WhereAnswered reply={reply} />
        </p>
        <PlainText text={text} terms={[]} />
      </div>
    </div>
  )
}

function WhereAnswered({ reply: { conversationId, direction } }: { reply: PostReply }) {
  if (conversationId !== null)
    return (
      <Link
        to="/inbox/$conversationId"
        params={{ conversationId }}
        search={{ view: 'all' }}
        className="ml-auto text-accent hover:underline"
      >
        Open the conversation
      </Link>
    )
  if (direction !== 'in') return null
  return (
    <Link to="/mentions" className="ml-auto text-accent hover:underline">
      Among the mentions
    </Link>
  )
}
