import type { Sender } from '../create-sender.ts'
import type { Outgoing } from '../rules/outbox.ts'
import { Words } from './bubble.tsx'
import { FileIcon } from './icons.tsx'

interface Props {
  one: Outgoing
  sender: Sender
  isAway: boolean
}

/** What is on its way. */
export function Sent({ one, sender, isAway }: Props) {
  const { clientId, text, files, state, reason } = one
  return (
    <div class={`row mine first ${state}`}>
      <div class="column">
        <span class="hidden">You: </span>
        {text.trim() !== '' && (
          <p class="bubble">
            <Words text={text} />
          </p>
        )}
        {files.map((name) => (
          <p class="file" key={name}>
            <FileIcon />
            <span class="file-name">{name}</span>
          </p>
        ))}
        {state === 'refused' ? (
          <p class="time refused">
            Not sent: {reason}{' '}
            <button type="button" class="link" onClick={() => sender.discard(clientId)}>
              Remove
            </button>
          </p>
        ) : (
          <p class="time">{wordsFor(state, isAway)}</p>
        )}
      </div>
    </div>
  )
}

function wordsFor(state: Outgoing['state'], isAway: boolean): string {
  if (state === 'taken') return 'Sent'
  return isAway || !navigator.onLine ? 'Waits for the connection' : 'Sending…'
}
