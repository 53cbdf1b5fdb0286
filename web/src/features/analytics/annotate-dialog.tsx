import { createAnnotation } from '@hubbub/contracts/http'
import type { ReactNode } from 'react'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

/** Notes for everybody what happened when. */
export function AnnotateDialog({ trigger }: { trigger: ReactNode }) {
  const { workspace } = useSession()
  const { change } = useChange(['analytics', workspace.id])
  return (
    <FormDialog
      trigger={trigger}
      title="Add a note to the charts"
      description="A launch, a recall, an outage: everybody sees it where they look at that time."
      submit="Add"
      schema={bodyOf(createAnnotation)}
      read={({ text }) => ({ text: text('text'), from: momentOf(text('from')) })}
      onSubmit={async (values) => {
        await change(() => api.workspace(workspace.id).analytics.annotate(values), 'Noted')
      }}
    >
      <Field name="text" label="What happened">
        <Input maxLength={200} autoFocus />
      </Field>
      <Field name="from" label="When">
        <Input type="datetime-local" defaultValue={localNow()} />
      </Field>
    </FormDialog>
  )
}

/** What the field says is local; an empty one is refused by the schema. */
const momentOf = (local: string) => {
  const at = new Date(local)
  return Number.isNaN(at.getTime()) ? '' : at.toISOString()
}

function localNow(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
