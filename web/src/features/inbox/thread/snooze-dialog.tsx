import { TimeDialog } from '#components/send/time-dialog.tsx'

export interface SnoozeDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  onSnooze: (until: Date) => void
}

export const SnoozeDialog = ({ onSnooze, ...props }: SnoozeDialogProps) => (
  <TimeDialog
    {...props}
    title="Snooze until"
    description="It comes back by itself then, or as soon as the customer writes."
    submit="Snooze"
    onChosen={onSnooze}
  />
)
