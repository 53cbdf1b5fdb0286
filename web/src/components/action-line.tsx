import type { MessageAction } from '@hubbub/contracts'
import { CircleAlert, Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { actionWords } from '#lib/messages/action-words.ts'

interface ActionLineProps {
  action: MessageAction
  /** What one can do about it. */
  children?: ReactNode
}

/** Something that the network was asked to do, and what came of it. */
export function ActionLine({ action, children }: ActionLineProps) {
  return (
    <span className="flex items-center gap-1.5 text-xs text-muted">
      <ActionStateIcon state={action.state} />
      <span className={action.state === 'failed' ? 'min-w-0 break-words text-danger' : 'min-w-0 break-words'}>
        {actionWords(action)}
      </span>
      {children}
    </span>
  )
}

export function ActionStateIcon({ state }: Pick<MessageAction, 'state'>) {
  if (state === 'failed') return <CircleAlert aria-hidden className="size-3.5 shrink-0 text-danger" />
  return state === 'queued' ? <Clock aria-hidden className="size-3.5 shrink-0" /> : null
}
