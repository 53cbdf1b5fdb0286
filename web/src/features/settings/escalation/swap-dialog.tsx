import type { OnCallSchedule, Shift } from '@hubbub/contracts'
import { swapShifts } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useNow } from '#lib/time/use-now.ts'
import { useChange } from '#lib/use-change.ts'
import { daysAhead, shiftsQuery } from './shifts.query.ts'
import { timeIn } from '#lib/time/time-in.ts'

interface Props {
  schedule: OnCallSchedule
  nameOf: (id: string | null) => string
  trigger: ReactNode
}

/** Two people take each other's shifts. */
export function SwapDialog({ schedule: { id, timeZone }, nameOf, trigger }: Props) {
  const { workspace } = useSession()
  const now = useNow()
  const { change } = useChange(['on-call-schedules', workspace.id], ['shifts', workspace.id])
  const shifts = useQuery(shiftsQuery(workspace.id, id, daysAhead(60, now))).data ?? []
  const options = shifts
    .filter(({ memberId, to }) => memberId !== null && Date.parse(to) > now)
    .map((shift) => ({ value: shift.from, label: nameOf(shift.memberId), hint: spanWords(shift, timeZone) }))
  const spanOf = (from: string) => {
    const shift = shifts.find((one) => one.from === from)
    return { from: shift?.from ?? '', to: shift?.to ?? '' }
  }
  return (
    <FormDialog
      trigger={trigger}
      title="Swap two shifts"
      description="Each takes the other’s. Both halves are taken back together."
      submit="Swap"
      schema={bodyOf(swapShifts)}
      read={({ text }) => ({
        one: spanOf(text('one')),
        other: spanOf(text('other')),
        reason: text('reason'),
      })}
      onSubmit={(values) => change(() => api.workspace(workspace.id).onCall.swap(id, values), 'Swapped')}
    >
      <Field name="one" label="This shift">
        <Select options={options} placeholder="Choose a shift" />
      </Field>
      <Field name="other" label="For that one">
        <Select options={options} placeholder="Choose another" />
      </Field>
      <Field name="reason" label="Why" optional>
        <Input maxLength={200} />
      </Field>
    </FormDialog>
  )
}

const spanWords = ({ from, to }: Shift, timeZone: string) =>
  `${timeIn(timeZone, from)} to ${timeIn(timeZone, to)}`
