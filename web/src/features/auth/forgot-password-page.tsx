import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { Callout } from '#components/callout.tsx'
import { Door } from '#components/door.tsx'
import { Field } from '#components/field.tsx'
import { Form } from '#components/form.tsx'
import { Input } from '#components/input.tsx'
import { SubmitButton } from '#components/submit-button.tsx'
import { TextLink } from '#components/text-link.tsx'
import { auth } from '#lib/auth.ts'
import { setupQuery } from '#lib/queries/setup.query.ts'

const schema = z.object({ email: z.email('Enter the address you sign in with') })

export function ForgotPasswordPage() {
  const { data: setup } = useSuspenseQuery(setupQuery())
  if (!setup.mail) {
    return (
      <Door title="Forgot your password?" footer={<BackToSignIn />}>
        <Callout>
          Mail cannot be sent from here. Ask an admin of your workspace for a link with which you can choose a
          new password.
        </Callout>
      </Door>
    )
  }
  return <AskForLink />
}

const BackToSignIn = () => (
  <TextLink to="/sign-in" search={{}}>
    Back to sign-in
  </TextLink>
)

function AskForLink() {
  const [sentTo, setSentTo] = useState<string | null>(null)
  return (
    <Door
      title="Forgot your password?"
      description="We send you a link with which you can choose a new one."
      footer={<BackToSignIn />}
    >
      {sentTo === null ? null : (
        <Callout tone="success">
          If there is an account for {sentTo}, a mail is on its way. The link in it works for an hour.
        </Callout>
      )}
      <Form
        aria-label="Ask for a link"
        schema={schema}
        read={({ texts }) => texts()}
        onSubmit={async ({ email }) => {
          await auth.requestPasswordReset({ email, redirectTo: '/reset-password' })
          setSentTo(email)
        }}
      >
        <Field name="email" label="E-mail">
          <Input type="email" autoComplete="username" autoFocus />
        </Field>
        <SubmitButton size="lg" className="w-full">
          {sentTo === null ? 'Send the link' : 'Send it again'}
        </SubmitButton>
      </Form>
    </Door>
  )
}
