import { type KeyboardEvent, useId, useState } from 'react'
import { Chip } from '#components/chip.tsx'

interface WordsFieldProps {
  label: string
  hint: string
  placeholder: string
  words: readonly string[]
  /** What somebody typed, as it is kept; null where it is nothing. */
  read?: (typed: string) => string | null
  onChange: (words: string[]) => void
}

/** Words one after the other: Enter or a comma adds one, Backspace in the empty field takes the last away. */
export function WordsField({ label, hint, placeholder, words, read, onChange }: WordsFieldProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const add = () => {
    const word = read === undefined ? typed.trim() || null : read(typed)
    setTyped('')
    if (word !== null && !words.includes(word)) onChange([...words, word])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if ((event.key === 'Enter' || event.key === ',') && typed.trim() !== '') {
      event.preventDefault()
      add()
    } else if (event.key === 'Enter') event.preventDefault()
    else if (event.key === 'Backspace' && typed === '') onChange(words.slice(0, -1))
  }
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      <div className="flex min-h-8 flex-wrap items-center gap-1 rounded-md border border-border-strong bg-card px-1.5 py-1 focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus">
        {words.map((word) => (
          <Chip
            key={word}
            removeLabel={`Remove ${word}`}
            onRemove={() => onChange(words.filter((one) => one !== word))}
          >
            {word}
          </Chip>
        ))}
        <input
          id={id}
          value={typed}
          aria-describedby={`${id}-hint`}
          placeholder={words.length === 0 ? placeholder : ''}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => typed.trim() !== '' && add()}
          className="h-6 min-w-24 flex-1 bg-transparent px-1 outline-none placeholder:text-muted"
        />
      </div>
      <p id={`${id}-hint`} className="text-sm text-pretty text-muted">
        {hint}
      </p>
    </div>
  )
}
