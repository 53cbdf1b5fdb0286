import type { ChannelKind, Conversation, ReplyAudience } from '@hubbub/contracts'
import { ExternalLink, Globe, Lock } from 'lucide-react'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { cn } from '#lib/cn.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { webUrl } from '#lib/web-url.ts'
import { TemplateDialog } from './template-dialog.tsx'
import type { ReplyWayState } from './use-reply-way.ts'

const names = {
  public: { icon: Globe, word: 'Public reply' },
  direct: { icon: Lock, word: 'Direct message' },
} as const satisfies Record<ReplyAudience, unknown>

/** Where the answer will be read; what the network does not allow says why. */
export function WayFields({
  conversation,
  reply,
  onAudience,
}: {
  conversation: Conversation
  reply: ReplyWayState
  onAudience: (audience: ReplyAudience) => void
}) {
  const { ways, way, openUrl } = reply
  const url = webUrl(openUrl)
  const closed = ways.filter(({ can }) => !can)
  return (
    <div className="border-b border-border px-1.5 pt-1 pb-1.5 text-sm">
      <div className="flex flex-wrap items-center gap-1">
        <div role="radiogroup" aria-label="Who can read it" className="flex flex-wrap gap-1">
          {ways.map((one) => (
            <Way
              key={one.audience}
              way={one}
              kind={conversation.channel.kind}
              chosen={one === way}
              onChoose={() => onAudience(one.audience)}
            />
          ))}
        </div>
        {way?.can === true && way.until !== null ? (
          <span className="px-1.5 text-xs text-muted">
            until <time dateTime={way.until}>{exactTime(way.until)}</time>
          </span>
        ) : null}
        {ways.some(({ templates }) => templates) ? <TemplateDialog conversation={conversation} /> : null}
        {url !== null && (way?.can !== true || closed.length > 0) ? (
          <a
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            className="ml-auto inline-flex items-center gap-1 px-1.5 text-accent hover:underline"
          >
            Open on the network <ExternalLink aria-hidden className="size-3.5" />
          </a>
        ) : null}
      </div>
      {ways.length === 0 ? <p className="px-1.5 pt-1 text-muted">Nothing can be sent here.</p> : null}
      {closed.map(({ audience, label, why }) => (
        <p key={audience} id={`why-not-${audience}`} className="px-1.5 pt-1 text-xs text-muted">
          {label ?? names[audience].word}: {why}
        </p>
      ))}
    </div>
  )
}

interface WayProps {
  way: ReplyWayState['ways'][number]
  kind: ChannelKind
  chosen: boolean
  onChoose: () => void
}

function Way({ way: { audience, label, can }, kind, chosen, onChoose }: WayProps) {
  const { icon: Icon, word } = names[audience]
  return (
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      aria-disabled={!can}
      aria-describedby={can ? undefined : `why-not-${audience}`}
      onClick={() => can && onChoose()}
      className={cn(
        'inline-flex h-7 items-center gap-1.5 rounded-md px-2 font-medium text-muted [&_svg]:size-3.5',
        can ? 'hover:bg-hover hover:text-foreground' : 'line-through decoration-muted',
        chosen && can && 'bg-accent-soft text-accent hover:text-accent',
      )}
    >
      {label === null ? <Icon aria-hidden /> : <Sign kind={kind} />} {label ?? word}
    </button>
  )
}

/** The words beside it say it already. */
const Sign = ({ kind }: { kind: ChannelKind }) => (
  <span aria-hidden className="inline-flex">
    <ChannelIcon kind={kind} className="text-current" />
  </span>
)
