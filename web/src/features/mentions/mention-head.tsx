import type { Mention } from '@hubbub/contracts'
import { BadgeCheck } from 'lucide-react'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { SelectAvatar } from '#components/select-avatar.tsx'
import { SentimentWhy } from '#components/sentiment-why.tsx'
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
      <SelectAvatar
        name={author.name}
        label={`Select what ${author.name} said`}
        isSelected={tools.selected.has(mention.id)}
        isSelecting={tools.selected.size > 0}
        onToggle={(range) => tools.onSelect(mention.id, range)}
      />
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
            text={mention.text}
            sentiment={sentiment}
            marks={mention.marks}
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

function whereabouts({ author, channel }: Mention): string {
  const followers = author.followers === null ? [] : [`${count.format(author.followers)} followers`]
  return [author.handle === null ? channel.name : `@${author.handle}`, ...followers].join(' · ')
}
