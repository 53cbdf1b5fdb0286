import type { ChatView } from '@hubbub/contracts'
import { useRef } from 'preact/hooks'
import type { Client } from '../create-client.ts'
import type { State } from '../state.ts'
import { AskFields } from './ask-fields.tsx'
import { Attach, Chosen } from './attach.tsx'
import { SendIcon } from './icons.tsx'
import { useMessage } from './use-message.ts'

interface Props {
  client: Client
  state: State
  view: ChatView
  isPreview: boolean
}

export function Composer({ client, state, view, isPreview }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const isNew = state.visitor === null && state.timeline.messages.length + state.outbox.length === 0
  const message = useMessage({ client, view, isNew, form })
  const send = (event?: Event) => {
    event?.preventDefault()
    if (!isPreview && message.send()) area.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    send()
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = [...(event.clipboardData?.files ?? [])]
    if (pasted.length > 0) event.preventDefault()
    message.add(pasted)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    message.add([...(event.dataTransfer?.files ?? [])])
  }
  return (
    <form
      ref={form}
      class="composer"
      onSubmit={send}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      {isNew && <AskFields ask={view.ask} />}
      {message.wrong !== null && (
        <p class="wrong" role="alert">
          {message.wrong}
        </p>
      )}
      {message.files.length > 0 && <Chosen files={message.files} onRemove={message.remove} />}
      <div class="write">
        {view.fileBytes !== null && <Attach disabled={isPreview} onChoose={message.add} />}
        <textarea
          ref={area}
          rows={1}
          aria-label="Your message"
          placeholder="Write a message…"
          maxLength={view.textLimit}
          disabled={isPreview}
          value={message.text}
          onInput={({ currentTarget }) => message.write(currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <button type="submit" class="send" aria-label="Send" disabled={isPreview || message.isEmpty}>
          <SendIcon />
        </button>
      </div>
    </form>
  )
}
