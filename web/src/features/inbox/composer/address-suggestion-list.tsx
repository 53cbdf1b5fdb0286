import { Avatar } from '#components/avatar.tsx'
import { cn } from '#lib/cn.ts'
import type { AddressSuggestion } from './use-address-suggestions.ts'

export interface AddressSuggestionListProps {
  id: string
  suggestions: readonly AddressSuggestion[]
  active: AddressSuggestion | undefined
  onChoose: (suggestion: AddressSuggestion) => void
}

/** Above the field, which keeps the caret and the keys. */
export function AddressSuggestionList({ id, suggestions, active, onChoose }: AddressSuggestionListProps) {
  if (active === undefined) return null
  return (
    <div
      id={id}
      role="listbox"
      aria-label="People"
      className="absolute bottom-full left-0 z-20 mb-1 max-h-72 w-80 max-w-full animate-rise overflow-y-auto rounded-lg border border-border bg-card p-1 shadow-raised thin-scroll"
    >
      {suggestions.map((suggestion) => {
        const isActive = suggestion.address === active.address
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field it belongs to has the keys
          <div
            key={suggestion.address}
            id={`${id}-${suggestion.address}`}
            role="option"
            tabIndex={-1}
            aria-selected={isActive}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(suggestion)}
            className={cn(
              'flex cursor-pointer items-center gap-2 rounded-md px-2 py-1',
              isActive && 'bg-hover',
            )}
          >
            <Avatar name={suggestion.name} size="xs" />
            <span className="min-w-0">
              <span className="block truncate font-medium">{suggestion.name}</span>
              <span className="block truncate text-muted">{suggestion.address}</span>
            </span>
            {suggestion.isColleague ? <span className="ml-auto text-xs text-muted">Colleague</span> : null}
          </div>
        )
      })}
    </div>
  )
}
