import { useEffect, useRef } from 'react'
import { cn } from '#lib/cn.ts'
import type { Suggestion } from './use-suggestions.ts'

export interface SuggestionListProps {
  id: string
  suggestions: readonly Suggestion[]
  active: Suggestion
  onChoose: (suggestion: Suggestion) => void
}

/** Above the text; the caret stays in it, and the keys choose. */
export function SuggestionList({ id, suggestions, active, onChoose }: SuggestionListProps) {
  const current = useRef<HTMLDivElement>(null)
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' })
  }, [active.key])
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Suggestions"
      className="absolute bottom-full left-2 z-20 mb-1 max-h-72 w-88 max-w-[calc(100%-1rem)] animate-rise overflow-y-auto rounded-lg border border-border bg-card p-1 shadow-raised thin-scroll"
    >
      {suggestions.map((suggestion) => {
        const isActive = suggestion.key === active.key
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the text field it belongs to has the keys
          <div
            key={suggestion.key}
            id={`${id}-${suggestion.key}`}
            ref={isActive ? current : undefined}
            role="option"
            tabIndex={-1}
            aria-selected={isActive}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(suggestion)}
            className={cn(
              'flex cursor-pointer items-baseline gap-2 rounded-md px-2 py-1',
              isActive && 'bg-hover',
            )}
          >
            <span aria-hidden className="w-4 shrink-0 text-center text-muted">
              {suggestion.sign}
            </span>
            <span className="min-w-0">
              <span className="block truncate font-medium">{suggestion.label}</span>
              {suggestion.hint ? (
                <span className="block truncate text-sm text-muted">{suggestion.hint}</span>
              ) : null}
            </span>
          </div>
        )
      })}
    </div>
  )
}
