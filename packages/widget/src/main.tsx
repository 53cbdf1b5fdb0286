import { createApi } from './api.ts'
import { createClient } from './create-client.ts'
import { createKeep } from './keep.ts'
import { draw } from './draw.tsx'
import { offer } from './offer.ts'
import { createStore } from './state.ts'
import { showPreview } from './preview.ts'
import { takeInvitation } from './take-invitation.ts'
import { tellBuilder } from './tell-builder.ts'

/** Where the page has put us; only now, while the script runs, is it known. */
const script = document.currentScript as HTMLScriptElement | null
const data = script?.dataset ?? {}
const key = data['chat'] ?? ''
const mode = data['mode'] === 'page' || data['mode'] === 'preview' ? data['mode'] : 'button'

const whenReady = (run: () => void) =>
  document.readyState === 'loading' ? addEventListener('DOMContentLoaded', run) : run()

if (script === null || (key === '' && mode !== 'preview'))
  tellBuilder('the script needs data-chat with the key of the chat')
else {
  const api = createApi(new URL(key, script.src).href)
  const keep = createKeep(key)
  const client = createClient({ api, keep, store: createStore() })
  if (mode === 'page') takeInvitation(keep)
  whenReady(() => {
    if (mode === 'preview') return showPreview(client)
    client.begin()
    const show = draw(client, mode)
    offer(client, show)
    const look = () => {
      client.lookAt().catch(() => setTimeout(look, 15_000))
    }
    look()
  })
}
