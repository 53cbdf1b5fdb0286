import type { Conversation, Message, MessageAction } from '@hubbub/contracts'
import { RotateCw } from 'lucide-react'
import { ActionLine, ActionStateIcon } from '#components/action-line.tsx'
import { Button } from '#components/button.tsx'
import { Tooltip } from '#components/tooltip.tsx'
import { useSession } from '#lib/session.ts'
import { useActOnMessage } from '../actions/use-act-on-message.ts'
import { actionWords, lastActions } from '#lib/messages/action-words.ts'
import { useReacting } from './use-reacting.ts'

/** What the network was asked to do with a post, and what came of it: our reactions, and a line for all else. */
export function ActionLines({ message, conversation }: { message: Message; conversation: Conversation }) {
  const { may, standing } = useReacting(message, conversation)
  const last = lastActions(message.actions)
  const reactions = last.filter(({ kind, emoji }) => kind === 'react' && standing.includes(emoji))
  const lines = last.filter(
    (action) => action.kind !== 'react' || action.state === 'failed' || action.error !== null,
  )
  return (
    <>
      {reactions.length === 0 ? null : (
        <ul aria-label="Our reactions" className="mt-1.5 flex flex-wrap gap-1">
          {reactions.map((action) => (
            <li key={action.id}>
              <ReactionButton message={message} action={action} may={may} />
            </li>
          ))}
        </ul>
      )}
      {lines.length === 0 ? null : (
        <ul className="mt-1.5 flex flex-col gap-1">
          {lines.map((action) => (
            <li key={action.id}>
              <ActionLine action={action}>
                {action.state === 'failed' ? <AgainButton message={message} action={action} /> : null}
              </ActionLine>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function ReactionButton({ message, action, may }: { message: Message; action: MessageAction; may: boolean }) {
  const act = useActOnMessage(message)
  const { emoji, state } = action
  return (
    <Tooltip label={may ? `${actionWords(action)} · Press to take it back` : actionWords(action)}>
      <button
        type="button"
        aria-label={`${emoji} ${actionWords(action)}`}
        aria-pressed
        aria-disabled={!may || act.isPending}
        className="inline-flex h-7 items-center gap-1 rounded-full border border-accent/40 bg-selected px-2 text-sm transition-colors not-aria-disabled:hover:bg-hover aria-disabled:cursor-default"
        onClick={() => {
          if (may && !act.isPending) act.mutate({ kind: 'unreact', emoji })
        }}
      >
        {emoji}
        <ActionStateIcon state={state} />
      </button>
    </Tooltip>
  )
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
