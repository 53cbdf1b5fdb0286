import { Field } from '#components/field.tsx'
import { PasswordInput } from '#components/password-input.tsx'

export interface NewPasswordFieldProps {
  name?: string
  label?: string
}

export const NewPasswordField = ({ name = 'password', label = 'Password' }: NewPasswordFieldProps) => (
  <Field
    name={name}
    label={label}
    hint="At least 10 characters. A few unrelated words are easy to keep and hard to guess."
  >
    <PasswordInput autoComplete="new-password" minLength={10} />
  </Field>
)
