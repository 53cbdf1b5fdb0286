import { type KeyboardEvent, useState } from 'react'
import { EVERYTHING, type FoundHere, contactValue, conversationValue } from './palette-found.tsx'

/** What is found comes later than the last resort under it, and goes before it as long as nobody has chosen. */
export function useSelection({ conversations: [hit], contacts: [contact] }: FoundHere) {
  const [value, setValue] = useState('')
  const [moved, setMoved] = useState(false)
  const first = hit ? conversationValue(hit.conversation.id) : contact && contactValue(contact.id)
  return {
    value: value === EVERYTHING && !moved && first ? first : value,
    onValueChange: setValue,
    onKeyDown: ({ key }: KeyboardEvent) => setMoved(key === 'ArrowDown' || key === 'ArrowUp'),
  }
}
