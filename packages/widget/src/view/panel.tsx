import type { ChatView } from '@hubbub/contracts'
import { useEffect, useRef } from 'preact/hooks'
import type { Client } from '../create-client.ts'
import type { State } from '../state.ts'
import { Composer } from './composer.tsx'
import { Header } from './header.tsx'
import { keepFocus } from './keep-focus.ts'
import type { Mode } from './mode.ts'
import { Thread } from './thread.tsx'

export interface PanelProps {
  client: Client
  state: State
  view: ChatView
  mode: Mode
  onClose: () => void
}

export function Panel({ client, state, view, mode, onClose }: PanelProps) {
  const own = useRef<HTMLElement>(null)
  useEffect(() => {
    if (mode === 'button') own.current?.querySelector<HTMLElement>('input, textarea')?.focus()
  }, [mode])
  const onKeyDown = (event: KeyboardEvent) => {
    // What is typed here is no command of the page.
    event.stopPropagation()
    if (mode !== 'button') return
    if (event.key === 'Escape') onClose()
    else if (own.current !== null) keepFocus(own.current, event)
  }
  return (
    <section
      ref={own}
      class="panel"
      role={mode === 'button' ? 'dialog' : undefined}
      aria-label={`Chat with ${view.title}`}
      onKeyDown={onKeyDown}
    >
      <Header view={view} state={state} onClose={mode === 'button' ? onClose : null} />
      {state.line === 'lost' && (
        <p class="strip" role="status">
          No connection. What you write is sent as soon as it is back.
        </p>
      )}
      <Thread client={client} state={state} view={view} />
      <Composer client={client} state={state} view={view} isPreview={mode === 'preview'} />
    </section>
  )
}
