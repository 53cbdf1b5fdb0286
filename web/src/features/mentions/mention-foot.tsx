import type { Mention } from '@hubbub/contracts'
import { Ban, Heart, MessageCircle, Repeat2, Star } from 'lucide-react'
import { Badge } from '#components/badge.tsx'
import { Chip } from '#components/chip.tsx'
import { languageName } from '#lib/language-name.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import type { CardTools } from './card-tools.ts'
import { MentionActions } from './mention-actions.tsx'
import { SpamBadge } from './spam-badge.tsx'

/** What is known of it, and what one can do with it. */
export function MentionFoot({ mention, tools }: { mention: Mention; tools: CardTools }) {
  const { can } = useSession()
  const { labels, language, state, marked, author } = mention
  return (
    <footer className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1">
      {author.blocked ? (
        <Badge tone="danger">
          <Ban aria-hidden /> Author blocked
        </Badge>
      ) : null}
      <SpamBadge mention={mention} tools={tools} />
      {(state === 'done' || state === 'hidden') && marked ? (
        <Badge title={exactTime(marked.at)}>
          {state === 'done' ? 'Done' : 'Hidden'}
          {marked.by ? ` by ${marked.by.name}` : ''}
        </Badge>
      ) : null}
      {labels.map((label) => (
        <Chip
          key={label.id}
          color={label.color}
          removeLabel={`Remove the label ${label.name}`}
          {...(mention.care === null &&
            can('mention:write') && { onRemove: () => tools.changes.toggleLabel(mention, label) })}
        >
          {label.name}
        </Chip>
      ))}
      <Engagement mention={mention} />
      {language !== null && language !== 'en' ? (
        <span className="text-xs text-muted">{languageName(language)}</span>
      ) : null}
      <MentionActions mention={mention} tools={tools} />
    </footer>
  )
}

const number = new Intl.NumberFormat(undefined, { notation: 'compact' })
const signs = [
  ['replies', MessageCircle, 'answers'],
  ['reposts', Repeat2, 'reposts'],
  ['likes', Heart, 'likes'],
  ['rating', Star, 'of five stars'],
] as const

function Engagement({ mention: { post } }: { mention: Mention }) {
  const shown = signs.flatMap(([key, Icon, words]) => {
    const value = post?.engagement?.[key]
    return value === undefined || value === 0 ? [] : [{ key, Icon, words, value }]
  })
  if (shown.length === 0) return null
  return (
    <ul aria-label="Reactions" className="flex items-center gap-2.5 text-xs text-muted tabular">
      {shown.map(({ key, Icon, words, value }) => (
        <li key={key} title={`${value} ${words}`} className="flex items-center gap-1">
          <Icon aria-hidden className="size-3.5" />
          {number.format(value)}
          <span className="sr-only">{words}</span>
        </li>
      ))}
    </ul>
  )
}
