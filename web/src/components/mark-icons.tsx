import { type MarkKind, markWords, type MessageMark } from '@hubbub/contracts'
import {
  DoorOpen,
  Flame,
  type LucideIcon,
  MessageCircleQuestionMark,
  MessageCircleWarning,
  ShoppingCart,
  ThumbsUp,
} from 'lucide-react'
import { cn } from '#lib/cn.ts'

const looks = {
  churn: { icon: DoorOpen, tone: 'text-danger' },
  anger: { icon: Flame, tone: 'text-danger' },
  complaint: { icon: MessageCircleWarning, tone: 'text-warning' },
  buying: { icon: ShoppingCart, tone: 'text-accent' },
  question: { icon: MessageCircleQuestionMark, tone: 'text-muted' },
  praise: { icon: ThumbsUp, tone: 'text-positive' },
} as const satisfies Record<MarkKind, { icon: LucideIcon; tone: string }>

const order = Object.keys(markWords) as MarkKind[]

interface MarkIconProps {
  kind: MarkKind
  /** What is said of it besides its word. */
  why?: string
  withWord?: boolean
  className?: string
}

/** A sign and a word: never the colour alone. */
export function MarkIcon({ kind, why, withWord, className }: MarkIconProps) {
  const { icon: Icon, tone } = looks[kind]
  const words = why === undefined ? markWords[kind] : `${markWords[kind]}: ${why}`
  return (
    <span
      title={withWord ? undefined : words}
      className={cn('inline-flex shrink-0 items-center gap-1', tone, className)}
    >
      <Icon aria-hidden className="size-3.5" />
      {withWord ? markWords[kind] : <span className="sr-only">{words}</span>}
    </span>
  )
}

/** What a message bears, each with the words that say so or who put it on. */
export function MarkIcons({ marks }: { marks: readonly MessageMark[] | null }) {
  const borne = marks?.filter(({ carries }) => carries) ?? []
  if (borne.length === 0) return null
  return (
    <span className="inline-flex shrink-0 items-center gap-1">
      {borne.map((mark) => (
        <MarkIcon key={mark.kind} kind={mark.kind} why={whyOf(mark)} />
      ))}
    </span>
  )
}

export function whyOf({ found, correction }: MessageMark): string {
  if (found !== null && (correction === null || correction.at === null)) return `“${found.text}”`
  const who = correction?.by?.name ?? 'somebody'
  return found === null ? `put on by ${who}` : `“${found.text}”, says ${who}, too`
}

/** What a conversation bears, the weightiest first. */
export function ConversationMarks({
  marks,
  most = order.length,
}: {
  marks: readonly MarkKind[]
  most?: number
}) {
  const shown = order.filter((kind) => marks.includes(kind))
  if (shown.length === 0) return null
  const rest = shown.slice(most)
  return (
    <span className="inline-flex shrink-0 items-center gap-1">
      {shown.slice(0, most).map((kind) => (
        <MarkIcon key={kind} kind={kind} />
      ))}
      {rest.length > 0 ? (
        <span title={rest.map((kind) => markWords[kind]).join(', ')} className="text-xs text-muted">
          +{rest.length}
        </span>
      ) : null}
    </span>
  )
}
