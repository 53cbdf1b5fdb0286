import type { Label } from '@hubbub/contracts'
import { createLabel } from '@hubbub/contracts/http'
import type { ReactNode } from 'react'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { ColorField } from './color-field.tsx'

/** Makes a label, or changes the one it is given. */
export function LabelDialog({ label, trigger }: { label?: Label; trigger: ReactNode }) {
  const { workspace } = useSession()
  const { labels } = api.workspace(workspace.id)
  const { change } = useChange(['labels', workspace.id])
  return (
    <FormDialog
      trigger={trigger}
      title={label ? `Change ${label.name}` : 'New label'}
      submit={label ? 'Save' : 'Make the label'}
      schema={bodyOf(createLabel)}
      read={({ texts }) => texts()}
      onSubmit={(values) =>
        change(
          () => (label ? labels.update(label.id, values, label.version) : labels.create(values)),
          'Saved',
        )
      }
    >
      <Field name="name" label="Name">
        <Input defaultValue={label?.name} maxLength={60} autoFocus />
      </Field>
      <ColorField defaultValue={label?.color ?? '#1971c2'} />
    </FormDialog>
  )
}
