import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import { Button } from '#components/button.tsx'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '#components/dialog.tsx'
import { Field } from '#components/field.tsx'
import { Form } from '#components/form.tsx'
import { PasswordInput } from '#components/password-input.tsx'
import { SubmitButton } from '#components/submit-button.tsx'

const schema = z.object({ password: z.string().min(1, 'Enter your password') })

export interface PasswordDialogProps {
  trigger: ReactNode
  title: string
  description: string
  submit: string
  danger?: boolean
  onSubmit: (password: string) => Promise<void>
}

/** Asks for the password again before something weighty. */
export function PasswordDialog({
  trigger,
  title,
  description,
  submit,
  danger,
  onSubmit,
}: PasswordDialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent title={title} description={description}>
        <Form
          aria-label={title}
          schema={schema}
          read={({ texts }) => texts()}
          onSubmit={async ({ password }) => {
            await onSubmit(password)
            setOpen(false)
          }}
        >
          <Field name="password" label="Your password">
            <PasswordInput autoComplete="current-password" />
          </Field>
          <div className="flex justify-end gap-2">
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <SubmitButton variant={danger ? 'danger' : 'primary'}>{submit}</SubmitButton>
          </div>
        </Form>
      </DialogContent>
    </Dialog>
  )
}
