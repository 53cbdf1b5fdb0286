import type { Message, PostContext } from '@hubbub/contracts'
import { ExternalLink, Lock, MessageCircleReply, Quote } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '#components/badge.tsx'
import { exactTime } from '#lib/time/time-ago.ts'
import { webUrl } from '#lib/web-url.ts'

type ContextProps = Pick<Message, 'context'> & { conversationId: string | null }

/** What a post answers or quotes, where that is not the thread itself. */
export function PostContextLines({ context, conversationId: here }: ContextProps) {
  const elsewhere = context.filter(
    ({ relation, conversationId }) => relation === 'quotes' || here === null || conversationId !== here,
  )
  return elsewhere.map((one) => <ContextLine key={one.id} context={one} />)
}

function ContextLine({ context: { relation, author, handle, text, url } }: { context: PostContext }) {
  const Icon = relation === 'quotes' ? Quote : MessageCircleReply
  const href = webUrl(url)
  return (
    <blockquote className="mb-2 rounded-md border border-border bg-hover px-3 py-2 text-sm">
      <p className="flex items-center gap-1.5 text-muted">
        <Icon aria-hidden className="size-3.5 shrink-0" />
        <span className="truncate">
          {relation === 'quotes' ? 'Quotes' : 'In reply to'} {author}
          {handle === null ? '' : ` @${handle}`}
        </span>
        {href === null ? null : <NetworkLink url={href} />}
      </p>
      <p className="mt-0.5 line-clamp-4 break-words whitespace-pre-wrap">{text}</p>
    </blockquote>
  )
}

interface PostFactsProps extends Pick<Message, 'post' | 'former'> {
  /** Without the way to the network, where that stands elsewhere. */
  bare?: boolean
}

/** Who can read it, where it stands on the network, and what became of it. */
export function PostFacts({ post, former, bare }: PostFactsProps) {
  const [showsFormer, setShowsFormer] = useState(false)
  if (post === null) return null
  const url = bare ? null : webUrl(post.url)
  const isQuiet = post.audience !== 'direct' || post.form === 'chat'
  if (url === null && isQuiet && post.deletedAt === null && post.editedAt === null) return null
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-2 text-xs text-muted">
      {post.audience === 'direct' && post.form !== 'sms' && post.form !== 'chat' ? (
        <Badge>
          <Lock aria-hidden /> Direct message
        </Badge>
      ) : null}
      {post.deletedAt === null ? null : (
        <span className="font-medium text-danger">Deleted on the network {exactTime(post.deletedAt)}</span>
      )}
      {post.editedAt === null ? null : (
        <button
          type="button"
          aria-expanded={showsFormer}
          onClick={() => setShowsFormer(!showsFormer)}
          className="rounded-sm underline underline-offset-2 hover:text-foreground"
        >
          Edited {exactTime(post.editedAt)}
        </button>
      )}
      {url === null ? null : (
        <NetworkLink url={url} words={post.form === 'chat' ? `Written on ${pageName(url)}` : undefined} />
      )}
      {showsFormer
        ? former.map(({ text, at }) => (
            <p key={at} className="w-full rounded-md bg-hover px-3 py-2 break-words whitespace-pre-wrap">
              <time dateTime={at} className="block text-muted">
                {exactTime(at)}
              </time>
              {text}
            </p>
          ))
        : null}
    </div>
  )
}

const pageName = (url: string) => {
  const { host, pathname } = new URL(url)
  return pathname === '/' ? host : `${host}${pathname}`
}

const NetworkLink = ({ url, words = 'See on the network' }: { url: string; words?: string | undefined }) => (
  <a
    href={url}
    target="_blank"
    rel="noopener noreferrer"
    className="ml-auto inline-flex min-w-0 items-center gap-1 text-accent hover:underline"
  >
    <span className="truncate">{words}</span> <ExternalLink aria-hidden className="size-3 shrink-0" />
  </a>
)
