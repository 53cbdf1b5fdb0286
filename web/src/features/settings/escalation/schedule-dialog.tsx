import type { OnCallSchedule, Rotation } from '@hubbub/contracts'
import { createOnCallSchedule } from '@hubbub/contracts/http'
import { type ReactNode, useState } from 'react'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { newRotation } from './new-rotation.ts'
import { RotationsField } from './rotations-field.tsx'
import { TimeZoneInput } from '#components/time-zone-input.tsx'

/** Makes a schedule, or changes the one it is given. */
export function ScheduleDialog({ schedule, trigger }: { schedule?: OnCallSchedule; trigger: ReactNode }) {
  const { workspace, member } = useSession()
  const { onCall } = api.workspace(workspace.id)
  const { change } = useChange(['on-call-schedules', workspace.id], ['shifts', workspace.id])
  const begin = (): Rotation[] => schedule?.rotations ?? [newRotation(member.id)]
  const [rotations, setRotations] = useState(begin)
  return (
    <FormDialog
      trigger={trigger}
      onOpenChange={(open) => open && setRotations(begin())}
      wide
      title={schedule ? `Change ${schedule.name}` : 'New schedule'}
      submit="Save"
      schema={bodyOf(createOnCallSchedule)}
      read={({ text }) => ({ name: text('name'), timeZone: text('timeZone'), rotations })}
      onSubmit={(values) =>
        change(
          () =>
            schedule
              ? onCall.updateSchedule(schedule.id, values, schedule.version)
              : onCall.createSchedule(values),
          'Saved',
        )
      }
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="name" label="Name">
          <Input defaultValue={schedule?.name} maxLength={100} autoFocus />
        </Field>
        <Field
          name="timeZone"
          label="Time zone"
          hint="Turns begin at the same time of its clocks, summer and winter."
        >
          <TimeZoneInput defaultValue={schedule?.timeZone} />
        </Field>
      </div>
      <RotationsField rotations={rotations} onChange={setRotations} />
    </FormDialog>
  )
}
