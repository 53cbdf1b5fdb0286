import type { Invitation } from '@hubbub/contracts'
import { invite } from '@hubbub/contracts/http'
import { Button } from '#components/button.tsx'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { AccessFields } from './access-fields.tsx'

export interface Invited {
  invitation: Invitation
  link: string
  mailed: boolean
}

export function InviteDialog({ onInvited }: { onInvited: (invited: Invited) => void }) {
  const { workspace } = useSession()
  const { change } = useChange(['invitations', workspace.id])
  return (
    <FormDialog
      trigger={<Button variant="primary">Invite</Button>}
      title="Invite somebody"
      submit="Invite"
      schema={bodyOf(invite)}
      read={({ text, all }) => ({
        email: text('email'),
        role: text('role'),
        visibility: text('visibility'),
        teamIds: all('teamIds'),
      })}
      onSubmit={async (values) =>
        onInvited(await change(() => api.workspace(workspace.id).members.invite(values)))
      }
    >
      <Field name="email" label="E-mail">
        <Input type="email" autoComplete="off" autoFocus />
      </Field>
      <AccessFields access={{ role: 'agent', visibility: 'all', teamIds: [] }} />
    </FormDialog>
  )
}
