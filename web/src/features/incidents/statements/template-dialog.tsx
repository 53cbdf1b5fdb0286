import {
  type StatementTemplate,
  type StatementTemplateData,
  statementTemplateDataSchema,
} from '@hubbub/contracts'
import { useState } from 'react'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { templatesKey } from '#lib/statements/statements.query.ts'
import { useChange } from '#lib/use-change.ts'
import { ContentEditor } from './content-editor.tsx'

interface TemplateDialogProps {
  /** Null: a new one. */
  template: StatementTemplate | null
  from: StatementTemplateData
  onClose: () => void
}

/** Writes a template, or changes one. */
export function TemplateDialog({ template, from, onClose }: TemplateDialogProps) {
  const { workspace } = useSession()
  const { change } = useChange(templatesKey(workspace.id))
  const [content, setContent] = useState(from.content)
  const { statements } = api.workspace(workspace.id)
  return (
    <FormDialog
      open
      onOpenChange={(open) => !open && onClose()}
      wide
      title={template === null ? 'New template' : `Change “${template.title}”`}
      submit="Save"
      schema={statementTemplateDataSchema}
      read={({ text }) => ({ title: text('title'), scenario: text('scenario'), content })}
      onSubmit={(values) =>
        change(
          () =>
            template === null
              ? statements.createTemplate(values)
              : statements.updateTemplate(template.id, values, template.version),
          'Saved',
        )
      }
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="title" label="Name">
          <Input defaultValue={from.title} maxLength={120} autoFocus />
        </Field>
        <Field name="scenario" label="For" optional hint="When it is used, in a few words.">
          <Input defaultValue={from.scenario} maxLength={120} placeholder="outage" />
        </Field>
      </div>
      <ContentEditor content={content} readOnly={false} onChange={setContent} />
    </FormDialog>
  )
}
