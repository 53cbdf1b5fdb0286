import type { MatchedMention } from '@hubbub/contracts/http'
import { Link } from '@tanstack/react-router'
import { ExternalLink } from 'lucide-react'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { SentimentMark } from '#components/sentiment-mark.tsx'
import { exactTime } from '#lib/time/time-ago.ts'

const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 })

/** The posts that stood behind it, the widest reaching first. */
export function EvidencePosts({ posts }: { posts: readonly MatchedMention[] }) {
  if (posts.length === 0) return <p className="text-muted">None of it is there any more, or yours to see.</p>
  return (
    <ul aria-label="What was said" className="-my-3 divide-y divide-border">
      {posts.map(({ id, author, channel, text, sentAt, sentiment, url, conversationId }) => (
        <li key={id} className="py-3">
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
          <p className="mt-1 flex flex-wrap gap-x-4 text-sm">
            {conversationId === null ? (
              <Link
                to="/mentions"
                search={{ author: author.value, who: author.name }}
                className="text-accent hover:underline"
              >
                Answer among the mentions
              </Link>
            ) : (
              <Link
                to="/inbox/$conversationId"
                params={{ conversationId }}
                className="text-accent hover:underline"
              >
                Open the conversation
              </Link>
            )}
            {url === null ? null : (
              <a
                href={url}
                target="_blank"
                rel="noreferrer"
                className="inline-flex items-center gap-1 text-accent hover:underline"
              >
                At the network <ExternalLink className="size-3" />
              </a>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
