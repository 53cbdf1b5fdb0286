import { answerApproval } from '@hubbub/contracts/http'
import { useQueryClient } from '@tanstack/react-query'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Textarea } from '#components/textarea.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { statementsKey } from '#lib/statements/statements.query.ts'
import { useSession } from '#lib/session.ts'

interface RefuseDialogProps {
  statementId: string
  approvalId: string
  number: number
  onClose: () => void
}

/** Says no, and why. */
export function RefuseDialog({ statementId, approvalId, number, onClose }: RefuseDialogProps) {
  const { workspace } = useSession()
  const queryClient = useQueryClient()
  return (
    <FormDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Refuse version ${number}`}
      submit="Refuse"
      schema={bodyOf(answerApproval)}
      read={({ text }) => ({ approvalId, number, as: 'refused', reason: text('reason') })}
      onSubmit={async (values) => {
        await api.workspace(workspace.id).statements.answer(statementId, values)
        await queryClient.invalidateQueries({ queryKey: statementsKey(workspace.id) })
      }}
    >
      <Field name="reason" label="Why">
        <Textarea maxLength={500} autoFocus />
      </Field>
    </FormDialog>
  )
}
