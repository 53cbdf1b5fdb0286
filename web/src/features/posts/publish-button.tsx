import { Megaphone } from 'lucide-react'
import { useState } from 'react'
import { SplitButton } from '#components/send/split-button.tsx'
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
    <>
      <SplitButton
        disabled={disabled}
        onClick={() => onPublish(null)}
        more="Publish later"
        menu={<TimeItems onChosen={onPublish} onChooseTime={() => setChoosesTime(true)} />}
      >
        <Megaphone aria-hidden />
        {isSending ? 'Publishing…' : words}
      </SplitButton>
      <TimeDialog
        open={choosesTime}
        onOpenChange={setChoosesTime}
        title="Publish later"
        description="It waits on the server, and can be changed or taken back until then."
        submit="Publish then"
        onChosen={onPublish}
      />
    </>
  )
}
