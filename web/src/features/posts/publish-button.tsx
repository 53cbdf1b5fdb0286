import { ChevronDown, Megaphone } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from '#components/dropdown-menu.tsx'
import { TimeDialog } from '#components/send/time-dialog.tsx'
import { TimeItems } from '#components/send/time-items.tsx'

interface PublishButtonProps {
  disabled: boolean
  isSending: boolean
  /** Of the accounts. */
  count: number
  /** Null: now. */
  onPublish: (at: Date | null) => void
}

/** Publishes now; beside it, later. */
export function PublishButton({ disabled, isSending, count, onPublish }: PublishButtonProps) {
  const [choosesTime, setChoosesTime] = useState(false)
  const words = count > 1 ? `Publish with ${count} accounts` : 'Publish'
  return (
    <div className="flex">
      <Button
        variant="primary"
        disabled={disabled}
        className="rounded-r-none focus-visible:z-10"
        onClick={() => onPublish(null)}
      >
        <Megaphone aria-hidden />
        {isSending ? 'Publishing…' : words}
      </Button>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            variant="primary"
            disabled={disabled}
            aria-label="Publish later"
            className="-ml-px rounded-l-none border-l border-l-on-accent/25 px-1.5"
          >
            <ChevronDown aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" side="top">
          <TimeItems onChosen={onPublish} onChooseTime={() => setChoosesTime(true)} />
        </DropdownMenuContent>
      </DropdownMenu>
      <TimeDialog
        open={choosesTime}
        onOpenChange={setChoosesTime}
        title="Publish later"
        description="It waits on the server, and can be changed or taken back until then."
        submit="Publish then"
        onChosen={onPublish}
      />
    </div>
  )
}
