import { Lock, Reply } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '#lib/cn.ts'
import { useSession } from '#lib/session.ts'
import type { Mode, SaveState } from './draft-types.ts'

const saveWords = {
  clean: '',
  unsaved: '',
  saving: 'Saving draft…',
  failed: 'Draft not saved yet',
} satisfies Record<SaveState, string>

export function ModeTabs({
  mode,
  onMode,
  save,
}: {
  mode: Mode
  onMode: (mode: Mode) => void
  save: SaveState
}) {
  const { can } = useSession()
  return (
    <div role="group" aria-label="Kind of answer" className="flex items-center gap-1 px-1.5 pt-1.5">
      {can('message:send') ? (
        <ModeButton active={mode === 'reply'} onClick={() => onMode('reply')}>
          <Reply aria-hidden /> Reply
        </ModeButton>
      ) : null}
      {can('note:write') ? (
        <ModeButton active={mode === 'note'} note onClick={() => onMode('note')}>
          <Lock aria-hidden /> Private note
        </ModeButton>
      ) : null}
      <span
        role="status"
        className={cn('ml-auto pr-2 text-xs', save === 'failed' ? 'text-danger' : 'text-muted')}
      >
        {saveWords[save]}
      </span>
    </div>
  )
}

interface ModeButtonProps {
  active: boolean
  note?: boolean
  onClick: () => void
  children: ReactNode
}

const ModeButton = ({ active, note, onClick, children }: ModeButtonProps) => (
  <button
    type="button"
    aria-pressed={active}
    onClick={onClick}
    className={cn(
      'inline-flex h-7 items-center gap-1.5 rounded-md px-2.5 text-sm font-medium text-muted hover:bg-hover hover:text-foreground [&_svg]:size-3.5',
      active &&
        (note
          ? 'bg-note-border/40 text-note-foreground hover:text-note-foreground'
          : 'bg-accent-soft text-accent hover:text-accent'),
    )}
  >
    {children}
  </button>
)
