import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '#components/dialog.tsx'
import { Form, type FormProps } from '#components/form.tsx'
import { SubmitButton } from '#components/submit-button.tsx'

export interface FormDialogProps<S extends z.ZodType> extends Pick<
  FormProps<S>,
  'schema' | 'read' | 'onSubmit'
> {
  /** The button that opens it; leave out where `open` is held elsewhere. */
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  title: string
  description?: ReactNode
  submit: string
  wide?: boolean
  children: ReactNode
}

/** Asks for something in a dialog; closes once it is kept, and asks before typed words are thrown away. */
export function FormDialog<S extends z.ZodType>({
  trigger,
  title,
  description,
  wide,
  ...props
}: FormDialogProps<S>) {
  const [ownOpen, setOwnOpen] = useState(false)
  const [dirty, setDirty] = useState(false)
  const [asking, setAsking] = useState(false)
  const open = props.open ?? ownOpen
  const change = (next: boolean) => {
    setDirty(false)
    setOwnOpen(next)
    props.onOpenChange?.(next)
  }
  const wish = (next: boolean) => {
    if (!next && dirty) setAsking(true)
    else change(next)
  }
  return (
    <Dialog open={open} onOpenChange={wish}>
      {trigger ? <DialogTrigger asChild>{trigger}</DialogTrigger> : null}
      <DialogContent title={title} description={description} wide={wide ?? false}>
        <Form
          aria-label={title}
          schema={props.schema}
          read={props.read}
          onDirtyChange={setDirty}
          onSubmit={async (values) => {
            await props.onSubmit(values)
            change(false)
          }}
        >
          {props.children}
          <div className="flex justify-end gap-2 pt-2">
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <SubmitButton>{props.submit}</SubmitButton>
          </div>
        </Form>
        <AlertDialog
          open={asking}
          onOpenChange={setAsking}
          title="Throw away what you typed?"
          description="It has not been saved."
          confirm="Throw away"
          cancel="Keep editing"
          danger
          onConfirm={() => change(false)}
        />
      </DialogContent>
    </Dialog>
  )
}
