import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Client } from '../create-client.ts'
import { readableOn } from '../rules/colors.ts'
import { unreadIn } from '../rules/timeline.ts'
import { Launcher } from './launcher.tsx'
import type { Mode } from './mode.ts'
import { Panel } from './panel.tsx'
import { useAttention } from './use-attention.ts'

interface Props {
  client: Client
  mode: Mode
  host: HTMLElement
  setOpen: (open: boolean) => void
}

export function App({ client, mode, host, setOpen }: Props) {
  const [state, setState] = useState(client.store.get())
  useLayoutEffect(() => {
    const take = () => setState(client.store.get())
    // What has come between the first drawing and now would else be seen with the next change, or never.
    take()
    return client.store.subscribe(take)
  }, [client])
  const launcher = useRef<HTMLButtonElement>(null)
  /** Closed by whoever was in it: they go on at the button. */
  const closed = useRef(false)
  const { view } = state
  const isOpen = mode !== 'button' || state.open
  useAttention(client, isOpen && mode !== 'preview')
  useEffect(() => {
    if (view === null) return
    // Set by script, which no CSP of the page forbids.
    host.style.setProperty('--accent', view.color)
    host.style.setProperty('--on-accent', readableOn(view.color))
    host.dataset['theme'] = view.theme
    host.dataset['side'] = view.side
    host.dataset['mode'] = mode
    host.lang = 'en'
    if (mode !== 'button')
      document.documentElement.style.colorScheme = view.theme === 'auto' ? 'light dark' : view.theme
  }, [view, host, mode])

  useLayoutEffect(() => {
    // On a phone the button is only there once the chat is closed.
    if (!isOpen && closed.current) launcher.current?.focus()
    closed.current = false
  }, [isOpen])

  if (view === null) return null
  const close = () => {
    closed.current = true
    setOpen(false)
  }
  const unread = unreadIn(state.timeline.messages).length
  return (
    <>
      {isOpen && <Panel client={client} state={state} view={view} mode={mode} onClose={close} />}
      {mode !== 'page' && (
        <Launcher
          own={launcher}
          title={view.title}
          isOpen={isOpen}
          unread={unread}
          onClick={() => (mode === 'preview' ? undefined : setOpen(!state.open))}
        />
      )}
    </>
  )
}
