import { CircleAlert, Clock, Lock } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { cn } from '#lib/cn.ts'
import { useSession } from '#lib/session.ts'
import { useDrafts } from '../composer/drafts-context.tsx'
import { focusComposer } from '../composer/focus-composer.ts'
import { type PendingSend, useSend } from '../composer/use-send.ts'
import { PlainText } from './plain-text.tsx'

/** What was just written, before the server has it; refused, it keeps its text and says why. */
export function PendingMessage({ send, conversationId }: { send: PendingSend; conversationId: string }) {
  const { member } = useSession()
  const isNote = send.mode === 'note'
  return (
    <article
      aria-label={send.error === null ? 'Being sent' : 'Not sent'}
      className={cn(
        'ml-6 rounded-lg border px-3.5 py-2.5 sm:ml-16',
        isNote
          ? 'border-note-border bg-note'
          : 'border-accent/20 bg-[color-mix(in_oklch,var(--accent-soft)_45%,var(--card))]',
      )}
    >
      <p className="mb-1 flex items-center gap-1.5 text-sm">
        {isNote ? <Lock aria-hidden className="size-3.5 text-note-foreground" /> : null}
        <span className="font-semibold">{member.name}</span>
        <span className="ml-auto inline-flex items-center gap-1 text-xs text-muted">
          <Clock aria-hidden className="size-3.5" />
          {waitingWords(send)}
        </span>
      </p>
      <PlainText text={send.text} />
      {send.files.length > 0 ? (
        <p className="mt-1 text-sm text-muted">{send.files.map(({ filename }) => filename).join(', ')}</p>
      ) : null}
      {send.error === null ? null : (
        <Refused send={send} error={send.error} conversationId={conversationId} />
      )}
    </article>
  )
}

function waitingWords({ error, isPaused }: PendingSend): string {
  if (error !== null) return 'Not sent'
  return isPaused ? 'Waits for the connection' : 'Sending'
}

function Refused({
  send,
  error,
  conversationId,
}: {
  send: PendingSend
  error: string
  conversationId: string
}) {
  const drafts = useDrafts()
  const sender = useSend(conversationId)
  const edit = () => {
    sender.forget(send.clientId)
    drafts.giveBack(conversationId, send.mode, send)
    focusComposer(send.mode)
  }
  return (
    <div
      role="alert"
      className="mt-2 flex flex-wrap items-center gap-2 border-t border-danger/25 pt-2 text-sm text-danger"
    >
      <CircleAlert aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 basis-40 break-words">{error}</span>
      <Button size="sm" onClick={() => sender.retry(send)}>
        Retry
      </Button>
      <Button size="sm" variant="ghost" onClick={edit}>
        Edit
      </Button>
    </div>
  )
}
