import type { Conversation, Delivery, Message } from '@hubbub/contracts'
import { CircleAlert, CircleHelp, Clock, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/button.tsx'
import { cn } from '#lib/cn.ts'
import { useSession } from '#lib/session.ts'
import { clockTime } from '#lib/time/day-label.ts'
import { useRetryMessage } from '../actions/use-retry-message.ts'
import { deliveryWords } from './delivery-words.ts'
import { ScheduledBar } from './scheduled-bar.tsx'
import { UndoBar } from './undo-bar.tsx'

export interface DeliveryStateProps {
  message: Message
  delivery: Delivery
  conversation: Conversation
}

/** The foot of a reply that has not arrived: what happened, in the server's own words, and what one can do. */
export function DeliveryState({ message, delivery, conversation }: DeliveryStateProps) {
  const { can } = useSession()
  const { mark, text, detail } = deliveryWords(delivery)
  if (delivery.state === 'held' && delivery.scheduledFor !== null)
    return <ScheduledBar message={message} notBefore={delivery.notBefore} conversationId={conversation.id} />
  if (delivery.state === 'held')
    return <UndoBar message={message} notBefore={delivery.notBefore} conversationId={conversation.id} />
  if (delivery.state === 'queued' && detail !== null)
    return (
      <Foot tone="warning" action={null}>
        <p className="flex items-center gap-1.5 font-semibold">
          <Clock aria-hidden className="size-4 shrink-0" />
          {text} <time dateTime={delivery.notBefore}>at {clockTime(delivery.notBefore)}</time>
        </p>
        <p className="mt-0.5 font-mono text-xs break-words">{detail}</p>
      </Foot>
    )
  if (mark !== 'failed' && mark !== 'uncertain') return null
  const canRetry = can('message:send') && (delivery.state === 'failed' || delivery.state === 'uncertain')
  return (
    <Foot
      tone={mark === 'failed' ? 'danger' : 'warning'}
      action={canRetry ? <RetryButton message={message} uncertain={mark === 'uncertain'} /> : null}
    >
      <p className="flex items-center gap-1.5 font-semibold">
        {mark === 'failed' ? (
          <CircleAlert aria-hidden className="size-4 shrink-0" />
        ) : (
          <CircleHelp aria-hidden className="size-4 shrink-0" />
        )}
        {text}
      </p>
      {mark === 'uncertain' ? (
        <p>The line broke while it was handed over. If you send it again, the customer may get it twice.</p>
      ) : null}
      {detail ? <p className="mt-0.5 font-mono text-xs break-words">{detail}</p> : null}
    </Foot>
  )
}

function RetryButton({ message, uncertain }: { message: Message; uncertain: boolean }) {
  const retry = useRetryMessage()
  return (
    <Button size="sm" pending={retry.isPending} onClick={() => retry.mutate(message)}>
      <RotateCw aria-hidden />
      {uncertain ? 'Send again' : 'Retry'}
    </Button>
  )
}

function Foot({
  tone,
  action,
  children,
}: {
  tone: 'danger' | 'warning'
  action: ReactNode
  children: ReactNode
}) {
  return (
    <footer
      className={cn(
        'flex items-start gap-3 rounded-b-lg px-3.5 py-2 text-sm',
        tone === 'danger' ? 'bg-danger-soft text-danger' : 'bg-warning-soft text-warning',
      )}
    >
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </footer>
  )
}
