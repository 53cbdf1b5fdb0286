import { type ClipboardEvent, type KeyboardEvent, useId, useState } from 'react'
import { Avatar } from '#components/avatar.tsx'
import { Chip } from '#components/chip.tsx'
import { parseAddresses } from './recipients.ts'
import { SuggestionList, SuggestionWords } from './suggestion-list.tsx'
import { type AddressSuggestion, useAddressSuggestions } from './use-address-suggestions.ts'

export interface AddressInputProps {
  label: string
  values: readonly string[]
  onValues: (values: string[]) => void
}

/** Addresses as chips; a comma, Enter or leaving the field makes one. */
export function AddressInput({ label, values, onValues }: AddressInputProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const found = useAddressSuggestions(text, values)
  const take = (input: string) => {
    const parsed = parseAddresses(input)
    if (parsed.good.length > 0) onValues([...new Set([...values, ...parsed.good])])
    setText(parsed.wrong.join(', '))
    setWrong(parsed.wrong.length > 0 ? `“${parsed.wrong.join(', ')}” is no e-mail address` : null)
  }
  const choose = ({ address }: AddressSuggestion) => {
    onValues([...new Set([...values, address])])
    setText('')
    setWrong(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.nativeEvent.isComposing && found.onKey(event, choose)) return undefined
    if (event.key === 'Backspace' && text === '') return onValues(values.slice(0, -1))
    if (event.key !== ',' && event.key !== ';' && event.key !== 'Enter') return undefined
    if (event.nativeEvent.isComposing) return undefined
    event.preventDefault()
    return take(text)
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text')
    if (!/[,;\n]/.test(pasted)) return
    event.preventDefault()
    take(text + pasted)
  }
  return (
    <>
      <label htmlFor={id} className="py-1 text-muted">
        {label}
      </label>
      <div className="relative">
        <div className="flex min-h-7 flex-wrap items-center gap-1 rounded-md border border-border bg-card px-1 py-0.5 focus-within:border-focus">
          {values.map((value) => (
            <Chip
              key={value}
              removeLabel={`Remove ${value} from ${label}`}
              onRemove={() => onValues(values.filter((each) => each !== value))}
            >
              {value}
            </Chip>
          ))}
          <input
            id={id}
            value={text}
            type="text"
            inputMode="email"
            autoComplete="off"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={found.active !== undefined}
            aria-controls={`${id}-list`}
            aria-activedescendant={found.active ? `${id}-list-${found.active.address}` : undefined}
            aria-invalid={wrong !== null}
            aria-describedby={wrong ? `${id}-wrong` : undefined}
            onChange={(event) => {
              setText(event.target.value)
              setWrong(null)
            }}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onBlur={() => {
              found.dismiss()
              take(text)
            }}
            className="h-5.5 min-w-10 flex-1 bg-transparent px-1 outline-none"
          />
        </div>
        <People id={`${id}-list`} found={found} onChoose={choose} />
        <Wrong id={`${id}-wrong`} text={wrong} />
      </div>
    </>
  )
}

interface PeopleProps {
  id: string
  found: ReturnType<typeof useAddressSuggestions>
  onChoose: (suggestion: AddressSuggestion) => void
}

/** Under the field: above it, they would cover who is already among the recipients. */
function People({ id, found: { active, suggestions }, onChoose }: PeopleProps) {
  if (active === undefined) return null
  return (
    <SuggestionList
      id={id}
      label="People"
      suggestions={suggestions}
      active={active}
      keyOf={({ address }) => address}
      onChoose={onChoose}
      className="top-full left-0 mt-1 max-h-44 w-80 max-w-full"
    >
      {({ name, address, isColleague }) => (
        <>
          <Avatar name={name} size="xs" />
          <SuggestionWords label={name} hint={address} />
          {isColleague ? <span className="ml-auto text-xs text-muted">Colleague</span> : null}
        </>
      )}
    </SuggestionList>
  )
}

const Wrong = ({ id, text }: { id: string; text: string | null }) =>
  text === null ? null : (
    <p id={id} role="alert" className="text-danger">
      {text}
    </p>
  )
