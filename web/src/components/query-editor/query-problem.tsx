import { parse } from '@hubbub/query'
import { Button } from '#components/button.tsx'
import { useDebouncedValue } from '#lib/use-debounced-value.ts'

interface QueryProblemProps {
  text: string
  /** Puts what was meant in the place of what stands there. */
  onUse: (instead: { from: number; to: number; text: string }) => void
}

/** Says while somebody types what is wrong and where, once they pause, and puts right what can be. */
export function QueryProblem({ text, onUse }: QueryProblemProps) {
  const calm = useDebouncedValue(text, 400)
  const parsed = parse(text)
  const [wrong] = parsed.ok || text !== calm || text.trim() === '' ? [] : parsed.errors
  if (wrong === undefined) return <p aria-live="polite" className="sr-only" />
  const { at, length, message, suggestion } = wrong
  return (
    <div className="mt-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm">
      <p aria-live="polite" className="text-danger">
        At sign {Math.min(at, text.length - 1) + 1}: {message}.
      </p>
      {suggestion === null ? null : (
        <Button
          size="sm"
          onClick={() =>
            onUse({ from: at, to: Math.min(text.length, at + Math.max(1, length)), text: suggestion })
          }
        >
          Use {suggestion}
        </Button>
      )}
    </div>
  )
}
