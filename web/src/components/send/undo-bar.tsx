import { Undo2 } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useSession } from '#lib/session.ts'

export interface UndoBarProps {
  notBefore: string
  /** Only its writer takes it back in a hurry. */
  isOwn: boolean
  isBusy: boolean
  onUndo: () => void
}

/** The seconds in which something that was sent can be taken back. */
export function UndoBar({ notBefore, isOwn, isBusy, onUndo }: UndoBarProps) {
  const { preferences } = useSession()
  const left = Math.ceil((Date.parse(notBefore) - useSeconds()) / 1000)
  if (left <= 0) return <p className="px-3.5 pb-2 text-sm text-muted">Being sent…</p>
  const share = Math.min(1, left / Math.max(1, preferences.undoSeconds))
  return (
    <footer className="relative flex items-center gap-2 overflow-hidden rounded-b-lg border-t border-border px-3.5 py-1.5 text-sm">
      <span
        aria-hidden
        className="absolute bottom-0 left-0 h-0.5 bg-accent transition-[width] duration-1000 ease-linear"
        style={{ width: `${share * 100}%` }}
      />
      <span className="flex-1 text-muted tabular">Will be sent in {left} s</span>
      {isOwn ? (
        <button
          type="button"
          disabled={isBusy}
          onClick={onUndo}
          className="inline-flex items-center gap-1 rounded-md px-2 py-0.5 font-semibold text-accent hover:bg-hover disabled:opacity-50"
        >
          <Undo2 aria-hidden className="size-3.5" />
          Undo
        </button>
      ) : null}
    </footer>
  )
}

const SECOND = 1_000

function useSeconds(): number {
  return useSyncExternalStore(
    (listener) => {
      const timer = setInterval(listener, SECOND / 2)
      return () => clearInterval(timer)
    },
    () => Math.floor(Date.now() / SECOND) * SECOND,
  )
}
