import { type ReactNode, useEffect, useRef } from 'react'
import { cn } from '#lib/cn.ts'

export interface SuggestionListProps<T> {
  id: string
  label: string
  suggestions: readonly T[]
  active: T
  keyOf: (suggestion: T) => string
  onChoose: (suggestion: T) => void
  /** How one of them looks. */
  children: (suggestion: T) => ReactNode
  /** Where it lies beside its field, and how large it may be. */
  className: string
}

/** What may be meant; the caret stays in the field, and its keys choose. */
export function SuggestionList<T>(props: SuggestionListProps<T>) {
  const { id, label, suggestions, active, keyOf, onChoose, children, className } = props
  const activeKey = keyOf(active)
  const current = useRef<HTMLDivElement>(null)
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' })
  }, [activeKey])
  return (
    <div
      id={id}
      role="listbox"
      aria-label={label}
      className={cn(
        'absolute z-20 animate-rise overflow-y-auto rounded-lg border border-border bg-card p-1 shadow-raised thin-scroll',
        className,
      )}
    >
      {suggestions.map((suggestion) => {
        const key = keyOf(suggestion)
        const isActive = key === activeKey
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field it belongs to has the keys
          <div
            key={key}
            id={`${id}-${key}`}
            ref={isActive ? current : undefined}
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
            {children(suggestion)}
          </div>
        )
      })}
    </div>
  )
}

/** What it is called, and under it what tells it from others. */
export const SuggestionWords = ({ label, hint }: { label: string; hint: string }) => (
  <span className="min-w-0">
    <span className="block truncate font-medium">{label}</span>
    {hint === '' ? null : <span className="block truncate text-sm text-muted">{hint}</span>}
  </span>
)
