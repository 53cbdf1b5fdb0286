import { passwordSchema } from '@hubbub/contracts/http'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { CheckboxField } from '#components/checkbox.tsx'
import { Field } from '#components/field.tsx'
import { Form } from '#components/form.tsx'
import { NewPasswordField } from '#components/new-password-field.tsx'
import { Section } from '#components/page.tsx'
import { PasswordInput } from '#components/password-input.tsx'
import { SubmitButton } from '#components/submit-button.tsx'
import { toast } from '#components/toast.tsx'
import { auth } from '#lib/auth.ts'

const schema = z.object({
  currentPassword: z.string().min(1, 'Enter the password you have now'),
  newPassword: passwordSchema,
  revokeOtherSessions: z.boolean(),
})

export function PasswordSection() {
  const queryClient = useQueryClient()
  const [round, setRound] = useState(0)
  return (
    <Section title="Password">
      <Form
        key={round}
        aria-label="Change the password"
        schema={schema}
        read={({ texts, checked }) => ({ ...texts(), revokeOtherSessions: checked('revokeOtherSessions') })}
        onSubmit={async (values) => {
          await auth.changePassword(values)
          await queryClient.invalidateQueries({ queryKey: ['sessions'] })
          toast.success('Your password is changed')
          setRound(round + 1)
        }}
        className="max-w-sm"
      >
        <Field name="currentPassword" label="Current password">
          <PasswordInput autoComplete="current-password" />
        </Field>
        <NewPasswordField name="newPassword" label="New password" />
        <CheckboxField name="revokeOtherSessions" defaultChecked label="Sign out everywhere else" />
        <SubmitButton variant="secondary">Change the password</SubmitButton>
      </Form>
    </Section>
  )
}
