import { render } from 'preact'
import type { Client } from './create-client.ts'
import type { Show } from './offer.ts'
import css from './style.css?inline'
import { App } from './view/app.tsx'
import type { Mode } from './view/mode.ts'

/** Puts the chat into the page: all of it in a shadow root, its style as a constructed sheet that no CSP has to allow. */
export function draw(client: Client, mode: Mode): Show {
  const host = document.createElement('div')
  host.id = 'hubbub-chat'
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  if (mode !== 'button') fillPage()
  document.body.append(host)
  const { store, keep } = client
  const setOpen = (open: boolean) => {
    keep.change({ open })
    store.set({ open })
  }
  render(<App client={client} mode={mode} host={host} setOpen={setOpen} />, root)
  return { open: () => setOpen(true), close: () => setOpen(false) }
}

/** The page is ours alone. */
function fillPage(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('html,body{margin:0;height:100%;overflow:hidden;background:Canvas}')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
