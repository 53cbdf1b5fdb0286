import type { ChatView } from '@hubbub/contracts'
import type { Client } from './create-client.ts'
import { draw } from './draw.tsx'
import { merge } from './rules/timeline.ts'

/** Shows what the settings say while they are being written; they tell it from the page around. */
export function showPreview(client: Client): void {
  const at = new Date().toISOString()
  const plain = { clientId: null, files: [], byMail: false, deleted: false, read: true, version: 1, at }
  const messages = merge(
    [],
    [
      { ...plain, id: '1', from: 'visitor', author: null, text: 'Hi! Is the blue one back in stock?' },
      {
        ...plain,
        id: '2',
        from: 'agent',
        author: 'Mina Park',
        text: 'It is, since this morning. Shall I keep one for you?',
      },
    ],
  )
  addEventListener('message', ({ origin, data }: MessageEvent<{ settings?: Settings } | null>) => {
    const settings = origin === location.origin ? data?.settings : undefined
    if (settings === undefined) return
    const view = viewOf(settings)
    const shown = view.names ? messages : messages.map((one) => ({ ...one, author: null }))
    client.store.set({ view, timeline: { messages: shown, before: null, seenAt: at } })
  })
  client.store.set({ open: true, loaded: true })
  draw(client, 'preview')
  parent.postMessage({ preview: 'ready' }, location.origin)
}

/** As they stand in a form: anything may be missing, or not finished yet. */
type Settings = Partial<Record<string, unknown>>

function viewOf(settings: Settings): ChatView {
  const text = (name: string, otherwise: string) => {
    const value = settings[name]
    return typeof value === 'string' && value !== '' ? value : otherwise
  }
  const color = text('color', '')
  return {
    title: text('title', 'Your title'),
    greeting: text('greeting', ''),
    away: '',
    color: /^#[0-9a-f]{6}$/i.test(color) ? color : '#0f766e',
    theme: oneOf(['auto', 'light', 'dark'], text('theme', 'auto')),
    side: oneOf(['right', 'left'], text('side', 'right')),
    ask: { name: 'off', email: 'off' },
    open: true,
    opensAt: null,
    timeZone: 'UTC',
    fileBytes: settings['files'] === false ? null : 10_000_000,
    textLimit: 8000,
    names: settings['names'] !== false,
  }
}

const oneOf = <T extends string>(all: readonly [T, ...T[]], value: string): T =>
  all.find((one) => one === value) ?? all[0]
