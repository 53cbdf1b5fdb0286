import { z } from 'zod'
import { CheckboxField } from '#components/checkbox.tsx'
import { Field } from '#components/field.tsx'
import { Form } from '#components/form.tsx'
import { Input } from '#components/input.tsx'
import { PasswordInput } from '#components/password-input.tsx'
import { SubmitButton } from '#components/submit-button.tsx'
import { TextLink } from '#components/text-link.tsx'
import { auth } from '#lib/auth.ts'

const schema = z.object({
  email: z.email('Enter the address you sign in with'),
  password: z.string().min(1, 'Enter your password'),
  rememberMe: z.boolean(),
})

export interface PasswordFormProps {
  onDone: () => Promise<void>
  onSecondFactor: () => void
}

export function PasswordForm({ onDone, onSecondFactor }: PasswordFormProps) {
  return (
    <Form
      aria-label="Sign in with a password"
      schema={schema}
      read={({ text, checked }) => ({
        email: text('email'),
        password: text('password'),
        rememberMe: checked('rememberMe'),
      })}
      onSubmit={async (values) => {
        const { twoFactor } = await auth.signIn(values)
        if (twoFactor) onSecondFactor()
        else await onDone()
      }}
    >
      <Field name="email" label="E-mail">
        <Input type="email" autoComplete="username" />
      </Field>
      <Field name="password" label="Password" aside={<TextLink to="/forgot-password">Forgot it?</TextLink>}>
        <PasswordInput autoComplete="current-password" />
      </Field>
      <CheckboxField name="rememberMe" label="Stay signed in on this device" defaultChecked />
      <SubmitButton size="lg" className="w-full">
        Sign in
      </SubmitButton>
    </Form>
  )
}
