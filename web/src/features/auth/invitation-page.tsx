import { passwordSchema } from '@hubbub/contracts/http'
import { useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { Door } from '#components/door.tsx'
import { Field } from '#components/field.tsx'
import { Form } from '#components/form.tsx'
import { Input } from '#components/input.tsx'
import { NewPasswordField } from '#components/new-password-field.tsx'
import { SubmitButton } from '#components/submit-button.tsx'
import { TextLink } from '#components/text-link.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { meQuery } from '#lib/queries/me.query.ts'
import { storage } from '#lib/storage.ts'
import { roleWords } from '#lib/words.ts'
import { useEnter } from './enter.ts'
import { invitationQuery } from './invitation.query.ts'

export function InvitationPage({ token }: { token: string }) {
  const { data: invitation } = useSuspenseQuery(invitationQuery(token))
  return (
    <Door
      title={`Join ${invitation.workspace}`}
      description={
        <>
          {invitation.invitedBy ? `${invitation.invitedBy} has invited` : 'You are invited:'}{' '}
          {invitation.email} as{' '}
          <strong className="font-medium text-foreground">{roleWords[invitation.role].toLowerCase()}</strong>.
        </>
      }
    >
      {invitation.hasAccount ? (
        <JoinWithAccount token={token} email={invitation.email} />
      ) : (
        <JoinAsNew token={token} email={invitation.email} />
      )}
    </Door>
  )
}

function JoinWithAccount({ token, email }: { token: string; email: string }) {
  const me = useQuery({ ...meQuery(), retry: false })
  const accept = useAccept(token)
  const join = useMutation({ mutationFn: () => accept({}) })
  if (me.isPending) return null
  if (me.data?.user.email.toLowerCase() !== email.toLowerCase()) {
    return (
      <div className="space-y-4">
        <p>
          {me.data
            ? `You are signed in as ${me.data.user.email}. Sign out and come back as ${email}.`
            : `There is an account for ${email}. Sign in with it to join.`}
        </p>
        <Button asChild variant="primary" size="lg">
          <TextLink
            to="/sign-in"
            search={{ redirect: `/invitations/${token}` }}
            className="text-on-accent no-underline"
          >
            Sign in
          </TextLink>
        </Button>
      </div>
    )
  }
  return (
    <div className="space-y-4">
      {join.isError ? <Callout tone="danger">{errorText(join.error)}</Callout> : null}
      <Button
        variant="primary"
        size="lg"
        className="w-full"
        pending={join.isPending}
        onClick={() => join.mutate()}
      >
        Join as {me.data.user.name}
      </Button>
    </div>
  )
}

const schema = z.object({
  name: z.string().trim().min(1, 'Enter your name').max(120),
  password: passwordSchema,
})

function JoinAsNew({ token, email }: { token: string; email: string }) {
  const accept = useAccept(token)
  return (
    <Form aria-label="Make your account" schema={schema} read={({ texts }) => texts()} onSubmit={accept}>
      <Field name="name" label="Your name" hint="Colleagues and customers see it.">
        <Input autoComplete="name" autoFocus />
      </Field>
      <Field name="email" label="E-mail">
        <Input type="email" autoComplete="username" value={email} readOnly />
      </Field>
      <NewPasswordField />
      <SubmitButton size="lg" className="w-full">
        Join
      </SubmitButton>
    </Form>
  )
}

function useAccept(token: string) {
  const enter = useEnter()
  return async (input: { name?: string; password?: string }) => {
    const { workspaceId } = await api.account.acceptInvitation(token, input)
    storage.set('workspace', workspaceId)
    await enter()
  }
}
