import type { MatchedMention } from '@hubbub/contracts/http'
import type { ReactNode } from 'react'
import { MentionLinks } from '#components/answering/mention-links.tsx'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { SentimentMark } from '#components/sentiment-mark.tsx'
import { exactTime } from '#lib/time/time-ago.ts'

const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 })

/** The posts that stood behind it, the widest reaching first. */
export function EvidencePosts({ posts }: { posts: readonly MatchedMention[] }) {
  if (posts.length === 0) return <p className="text-muted">None of it is there any more, or yours to see.</p>
  return (
    <ul aria-label="What was said" className="-my-3 divide-y divide-border">
      {posts.map((mention) => (
        <li key={mention.id} className="py-3">
          <EvidencePost mention={mention} />
        </li>
      ))}
    </ul>
  )
}

/** One of them; `children`: what else is known of it. */
export function EvidencePost({ mention, children }: { mention: MatchedMention; children?: ReactNode }) {
  const { author, channel, text, sentAt, sentiment } = mention
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
        <ChannelIcon kind={channel.kind} name={channel.name} />
        <span className="font-medium break-words text-foreground">{author.name}</span>
        {author.followers === null ? null : (
          <span className="shrink-0">{compact.format(author.followers)} followers</span>
        )}
        {sentiment === null ? null : <SentimentMark label={sentiment.label} />}
        <time dateTime={sentAt} className="ml-auto shrink-0 tabular">
          {exactTime(sentAt)}
        </time>
      </div>
      <p className="mt-1 line-clamp-4 break-words whitespace-pre-line">{text}</p>
      {children}
      <MentionLinks mention={mention} />
    </>
  )
}
