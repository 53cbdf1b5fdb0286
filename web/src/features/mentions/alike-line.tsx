import type { Mention } from '@hubbub/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ChevronDown, ExternalLink, Repeat2 } from 'lucide-react'
import { Badge } from '#components/badge.tsx'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { PagedRows } from '#components/paged-rows.tsx'
import { cn } from '#lib/cn.ts'
import { mentionsQuery } from '#lib/queries/mentions.query.ts'
import { useSession } from '#lib/session.ts'
import { shortTime } from '#lib/time/short-time.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useNow } from '#lib/time/use-now.ts'
import { webUrl } from '#lib/web-url.ts'
import type { CardTools } from './card-tools.ts'

const count = new Intl.NumberFormat()
const compact = new Intl.NumberFormat(undefined, { notation: 'compact' })

/** How many say the same, and who. */
export function AlikeLine({ mention, tools }: { mention: Mention; tools: CardTools }) {
  const { alike, id } = mention
  if (alike === null) return null
  const isOpen = tools.alike.has(id)
  const { others, reposts, repeats } = alike
  const many = others >= 1000 ? '1000 and more' : count.format(others)
  return (
    <div className="mt-1.5">
      <button
        type="button"
        aria-expanded={isOpen}
        title="Reposts, and texts that are the same or nearly so"
        onClick={() => tools.onAlike(id)}
        className="flex items-center gap-1 rounded-sm text-sm font-medium text-accent hover:underline"
      >
        <Repeat2 aria-hidden className="size-3.5" />
        {repeats ? 'Repeats an earlier one; ' : 'and '}
        {many} like it
        {reposts > 0 && reposts < others ? (
          <span className="font-normal text-muted">({count.format(reposts)} reposts)</span>
        ) : null}
        <ChevronDown aria-hidden className={cn('size-3.5 transition-transform', isOpen && 'rotate-180')} />
      </button>
      {isOpen ? <AlikeRows mention={mention} tools={tools} /> : null}
    </div>
  )
}

function AlikeRows({ mention, tools }: { mention: Mention; tools: CardTools }) {
  const { workspace } = useSession()
  const query = useInfiniteQuery(mentionsQuery(workspace.id, { state: 'any', alikeTo: mention.id }))
  return (
    <div
      role="group"
      aria-label="Those that say the same"
      className="mt-1.5 max-h-80 overflow-auto rounded-md border border-border px-3 thin-scroll"
    >
      <PagedRows
        query={query}
        what="those that say the same"
        empty={<p className="py-2 text-sm text-muted">None of them that you may see.</p>}
      >
        {(other) => <AlikeRow key={other.id} mention={other} of={mention} tools={tools} />}
      </PagedRows>
    </div>
  )
}

function AlikeRow({ mention, of, tools }: { mention: Mention; of: Mention; tools: CardTools }) {
  const { author, channel, post, sentAt, state, text } = mention
  const url = webUrl(post?.url)
  return (
    <li className="py-1.5 text-sm">
      <div className="flex items-center gap-1.5">
        <ChannelIcon kind={channel.kind} name={channel.name} />
        <button
          type="button"
          title={`All that ${author.name} said`}
          onClick={() => tools.onAuthor(mention)}
          className="truncate rounded-sm font-medium hover:underline"
        >
          {author.name}
        </button>
        {author.followers === null ? null : (
          <span className="shrink-0 text-muted max-sm:sr-only">
            {compact.format(author.followers)} followers
          </span>
        )}
        {post?.form === 'repost' ? <Badge>Repost</Badge> : null}
        {state === 'done' || state === 'hidden' ? (
          <Badge>{state === 'done' ? 'Done' : 'Hidden'}</Badge>
        ) : null}
        <span className="ml-auto flex shrink-0 items-center gap-1.5 text-muted">
          {url === null ? null : (
            <a
              href={url}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={`What ${author.name} said, on the network`}
              className="rounded-sm hover:text-foreground"
            >
              <ExternalLink className="size-3.5" />
            </a>
          )}
          <time dateTime={sentAt} title={exactTime(sentAt)} className="tabular">
            {shortTime(sentAt, useNow())}
          </time>
        </span>
      </div>
      {text === of.text ? null : <p className="mt-0.5 line-clamp-2 break-words text-muted">{text}</p>}
    </li>
  )
}
