import type { OnCallSchedule } from '@hubbub/contracts'
import { overrideShift } from '@hubbub/contracts/http'
import { addDays, format } from 'date-fns'
import { type ReactNode, useState } from 'react'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { useDirectory } from '#lib/use-directory.ts'

const local = "yyyy-MM-dd'T'HH:mm"
/** By the clock of the browser; empty where nothing can be read, which the schema refuses. */
const isoOf = (text: string) => (Number.isNaN(Date.parse(text)) ? '' : new Date(text).toISOString())

/** Somebody is on call in place of whoever would be. */
export function OverrideDialog({ schedule, trigger }: { schedule: OnCallSchedule; trigger: ReactNode }) {
  const { workspace, member, can } = useSession()
  const { members } = useDirectory()
  const { change } = useChange(['on-call-schedules', workspace.id], ['shifts', workspace.id])
  const [now] = useState(() => new Date())
  const people = can('on-call:write') ? members : members.filter(({ id }) => id === member.id)
  return (
    <FormDialog
      trigger={trigger}
      title={`Stand in for ${schedule.name}`}
      description="Whoever would be on call then is not."
      submit="Save"
      schema={bodyOf(overrideShift)}
      read={({ text }) => ({
        memberId: text('memberId'),
        from: isoOf(text('from')),
        to: isoOf(text('to')),
        reason: text('reason'),
      })}
      onSubmit={(values) =>
        change(() => api.workspace(workspace.id).onCall.override(schedule.id, values), 'Saved')
      }
    >
      <Field name="memberId" label="Who">
        <Select
          key={people.length}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={member.id}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="from" label="From" hint="By your own clock.">
          <Input type="datetime-local" defaultValue={format(now, local)} />
        </Field>
        <Field name="to" label="Until">
          <Input type="datetime-local" defaultValue={format(addDays(now, 1), local)} />
        </Field>
      </div>
      <Field name="reason" label="Why" optional>
        <Input maxLength={200} />
      </Field>
    </FormDialog>
  )
}
