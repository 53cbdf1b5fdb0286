import { CircleAlert, Clock, Lock } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { cn } from '#lib/cn.ts'
import { useOutbox } from '#lib/outbox/outbox-context.tsx'
import type { Queued } from '#lib/outbox/outgoing.ts'
import { useSession } from '#lib/session.ts'
import { useDrafts } from '../composer/drafts-context.tsx'
import { focusComposer } from '#lib/focus-composer.ts'
import { PlainText } from '#components/plain-text.tsx'

/** What was just written, before the server has it; refused, it keeps its text and says why. */
export function PendingMessage({ send }: { send: Queued }) {
  const { member } = useSession()
  const { mode, text, files } = send.outgoing
  const isRefused = send.state === 'refused'
  return (
    <article
      aria-label={isRefused ? 'Not sent' : 'Being sent'}
      className={cn(
        'ml-6 rounded-lg border px-3.5 py-2.5 sm:ml-16',
        mode === 'note'
          ? 'border-note-border bg-note'
          : 'border-accent/20 bg-[color-mix(in_oklch,var(--accent-soft)_45%,var(--card))]',
      )}
    >
      <p className="mb-1 flex items-center gap-1.5 text-sm">
        {mode === 'note' ? <Lock aria-hidden className="size-3.5 text-note-foreground" /> : null}
        <span className="font-semibold">{member.name}</span>
        {isRefused ? null : (
          <span role="status" className="ml-auto inline-flex items-center gap-1 text-xs text-muted">
            <Clock aria-hidden className="size-3.5" />
            {send.state === 'sending' ? 'Sending' : 'Waits for the connection'}
          </span>
        )}
      </p>
      <PlainText text={text} />
      {files.length > 0 ? (
        <p className="mt-1 text-sm text-muted">{files.map(({ filename }) => filename).join(', ')}</p>
      ) : null}
      {isRefused ? <Refused send={send} /> : null}
    </article>
  )
}

function Refused({ send: { outgoing, error } }: { send: Queued }) {
  const drafts = useDrafts()
  const outbox = useOutbox()
  const edit = () => {
    outbox.forget(outgoing.clientId)
    drafts.giveBack(outgoing.conversationId, outgoing.mode, outgoing)
    focusComposer(outgoing.mode)
  }
  return (
    <div
      role="alert"
      className="mt-2 flex flex-wrap items-center gap-2 border-t border-danger/25 pt-2 text-sm text-danger"
    >
      <CircleAlert aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 basis-40 break-words">
        <span className="font-semibold">Failed</span> · {error}
      </span>
      <Button size="sm" onClick={() => outbox.retry(outgoing.clientId)}>
        Retry
      </Button>
      <Button size="sm" variant="ghost" onClick={edit}>
        Edit
      </Button>
    </div>
  )
}
