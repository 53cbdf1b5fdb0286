import { passwordSchema } from '@hubbub/contracts/http'
import { useRouter } from '@tanstack/react-router'
import { z } from 'zod'
import { Callout } from '#components/callout.tsx'
import { Door } from '#components/door.tsx'
import { Form } from '#components/form.tsx'
import { NewPasswordField } from '#components/new-password-field.tsx'
import { SubmitButton } from '#components/submit-button.tsx'
import { TextLink } from '#components/text-link.tsx'
import { toast } from '#components/toast.tsx'
import { auth } from '#lib/auth.ts'

const schema = z.object({ newPassword: passwordSchema })

export function ResetPasswordPage({ token }: { token: string | undefined }) {
  const router = useRouter()
  return (
    <Door
      title="Choose a new password"
      footer={<TextLink to="/forgot-password">Ask for a new link</TextLink>}
    >
      {token === undefined ? (
        <Callout tone="danger">This link is not complete or no longer valid. Ask for a new one.</Callout>
      ) : (
        <Form
          aria-label="New password"
          schema={schema}
          read={({ texts }) => texts()}
          onSubmit={async ({ newPassword }) => {
            await auth.resetPassword({ token, newPassword })
            toast.success('Your password is changed. Sign in with the new one.')
            await router.navigate({ to: '/sign-in', search: {} })
          }}
        >
          <NewPasswordField name="newPassword" label="New password" />
          <SubmitButton size="lg" className="w-full">
            Change the password
          </SubmitButton>
        </Form>
      )}
    </Door>
  )
}
