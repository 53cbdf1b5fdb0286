import type { HeldItem, OutboundHold } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Play, Trash2 } from 'lucide-react'
import { Badge } from '#components/badge.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Section } from '#components/page.tsx'
import { LiftHold } from '#components/holding/lift-hold.tsx'
import { api } from '#lib/api.ts'
import { heldItemsQuery } from '#lib/outbound/outbound-holds.query.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useChange } from '#lib/use-change.ts'

const stateWords = {
  left: { label: 'Had left', tone: 'neutral' },
  held: { label: 'Held', tone: 'warning' },
  'let-go': { label: 'Let go', tone: 'success' },
  cancelled: { label: 'Cancelled', tone: 'danger' },
} as const

/** A switch that is on, and all that it met. */
export function StandingHold({ hold }: { hold: OutboundHold }) {
  const { workspace } = useSession()
  const { id, brand, reach, reason, placedBy, placedAt } = hold
  const { data: items = [] } = useQuery(heldItemsQuery(workspace.id, id))
  return (
    <Section
      className="border-danger/40"
      title={brand === null ? 'All brands are held' : `${brand.name} is held`}
      description={`${reason} · ${placedBy}, ${exactTime(placedAt)} · ${reach === 'all' ? 'everything' : 'all but what people write and send'}`}
      actions={<LiftHold hold={hold} />}
    >
      {items.length === 0 ? (
        <p className="text-muted">It has met nothing yet. What it holds stands here.</p>
      ) : (
        <ul aria-label="What it met" className="divide-y divide-border">
          {items.map((item) => (
            <Item key={item.messageId} holdId={id} item={item} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function Item({ holdId, item }: { holdId: string; item: HeldItem }) {
  const { workspace } = useSession()
  const { act } = useChange(['outbound-holds', workspace.id], ['posts', workspace.id])
  const { messageId, state, kind, text, author, channel, scheduledFor, by } = item
  const { label, tone } = stateWords[state]
  const settle = (as: 'let-go' | 'cancelled', done: string) =>
    act(() => api.workspace(workspace.id).outboundHolds.settle(holdId, { messageId, as }), done)
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2">
      <div className="min-w-0 flex-1 basis-60">
        <p className="line-clamp-2 break-words">{text === '' ? '(no text)' : text}</p>
        <p className="text-sm text-muted">
          {kind === 'post' ? 'Post' : 'Reply'} by {author} · {channel.name}
          {scheduledFor === null ? '' : ` · for ${exactTime(scheduledFor)}`}
          {by === null ? '' : ` · ${by}`}
        </p>
      </div>
      <Badge tone={tone}>{label}</Badge>
      {state === 'held' ? (
        <span className="flex gap-1">
          <IconButton label="Let it leave" onClick={() => settle('let-go', 'It leaves')}>
            <Play />
          </IconButton>
          <IconButton label="Cancel it" onClick={() => settle('cancelled', 'Cancelled')}>
            <Trash2 />
          </IconButton>
        </span>
      ) : null}
    </li>
  )
}
