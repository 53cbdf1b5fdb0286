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
  /** Who asks chooses a shift of their own, and nothing is swapped before the other agrees. */
  asks?: boolean
}

/** Two people take each other's shifts. */
export function SwapDialog({ schedule: { id, timeZone }, nameOf, trigger, asks = false }: Props) {
  const { workspace, member } = useSession()
  const now = useNow()
  const { change } = useChange(['on-call-schedules', workspace.id], ['shifts', workspace.id])
  const { onCall } = api.workspace(workspace.id)
  const shifts = useQuery(shiftsQuery(workspace.id, id, daysAhead(60, now, timeZone))).data ?? []
  const optionsOf = (whose: (memberId: string) => boolean) =>
    shifts
      .filter(({ memberId, to }) => memberId !== null && whose(memberId) && Date.parse(to) > now)
      .map((shift) => ({
        value: shift.from,
        label: nameOf(shift.memberId),
        hint: spanWords(shift, timeZone),
      }))
  const spanOf = (from: string) => {
    const shift = shifts.find((one) => one.from === from)
    return { from: shift?.from ?? '', to: shift?.to ?? '' }
  }
  return (
    <FormDialog
      trigger={trigger}
      title={asks ? 'Ask for a swap' : 'Swap two shifts'}
      description={
        asks
          ? 'Who has the other shift is asked, and nothing is swapped before they agree.'
          : 'Each takes the other’s. Both halves are taken back together.'
      }
      submit={asks ? 'Ask' : 'Swap'}
      schema={bodyOf(swapShifts)}
      read={({ text }) => ({
        one: spanOf(text('one')),
        other: spanOf(text('other')),
        reason: text('reason'),
      })}
      onSubmit={(values) =>
        asks
          ? change(() => onCall.askSwap(id, values), 'Asked')
          : change(() => onCall.swap(id, values), 'Swapped')
      }
    >
      <Field name="one" label={asks ? 'Your shift' : 'This shift'}>
        <Select
          options={optionsOf((memberId) => !asks || memberId === member.id)}
          placeholder="Choose a shift"
        />
      </Field>
      <Field name="other" label="For that one">
        <Select
          options={optionsOf((memberId) => !asks || memberId !== member.id)}
          placeholder="Choose another"
        />
      </Field>
      <Field name="reason" label="Why" optional>
        <Input maxLength={200} />
      </Field>
    </FormDialog>
  )
}

const spanWords = ({ from, to }: Shift, timeZone: string) =>
  `${timeIn(timeZone, from)} to ${timeIn(timeZone, to)}`
