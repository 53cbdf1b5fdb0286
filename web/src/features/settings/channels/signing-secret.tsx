import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { CopyField } from '#components/copy-field.tsx'
import { FieldError } from '#components/field.tsx'
import { useForm } from '#components/form.tsx'
import { makeSigningSecret } from '#lib/make-signing-secret.ts'

export interface SigningSecretProps {
  path: string
  label: string
  /** There is one already, which nobody can see again. */
  stored: boolean
}

/** A secret that both sides sign with: made here, shown this once, kept when the form is sent. */
export function SigningSecret({ path, label, stored }: SigningSecretProps) {
  const [secret, setSecret] = useState(() => (stored ? null : makeSigningSecret()))
  const { errors } = useForm()
  const error = errors.fields[path]
  return (
    <div data-field-control={path} className="space-y-1">
      <p className="font-medium">{label}</p>
      {secret === null ? (
        <>
          <Button onClick={() => setSecret(makeSigningSecret())}>
            <KeyRound />
            Make a new secret
          </Button>
          <p className="text-sm text-pretty text-muted">
            The one that is stored cannot be shown again. Once a new one is saved, it goes on for 24 hours.
          </p>
        </>
      ) : (
        <>
          <CopyField label={label} value={secret} />
          <input type="hidden" name={path} value={secret} />
          <p className="text-sm text-pretty text-muted">
            Keep it in your system now: it is not shown again.
            {stored ? ' It counts once you save; the one before goes on for 24 hours.' : null}
          </p>
        </>
      )}
      <FieldError id={`${path}-error`}>{error}</FieldError>
    </div>
  )
}
