import { useState } from 'react'
import { z } from 'zod'
import { Button } from '#components/button.tsx'
import { CheckboxField } from '#components/checkbox.tsx'
import { Field } from '#components/field.tsx'
import { Form } from '#components/form.tsx'
import { Input } from '#components/input.tsx'
import { SubmitButton } from '#components/submit-button.tsx'
import { auth } from '#lib/auth.ts'

const schemas = {
  app: z.object({
    code: z.string().regex(/^\d{6}$/, 'The code has six digits'),
    trustDevice: z.boolean(),
  }),
  backup: z.object({ code: z.string().min(1, 'Enter one of your backup codes'), trustDevice: z.boolean() }),
}

export function CodeForm({ onDone, onBack }: { onDone: () => Promise<void>; onBack: () => void }) {
  const [source, setSource] = useState<'app' | 'backup'>('app')
  const fromApp = source === 'app'
  return (
    <Form
      key={source}
      aria-label="Second factor"
      schema={schemas[source]}
      read={({ text, checked }) => ({
        code: text('code').replaceAll(/\s/g, ''),
        trustDevice: checked('trustDevice'),
      })}
      onSubmit={async ({ code, trustDevice }) => {
        await (fromApp
          ? auth.twoFactor.verifyTotp({ code, trustDevice })
          : auth.twoFactor.verifyBackupCode({ code }))
        await onDone()
      }}
    >
      <Field name="code" label={fromApp ? 'Code' : 'Backup code'}>
        <Input
          autoFocus
          autoComplete="one-time-code"
          inputMode={fromApp ? 'numeric' : 'text'}
          maxLength={fromApp ? 7 : 40}
          className="h-10 text-lg tracking-[0.2em] tabular"
        />
      </Field>
      {fromApp ? <CheckboxField name="trustDevice" label="Do not ask on this device for 30 days" /> : null}
      <SubmitButton size="lg" className="w-full">
        Continue
      </SubmitButton>
      <div className="flex justify-between">
        <Button variant="ghost" size="sm" onClick={onBack}>
          Back
        </Button>
        <Button variant="ghost" size="sm" onClick={() => setSource(fromApp ? 'backup' : 'app')}>
          {fromApp ? 'Use a backup code' : 'Use the app'}
        </Button>
      </div>
    </Form>
  )
}
