import type { Message, MessageAction } from '@hubbub/contracts'
import { CircleAlert, Clock, RotateCw } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { useSession } from '#lib/session.ts'
import { useActOnMessage } from '../actions/use-act-on-message.ts'
import { actionWords, lastActions } from './action-words.ts'

/** What the network was asked to do with a post, and what came of it. */
export function ActionLines({ message }: { message: Message }) {
  const actions = lastActions(message.actions)
  if (actions.length === 0) return null
  return (
    <ul className="mt-1.5 flex flex-col gap-1 text-xs text-muted">
      {actions.map((action) => (
        <li key={action.id} className="flex items-center gap-1.5">
          <StateIcon state={action.state} />
          <span
            className={action.state === 'failed' ? 'min-w-0 break-words text-danger' : 'min-w-0 break-words'}
          >
            {actionWords(action)}
          </span>
          {action.state === 'failed' ? <AgainButton message={message} action={action} /> : null}
        </li>
      ))}
    </ul>
  )
}

function StateIcon({ state }: Pick<MessageAction, 'state'>) {
  if (state === 'failed') return <CircleAlert aria-hidden className="size-3.5 shrink-0 text-danger" />
  return state === 'queued' ? <Clock aria-hidden className="size-3.5 shrink-0" /> : null
}

function AgainButton({ message, action: { kind, emoji } }: { message: Message; action: MessageAction }) {
  const { can } = useSession()
  const act = useActOnMessage(message)
  if (!can('message:send')) return null
  const again = { kind, ...(emoji !== '' && { emoji }) }
  return (
    <Button size="sm" pending={act.isPending} onClick={() => act.mutate(again)}>
      <RotateCw aria-hidden /> Retry
    </Button>
  )
}
