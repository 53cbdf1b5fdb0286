import type { KeyboardEvent } from 'react'
import { useSession } from '#lib/session.ts'
import { enterDoes } from './enter-key.ts'
import { focusThread } from '#lib/focus-composer.ts'
import type { Calling } from './use-calling.ts'

interface On {
  onText: (text: string) => void
  onSend: () => void
}
type Press = KeyboardEvent<HTMLTextAreaElement>

/** The keys of the composer: first for the open list, then for sending. */
export function useComposerKeys(calling: Calling, { onText, onSend }: On) {
  const { preferences } = useSession()
  return (event: Press): void => {
    if (calling.current && chooses(event, calling)) return event.preventDefault()
    if (event.key === 'Escape') {
      event.stopPropagation()
      return focusThread()
    }
    const { key, shiftKey, ctrlKey, metaKey, nativeEvent } = event
    const does = enterDoes(
      { key, shiftKey, ctrlKey, metaKey, isComposing: nativeEvent.isComposing },
      preferences.enterSends,
    )
    if (does === 'send') {
      event.preventDefault()
      onSend()
    }
    // Browsers do nothing by themselves here.
    if (does === 'break' && (ctrlKey || metaKey)) onText(withBreak(event))
    return undefined
  }
}

function chooses(event: Press, { current, choose, move, dismiss }: Calling): boolean {
  if (event.key === 'ArrowDown') move(1)
  else if (event.key === 'ArrowUp') move(-1)
  else if (event.key === 'Escape') {
    event.stopPropagation()
    dismiss()
  } else if (current && (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) choose(current)
  else return false
  return true
}

function withBreak(event: Press): string {
  event.preventDefault()
  const field = event.currentTarget
  field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end')
  return field.value
}
