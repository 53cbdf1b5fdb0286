import { createApiKey } from '@hubbub/contracts/http'
import { CheckboxGroup } from '#components/checkbox-group.tsx'
import { Button } from '#components/button.tsx'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { scopesFor } from './scopes.ts'

const lifetimes = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: 'never', label: 'Until it is revoked' },
]

export function ApiKeyDialog({ onMade }: { onMade: (secret: string) => void }) {
  const { workspace, permissions } = useSession()
  const { change } = useChange(['api-keys', workspace.id])
  return (
    <FormDialog
      trigger={<Button variant="primary">New key</Button>}
      title="New API key"
      description="For another program that reads or writes here."
      submit="Make the key"
      schema={bodyOf(createApiKey)}
      read={({ text, number, all }) => ({
        name: text('name'),
        scopes: all('scopes'),
        expiresInDays: text('expiresInDays') === 'never' ? null : number('expiresInDays'),
      })}
      onSubmit={async (values) => {
        const { secret } = await change(() => api.workspace(workspace.id).apiKeys.create(values))
        onMade(secret)
      }}
    >
      <Field name="name" label="Name" hint="Who or what uses it.">
        <Input autoFocus />
      </Field>
      <Field name="expiresInDays" label="Works for">
        <Select options={lifetimes} defaultValue="365" />
      </Field>
      <CheckboxGroup name="scopes" legend="May" options={scopesFor(permissions)} />
    </FormDialog>
  )
}
