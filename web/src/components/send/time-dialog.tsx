import { type SubmitEvent, useState } from 'react'
import { Button } from '#components/button.tsx'
import { Dialog, DialogContent } from '#components/dialog.tsx'
import { Input } from '#components/input.tsx'
import { toLocalInput } from '#lib/time/snooze-presets.ts'

export interface TimeDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description: string
  submit: string
  onChosen: (at: Date) => void
}

/** Asks for a time that is to come. */
export function TimeDialog({ open, onOpenChange, title, description, submit, onChosen }: TimeDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={title} description={description}>
        <TimeForm
          label={submit}
          onChosen={(at) => {
            onChosen(at)
            onOpenChange(false)
          }}
        />
      </DialogContent>
    </Dialog>
  )
}

const DAY_MS = 86_400_000

function TimeForm({ label, onChosen }: { label: string; onChosen: (until: Date) => void }) {
  const [times] = useState(() => ({
    least: toLocalInput(new Date()),
    usual: toLocalInput(new Date(Date.now() + DAY_MS)),
  }))
  const [error, setError] = useState<string | null>(null)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const value = new FormData(event.currentTarget).get('until')
    const until = new Date(typeof value === 'string' ? value : '')
    if (Number.isNaN(until.getTime())) return setError('Choose a date and a time.')
    if (until.getTime() <= Date.now()) return setError('This time has passed.')
    return onChosen(until)
  }
  return (
    <form onSubmit={submit} noValidate className="space-y-3">
      <label htmlFor="chosen-time" className="font-medium">
        Date and time
      </label>
      <Input
        id="chosen-time"
        name="until"
        type="datetime-local"
        autoFocus
        defaultValue={times.usual}
        min={times.least}
        aria-invalid={error !== null}
        aria-describedby={error ? 'time-error' : undefined}
      />
      {error ? (
        <p id="time-error" role="alert" className="text-sm text-danger">
          {error}
        </p>
      ) : null}
      <div className="flex justify-end">
        <Button type="submit" variant="primary">
          {label}
        </Button>
      </div>
    </form>
  )
}
