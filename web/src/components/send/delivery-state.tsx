import type { Delivery } from '@hubbub/contracts'
import { Link } from '@tanstack/react-router'
import { CircleAlert, CircleHelp, Clock, OctagonPause, Pencil, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/button.tsx'
import { cn } from '#lib/cn.ts'
import { clockTime } from '#lib/time/day-label.ts'
import { deliveryWords } from '#lib/messages/delivery-words.ts'
import { useSession } from '#lib/session.ts'
import { ScheduledBar } from './scheduled-bar.tsx'
import { UndoBar } from './undo-bar.tsx'

export interface DeliveryStateProps {
  delivery: Delivery
  /** Whether the person who looks wrote it. */
  isOwn: boolean
  /** Whether they may do something about it. */
  can: boolean
  isBusy: boolean
  /** Whether what failed can be written anew. */
  editsFailed?: boolean
  /** What to know before it is sent again though it may have left. */
  warning: string
  onTakeBack: () => void
  onReschedule: (at: Date | null) => void
  onRetry: () => void
}

/** The foot of what has not arrived: what happened, in the server's own words, and what one can do. */
export function DeliveryState({ delivery, can, isBusy, ...props }: DeliveryStateProps) {
  const { mark, text, detail } = deliveryWords(delivery)
  const { notBefore } = delivery
  if (delivery.hold !== undefined)
    return <HeldFoot delivery={delivery} can={can} isBusy={isBusy} {...props} />
  if (delivery.state === 'held' && delivery.scheduledFor !== null)
    return (
      <ScheduledBar
        notBefore={notBefore}
        isOwn={props.isOwn}
        isBusy={isBusy}
        can={can}
        onEdit={props.onTakeBack}
        onReschedule={props.onReschedule}
      />
    )
  if (delivery.state === 'held')
    return <UndoBar notBefore={notBefore} isOwn={props.isOwn} isBusy={isBusy} onUndo={props.onTakeBack} />
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
  const canRetry = can && (delivery.state === 'failed' || delivery.state === 'uncertain')
  return (
    <Foot
      tone={mark === 'failed' ? 'danger' : 'warning'}
      action={
        canRetry ? (
          <span className="flex shrink-0 gap-1.5">
            {props.editsFailed === true && delivery.state === 'failed' ? (
              <Button size="sm" variant="ghost" disabled={isBusy} onClick={props.onTakeBack}>
                <Pencil aria-hidden />
                {props.isOwn ? 'Edit' : 'Discard'}
              </Button>
            ) : null}
            <RetryButton isBusy={isBusy} onRetry={props.onRetry} uncertain={mark === 'uncertain'} />
          </span>
        ) : null
      }
    >
      <p className="flex items-center gap-1.5 font-semibold">
        {mark === 'failed' ? (
          <CircleAlert aria-hidden className="size-4 shrink-0" />
        ) : (
          <CircleHelp aria-hidden className="size-4 shrink-0" />
        )}
        {text}
      </p>
      {mark === 'uncertain' ? <p>{props.warning}</p> : null}
      {detail ? <p className="mt-0.5 font-mono text-xs break-words">{detail}</p> : null}
    </Foot>
  )
}

/** Held by a switch: by whom, why, until when, and who may let it go. */
function HeldFoot({
  delivery,
  can,
  isBusy,
  isOwn,
  onTakeBack,
}: Pick<DeliveryStateProps, 'delivery' | 'can' | 'isBusy' | 'isOwn' | 'onTakeBack'>) {
  const mayLetGo = useSession().can('outbound:hold')
  const { text, detail } = deliveryWords(delivery)
  return (
    <Foot
      tone="warning"
      action={
        can ? (
          <Button size="sm" variant="ghost" disabled={isBusy} onClick={onTakeBack}>
            {isOwn ? 'Take back' : 'Discard'}
          </Button>
        ) : null
      }
    >
      <p className="flex items-center gap-1.5 font-semibold">
        <OctagonPause aria-hidden className="size-4 shrink-0" />
        {text}
      </p>
      <p className="mt-0.5 break-words">
        {detail}{' '}
        {mayLetGo ? (
          <Link to="/settings/holding" className="underline">
            Let it go
          </Link>
        ) : (
          'A supervisor or an admin does that.'
        )}
      </p>
    </Foot>
  )
}

function RetryButton({
  isBusy,
  onRetry,
  uncertain,
}: Pick<DeliveryStateProps, 'isBusy' | 'onRetry'> & { uncertain: boolean }) {
  return (
    <Button size="sm" pending={isBusy} onClick={onRetry}>
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
