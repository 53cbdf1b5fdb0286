import type { KeyboardEvent } from 'react'

/** Ctrl or Cmd with Enter sends, as in a reply. */
export const onSendKey = (send: () => unknown) => (event: KeyboardEvent<HTMLTextAreaElement>) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  send()
}
