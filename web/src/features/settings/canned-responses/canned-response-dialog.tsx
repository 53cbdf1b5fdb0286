import type { CannedResponse } from '@hubbub/contracts/http'
import { createCannedResponse } from '@hubbub/contracts/http'
import type { ReactNode } from 'react'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { Textarea } from '#components/textarea.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

/** Makes a canned response, or changes the one it is given. */
export function CannedResponseDialog({
  response,
  trigger,
}: {
  response?: CannedResponse
  trigger: ReactNode
}) {
  const { workspace } = useSession()
  const { cannedResponses } = api.workspace(workspace.id)
  const { change } = useChange(['canned-responses', workspace.id])
  return (
    <FormDialog
      trigger={trigger}
      wide
      title={response ? `Change /${response.shortcut}` : 'New canned response'}
      submit="Save"
      schema={bodyOf(createCannedResponse)}
      read={({ text }) => ({ shortcut: text('shortcut').replace(/^\//, ''), text: text('text') })}
      onSubmit={(values) =>
        change(
          () =>
            response
              ? cannedResponses.update(response.id, values, response.version)
              : cannedResponses.create(values),
          'Saved',
        )
      }
    >
      <Field name="shortcut" label="Shortcut" hint="Typed after / in a reply: letters, digits, - and _.">
        <Input defaultValue={response?.shortcut} maxLength={41} autoFocus className="max-w-60" />
      </Field>
      <Field name="text" label="Text">
        <Textarea defaultValue={response?.text} rows={8} />
      </Field>
    </FormDialog>
  )
}
