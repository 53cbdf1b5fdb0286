import type { Conversation } from '@hubbub/contracts'
import { type RefObject, useState } from 'react'
import type { Mode } from './draft-types.ts'
import { insertAt, triggerAt } from './trigger.ts'
import { type Suggestion, useSuggestions } from './use-suggestions.ts'
import { openVariables } from './variables.ts'

interface CallingProps {
  field: RefObject<HTMLTextAreaElement | null>
  conversation: Conversation
  mode: Mode
  text: string
  onText: (text: string) => void
}

export type Calling = ReturnType<typeof useCalling>

/** Calling things up while one types: canned responses, people, emoji. */
export function useCalling({ field, conversation, mode, text, onText }: CallingProps) {
  const [caret, setCaret] = useState(0)
  const [active, setActive] = useState(0)
  /** Where the call began that was waved away. */
  const [dismissed, setDismissed] = useState<number | null>(null)
  const trigger = triggerAt(text, caret, mode)
  const suggestions = useSuggestions(trigger?.start === dismissed ? null : trigger, conversation)
  const count = suggestions.length

  const choose = (suggestion: Suggestion) => {
    if (!trigger) return
    const inserted = insertAt(text, trigger, suggestion.insertion)
    onText(inserted.text)
    setCaret(inserted.caret)
    const open = openVariables(inserted.text).find(
      ({ start, end }) => start >= trigger.start && end <= inserted.caret,
    )
    // The field has the new text only after the next paint.
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(open?.start ?? inserted.caret, open?.end ?? inserted.caret)
    })
  }
  return {
    suggestions,
    current: suggestions[Math.min(active, count - 1)],
    choose,
    move: (step: 1 | -1) => setActive((at) => (Math.min(at, count - 1) + step + count) % count),
    dismiss: () => setDismissed(trigger?.start ?? null),
    onCaret: setCaret,
    onChange: (next: number) => {
      setCaret(next)
      setActive(0)
      setDismissed(null)
    },
  }
}
