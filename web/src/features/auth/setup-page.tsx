import { setUp } from '@hubbub/contracts/http'
import { Callout } from '#components/callout.tsx'
import { Door } from '#components/door.tsx'
import { Field } from '#components/field.tsx'
import { Form } from '#components/form.tsx'
import { Input } from '#components/input.tsx'
import { NewPasswordField } from '#components/new-password-field.tsx'
import { SubmitButton } from '#components/submit-button.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { storage } from '#lib/storage.ts'
import { useEnter } from './enter.ts'

export function SetupPage({ token }: { token: string | undefined }) {
  return (
    <Door title="Set up Hubbub" description="You become the first admin. All of this can be changed later.">
      {token === undefined ? (
        <Callout tone="warning" title="Open the address that Hubbub printed">
          When it started, Hubbub printed an address with a one-time key in it. It keeps others from setting
          this up before you do.
        </Callout>
      ) : (
        <SetupForm token={token} />
      )}
    </Door>
  )
}

function SetupForm({ token }: { token: string }) {
  const enter = useEnter()
  return (
    <Form
      aria-label="Set up Hubbub"
      schema={bodyOf(setUp)}
      read={({ texts }) => ({ token, ...texts() })}
      onSubmit={async (values) => {
        const { workspaceId } = await api.account.setUp(values)
        storage.set('workspace', workspaceId)
        await enter()
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="workspace" label="Workspace" hint="Usually the company’s name.">
          <Input autoComplete="organization" autoFocus />
        </Field>
        <Field name="brand" label="First brand" hint="What customers write to.">
          <Input />
        </Field>
      </div>
      <Field name="name" label="Your name">
        <Input autoComplete="name" />
      </Field>
      <Field name="email" label="Your e-mail">
        <Input type="email" autoComplete="username" />
      </Field>
      <NewPasswordField />
      <SubmitButton size="lg" className="w-full">
        Create the workspace
      </SubmitButton>
    </Form>
  )
}
