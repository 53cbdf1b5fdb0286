import type { Mention } from '@hubbub/contracts'
import { BadgeCheck } from 'lucide-react'
import { Avatar } from '#components/avatar.tsx'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { Checkbox } from '#components/checkbox.tsx'
import { SentimentWhy } from '#components/sentiment-why.tsx'
import { cn } from '#lib/cn.ts'
import { shortTime } from '#lib/time/short-time.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useNow } from '#lib/time/use-now.ts'
import type { CardTools } from './card-tools.ts'

const count = new Intl.NumberFormat(undefined, { notation: 'compact' })

interface MentionHeadProps {
  mention: Mention
  showsWhy: boolean
  onShowWhy: (shows: boolean) => void
  tools: CardTools
}

/** Who said it, where, when, and in which mood. */
export function MentionHead({ mention, showsWhy, onShowWhy, tools }: MentionHeadProps) {
  const { author, channel, sentiment, sentAt } = mention
  return (
    <header className="flex items-start gap-2.5">
      <Picture mention={mention} tools={tools} />
      <div className="min-w-0 flex-1 leading-tight">
        <p className="flex items-center gap-1">
          <button
            type="button"
            title={`All that ${author.name} said`}
            onClick={() => tools.onAuthor(mention)}
            className="truncate rounded-sm font-semibold hover:underline"
          >
            {author.name}
          </button>
          {author.verified ? (
            <span title="Verified by the network" className="text-info">
              <BadgeCheck aria-hidden className="size-3.5" />
              <span className="sr-only">Verified by the network</span>
            </span>
          ) : null}
        </p>
        <p className="mt-0.5 flex min-w-0 items-center gap-1.5 text-sm text-muted">
          <ChannelIcon kind={channel.kind} name={channel.name} />
          <span className="truncate">{whereabouts(mention)}</span>
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-2 text-sm text-muted">
        {sentiment === null ? null : (
          <SentimentWhy
            messageId={mention.id}
            sentiment={sentiment}
            open={showsWhy}
            onOpenChange={onShowWhy}
          />
        )}
        <time dateTime={sentAt} title={exactTime(sentAt)} className="tabular">
          {shortTime(sentAt, useNow())}
        </time>
      </div>
    </header>
  )
}

/** The avatar, and in its place a checkbox for those who select. */
function Picture({ mention: { id, author }, tools }: { mention: Mention; tools: CardTools }) {
  const isSelecting = tools.selected.size > 0
  const covers = 'opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:hidden'
  return (
    <span className="relative size-8 shrink-0">
      <Avatar
        name={author.name}
        className={cn(
          isSelecting ? 'opacity-0' : 'group-hover:opacity-0 pointer-coarse:group-hover:opacity-100',
        )}
      />
      <Checkbox
        checked={tools.selected.has(id)}
        aria-label={`Select what ${author.name} said`}
        onClick={(event) => tools.onSelect(id, event.shiftKey)}
        className={cn(
          'absolute top-2 left-2 after:absolute after:-inset-2',
          isSelecting ? 'pointer-coarse:grid' : covers,
        )}
      />
    </span>
  )
}

function whereabouts({ author, channel }: Mention): string {
  const followers = author.followers === null ? [] : [`${count.format(author.followers)} followers`]
  return [author.handle === null ? channel.name : `@${author.handle}`, ...followers].join(' · ')
}
