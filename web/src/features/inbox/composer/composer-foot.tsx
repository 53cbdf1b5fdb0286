import { Lock, Smile } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/button.tsx'
import { FileButton } from '#components/send/file-button.tsx'
import { isApple } from '#lib/platform.ts'
import { useSession } from '#lib/session.ts'
import type { Mode } from './draft-types.ts'
import { SendButton } from './send-button.tsx'
import type { ComposerSending } from './use-composer-send.ts'

export interface ComposerFootProps {
  mode: Mode
  sending: ComposerSending
  stopped: boolean
  /** How long the text is, where a network counts. */
  count: ReactNode
  onFiles: (files: readonly File[]) => void
}

export function ComposerFoot({ mode, sending, stopped, count, onFiles }: ComposerFootProps) {
  const { preferences } = useSession()
  const modifier = isApple ? '⌘' : 'Ctrl'
  return (
    <div className="flex items-center gap-1 px-2 pb-2">
      <FileButton disabled={stopped} onFiles={onFiles} />
      <span className="hidden items-center gap-1 pl-1 text-xs text-muted md:inline-flex">
        <Smile aria-hidden className="size-3.5" /> Type <kbd className="font-sans font-semibold">:</kbd> for
        emoji
      </span>
      {count}
      <span className="ml-auto hidden pr-2 text-xs text-muted sm:inline">
        {preferences.enterSends ? 'Enter sends' : `${modifier} + Enter sends`}
      </span>
      {mode === 'note' ? (
        <Button
          variant="primary"
          disabled={stopped || !sending.canSend}
          className="max-sm:ml-auto"
          onClick={() => sending.send()}
        >
          <Lock aria-hidden /> Add note
        </Button>
      ) : (
        <SendButton sending={sending} stopped={stopped} />
      )}
    </div>
  )
}
