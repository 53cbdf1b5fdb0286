import { openGaps, rolePermissions, type Statement } from '@hubbub/contracts'
import { askApproval } from '@hubbub/contracts/http'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { Dialog, DialogContent } from '#components/dialog.tsx'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { statementsKey } from '#lib/statements/statements.query.ts'
import { useSession } from '#lib/session.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { minutesWords } from './statement-words.ts'
import { TooLong } from './too-long.tsx'

const nobody = 'nobody'
const waits = [2, 5, 10, 20, 30, 60]
const holds = [30, 60, 120, 240, 480, 1440, 4320]

/** Whom to ask, whom else where they do not answer, and how long their word holds. */
export function AskDialog({ statement, onClose }: { statement: Statement; onClose: () => void }) {
  const { workspace } = useSession()
  const { members } = useDirectory()
  const queryClient = useQueryClient()
  const last = statement.versions.at(-1)
  const number = last?.number ?? 1
  const gaps = last === undefined ? [] : openGaps(last.content)
  // Nobody approves what they wrote last.
  const people = members.filter(
    ({ id, role }) => id !== last?.author.id && rolePermissions[role].includes('statement:approve'),
  )
  const options = people.map(({ id: value, name, role }) => ({ value, label: name, hint: role }))
  if (gaps.length > 0 || people.length === 0) {
    const why =
      gaps.length > 0
        ? `Fill in ${gaps.map((name) => `{${name}}`).join(', ')} first, and save it.`
        : 'There is nobody besides you who may approve statements: supervisors and admins do.'
    return <NotYet why={why} onClose={onClose} />
  }
  return (
    <FormDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Ask to approve version ${number}`}
      description="They may change it and approve it in one step. Whoever wrote it last cannot."
      submit="Ask"
      schema={bodyOf(askApproval)}
      read={({ text }) => ({
        number,
        approverId: text('approverId'),
        backupId: text('backupId') === nobody ? null : text('backupId'),
        waitSeconds: Number(text('waitSeconds')) * 60,
        validMinutes: Number(text('validMinutes')),
        note: text('note'),
      })}
      onSubmit={async (values) => {
        await api.workspace(workspace.id).statements.ask(statement.id, values)
        await queryClient.invalidateQueries({ queryKey: statementsKey(workspace.id) })
      }}
    >
      {last === undefined ? null : <TooLong content={last.content} />}
      <Field name="approverId" label="Approver">
        <Select options={options} defaultValue={options[0]?.value} aria-label="Approver" />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="backupId" label="Backup">
          <Select
            aria-label="Backup"
            options={[{ value: nobody, label: 'Nobody' }, ...options]}
            defaultValue={options[1]?.value ?? nobody}
          />
        </Field>
        <Field name="waitSeconds" label="Asked after">
          <Select
            aria-label="Asked after"
            options={waits.map((value) => ({ value: String(value), label: minutesWords(value) }))}
            defaultValue="10"
          />
        </Field>
      </div>
      <Field
        name="validMinutes"
        label="The approval holds for"
        hint="After that it cannot be published any more."
      >
        <Select
          aria-label="The approval holds for"
          options={holds.map((value) => ({ value: String(value), label: minutesWords(value) }))}
          defaultValue="240"
        />
      </Field>
      <Field name="note" label="Note" optional>
        <Input maxLength={500} placeholder="What to look at" />
      </Field>
    </FormDialog>
  )
}

const NotYet = ({ why, onClose }: { why: string; onClose: () => void }) => (
  <Dialog open onOpenChange={(open) => !open && onClose()}>
    <DialogContent title="Not yet" footer={<Button onClick={onClose}>Back to the text</Button>}>
      <Callout tone="warning">{why}</Callout>
    </DialogContent>
  </Dialog>
)
