import type { OwnPost } from '@hubbub/contracts'
import { MessageCircle } from 'lucide-react'
import { useState } from 'react'
import { Attachments } from '#components/attachments.tsx'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { PlainText } from '#components/plain-text.tsx'
import { PostFacts } from '#components/post-lines.tsx'
import { DeliveryState } from '#components/send/delivery-state.tsx'
import { deliveryWords } from '#lib/messages/delivery-words.ts'
import { useSession } from '#lib/session.ts'
import { shortTime } from '#lib/time/short-time.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useNow } from '#lib/time/use-now.ts'
import { PostReplies } from './post-replies.tsx'
import { RemovalLine, RemovePostButton } from './remove-post.tsx'
import { useMovePost } from './use-move-post.ts'

/** A post of ours: what it says, what became of it, and what was said below. */
export function PostCard({ post }: { post: OwnPost }) {
  const [showsReplies, setShowsReplies] = useState(false)
  const { channel, author, subject, text, attachments, sentAt, fields } = post
  const now = useNow()
  const place = post.post?.place?.name ?? fields['community'] ?? null
  return (
    <article
      aria-label={`Post by ${channel.name}`}
      className="rounded-lg border border-border bg-card shadow-card"
    >
      <div className="px-4 pt-3 pb-2">
        <header className="flex items-center gap-2">
          <ChannelIcon kind={channel.kind} name={channel.name} />
          <span className="min-w-0 truncate font-semibold">{channel.name}</span>
          <span className="min-w-0 flex-1 truncate text-sm text-muted">
            {author === null ? 'Written elsewhere' : `by ${author.name}`}
          </span>
          <State post={post} />
          {isScheduled(post) ? null : (
            <time dateTime={sentAt} title={exactTime(sentAt)} className="shrink-0 text-sm text-muted tabular">
              {shortTime(sentAt, now)}
            </time>
          )}
          <RemovePostButton post={post} />
        </header>
        {subject === null || subject === '' ? null : (
          <h2 className="mt-2 font-semibold text-pretty break-words">{subject}</h2>
        )}
        {place === null ? null : <p className="text-sm text-muted">in {place}</p>}
        <div className="mt-1.5">
          <PlainText text={text} terms={[]} />
        </div>
        <Attachments attachments={attachments} />
        <div className="mt-1.5 flex flex-wrap items-center gap-2">
          {post.replies === 0 ? null : (
            <Button
              size="sm"
              variant="ghost"
              className="-ml-2"
              aria-expanded={showsReplies}
              onClick={() => setShowsReplies(!showsReplies)}
            >
              <MessageCircle aria-hidden />
              {post.replies === 1 ? '1 reply' : `${post.replies}${post.replies === 100 ? '+' : ''} replies`}
            </Button>
          )}
          <div className="min-w-0 flex-1">
            <PostFacts post={post.post} former={[]} />
          </div>
        </div>
        <RemovalLine post={post} />
        {showsReplies ? <PostReplies postId={post.id} /> : null}
      </div>
      <Delivery post={post} />
    </article>
  )
}

const isScheduled = ({ delivery }: OwnPost) => delivery?.state === 'held' && delivery.scheduledFor !== null

/** What its foot does not say. */
function State({ post }: { post: OwnPost }) {
  const { delivery } = post
  if (delivery === null) return null
  if (isScheduled(post)) return <Badge>Scheduled</Badge>
  const isOnItsWay = delivery.state === 'queued' || delivery.state === 'sending'
  return isOnItsWay ? <Badge>{deliveryWords(delivery).text}</Badge> : null
}

function Delivery({ post }: { post: OwnPost }) {
  const { can, member } = useSession()
  const move = useMovePost(post)
  if (post.delivery === null) return null
  return (
    <DeliveryState
      delivery={post.delivery}
      isOwn={post.author?.id === member.id}
      can={can('post:publish')}
      isBusy={move.isBusy}
      editsFailed
      warning="The line broke while it was handed over. If you send it again, it may stand there twice."
      onTakeBack={move.takeBack}
      onReschedule={move.reschedule}
      onRetry={move.retry}
    />
  )
}
