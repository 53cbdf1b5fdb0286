import type { ChatView } from '@hubbub/contracts'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Client } from '../create-client.ts'
import type { State } from '../state.ts'
import { Bubble } from './bubble.tsx'
import { linesOf } from './lines.ts'
import { Sent } from './sent.tsx'

interface Props {
  client: Client
  state: State
  view: ChatView
}

/** Nearer to the end than this one reads the newest, and wants to see what comes. */
const NEAR_PX = 120

export function Thread({ client, state, view }: Props) {
  const { timeline, outbox, typing, loaded } = state
  const own = useRef<HTMLDivElement>(null)
  const isNear = useRef(true)
  useEffect(() => {
    const box = own.current
    if (box !== null && isNear.current) box.scrollTop = box.scrollHeight
  }, [timeline.messages.length, outbox.length, typing, loaded])
  const receipt = receiptOf(state)
  const onScroll = () => {
    const box = own.current
    if (box !== null) isNear.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX
  }
  return (
    <div
      class="thread"
      ref={own}
      onScroll={onScroll}
      tabIndex={0}
      role="log"
      aria-label="Messages"
      aria-live="polite"
    >
      {timeline.before !== null && <Earlier client={client} />}
      {loaded && timeline.before === null && <Welcome view={view} />}
      {!loaded && <p class="quiet">Loading what was said…</p>}
      {linesOf(timeline.messages, new Date()).map((line) =>
        line.kind === 'day' ? (
          <p class="day" key={line.key}>
            {line.text}
          </p>
        ) : (
          <Bubble
            key={line.key}
            line={line}
            base={client.api.base}
            names={view.names}
            receipt={receipt?.id === line.message.id ? receipt.text : null}
          />
        ),
      )}
      {outbox.map((one) => (
        <Sent key={one.clientId} one={one} sender={client.sender} isAway={state.line === 'lost'} />
      ))}
      {typing !== null && (
        <p class="typing">
          <span class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span class="hidden">{typing.name ?? 'Somebody'} is writing</span>
        </p>
      )}
    </div>
  )
}

const Welcome = ({ view: { open, greeting, away } }: { view: ChatView }) => (
  <div class="welcome">
    {greeting !== '' && <p>{greeting}</p>}
    {!open && away !== '' && <p class="away">{away}</p>}
  </div>
)

function Earlier({ client }: { client: Client }) {
  const [busy, setBusy] = useState(false)
  const load = () => {
    setBusy(true)
    client.earlier().then(
      () => setBusy(false),
      () => setBusy(false),
    )
  }
  return (
    <button type="button" class="text-button" disabled={busy} onClick={load}>
      {busy ? 'Loading…' : 'Show earlier messages'}
    </button>
  )
}

/** Of the last thing that the visitor said: whether somebody has seen it. */
function receiptOf({ timeline, outbox }: State): { id: string; text: string } | null {
  const last = timeline.messages.at(-1)
  if (last === undefined || last.from !== 'visitor' || outbox.length > 0) return null
  return { id: last.id, text: timeline.seenAt !== null && timeline.seenAt >= last.at ? 'Seen' : 'Sent' }
}
