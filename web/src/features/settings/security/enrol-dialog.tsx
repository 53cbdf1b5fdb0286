import { useState } from 'react'
import { z } from 'zod'
import { Button } from '#components/button.tsx'
import { CopyField } from '#components/copy-field.tsx'
import { Dialog, DialogContent, DialogTrigger } from '#components/dialog.tsx'
import { Field } from '#components/field.tsx'
import { Form } from '#components/form.tsx'
import { Input } from '#components/input.tsx'
import { PasswordInput } from '#components/password-input.tsx'
import { SubmitButton } from '#components/submit-button.tsx'
import { auth } from '#lib/auth.ts'
import { QrCode } from './qr-code.tsx'

interface Enrolment {
  totpURI: string
  backupCodes: string[]
}

/** Two steps: the password, then the code that proves that the app has understood. */
export function EnrolDialog({ onEnrolled }: { onEnrolled: (backupCodes: string[]) => Promise<void> }) {
  const [open, setOpen] = useState(false)
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null)
  const change = (next: boolean) => {
    setOpen(next)
    setEnrolment(null)
  }
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button variant="primary">Turn on</Button>
      </DialogTrigger>
      <DialogContent
        title="Turn on the second factor"
        description={enrolment ? 'Scan this with your authenticator app.' : 'First, your password again.'}
      >
        {enrolment ? (
          <VerifyStep
            enrolment={enrolment}
            onDone={async () => {
              change(false)
              await onEnrolled(enrolment.backupCodes)
            }}
          />
        ) : (
          <PasswordStep onDone={setEnrolment} />
        )}
      </DialogContent>
    </Dialog>
  )
}

const passwordStep = z.object({ password: z.string().min(1, 'Enter your password') })

function PasswordStep({ onDone }: { onDone: (enrolment: Enrolment) => void }) {
  return (
    <Form
      aria-label="Your password"
      schema={passwordStep}
      read={({ texts }) => texts()}
      onSubmit={async ({ password }) => onDone(await auth.twoFactor.enable(password))}
    >
      <Field name="password" label="Your password">
        <PasswordInput autoComplete="current-password" autoFocus />
      </Field>
      <div className="flex justify-end">
        <SubmitButton>Continue</SubmitButton>
      </div>
    </Form>
  )
}

const verifyStep = z.object({ code: z.string().regex(/^\d{6}$/, 'The code has six digits') })

function VerifyStep({ enrolment, onDone }: { enrolment: Enrolment; onDone: () => Promise<void> }) {
  const secret = new URL(enrolment.totpURI).searchParams.get('secret') ?? ''
  return (
    <Form
      aria-label="Confirm the code"
      schema={verifyStep}
      read={({ text }) => ({ code: text('code').replaceAll(/\s/g, '') })}
      onSubmit={async ({ code }) => {
        await auth.twoFactor.verifyTotp({ code })
        await onDone()
      }}
    >
      <QrCode value={enrolment.totpURI} label="QR code for your authenticator app" className="mx-auto w-48" />
      <div className="space-y-1">
        <p className="text-sm text-muted">Or enter this key by hand:</p>
        <CopyField label="Key" value={secret} />
      </div>
      <Field name="code" label="The code that the app shows now">
        <Input
          autoFocus
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          className="tracking-[0.2em] tabular"
        />
      </Field>
      <div className="flex justify-end">
        <SubmitButton>Turn on</SubmitButton>
      </div>
    </Form>
  )
}
