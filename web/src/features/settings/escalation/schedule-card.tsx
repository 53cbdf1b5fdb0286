import type { OnCallOverride, OnCallSchedule, Shift } from '@hubbub/contracts'
import { ArrowLeftRight, Pencil, Trash2, UserCheck } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { SwapRequests } from '#components/on-call/swap-requests.tsx'
import { Section } from '#components/page.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { OverrideDialog } from './override-dialog.tsx'
import { ScheduleDialog } from './schedule-dialog.tsx'
import { ShiftCalendar } from './shift-calendar.tsx'
import { SwapDialog } from './swap-dialog.tsx'
import { timeIn } from '#lib/time/time-in.ts'

/** One schedule: who is on call now and next, the days that come, and who stands in for whom. */
export function ScheduleCard({ schedule }: { schedule: OnCallSchedule }) {
  const { can, member } = useSession()
  const { everybody } = useDirectory()
  const { name, now, next, timeZone, overrides } = schedule
  const takesTurns =
    schedule.rotations.some(({ memberIds }) => memberIds.includes(member.id)) ||
    overrides.some((override) => override.member.id === member.id)
  const nameOf = (id: string | null) =>
    everybody.find((member) => member.id === id)?.name ?? 'Somebody who is gone'
  return (
    <Section
      title={name}
      description={`Times are those of ${timeZone}.`}
      actions={can('on-call:write') ? <ScheduleActions schedule={schedule} /> : null}
    >
      <dl className="grid gap-3 sm:grid-cols-2">
        <Turn title="On call now" shift={now} nameOf={nameOf} timeZone={timeZone} />
        <Turn title="Next" shift={next} nameOf={nameOf} timeZone={timeZone} />
      </dl>
      <ShiftCalendar schedule={schedule} nameOf={nameOf} />
      {overrides.length === 0 ? null : <Overrides schedule={schedule} />}
      {schedule.swapRequests.length === 0 ? null : (
        <div className="mt-4">
          <SwapRequests schedule={schedule} />
        </div>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <OverrideDialog
          schedule={schedule}
          trigger={
            <Button size="sm">
              <UserCheck /> Stand in
            </Button>
          }
        />
        {takesTurns ? (
          <SwapDialog
            asks
            schedule={schedule}
            nameOf={nameOf}
            trigger={
              <Button size="sm">
                <ArrowLeftRight /> Ask for a swap
              </Button>
            }
          />
        ) : null}
        {can('on-call:write') ? (
          <SwapDialog
            schedule={schedule}
            nameOf={nameOf}
            trigger={
              <Button size="sm">
                <ArrowLeftRight /> Swap two shifts
              </Button>
            }
          />
        ) : null}
      </div>
    </Section>
  )
}

interface TurnProps {
  title: string
  shift: Shift | null
  timeZone: string
  nameOf: (id: string | null) => string
}

const Turn = ({ title, shift, timeZone, nameOf }: TurnProps) => (
  <div className="rounded-md border border-border px-3 py-2">
    <dt className="text-sm text-muted">{title}</dt>
    <dd>
      {shift === null ? (
        <span className="font-medium">Nobody</span>
      ) : (
        <>
          <span className="font-semibold">{nameOf(shift.memberId)}</span>
          {shift.by === 'override' ? <span className="text-sm text-muted"> (stands in)</span> : null}
          <span className="block text-sm text-muted">
            {title === 'Next'
              ? `from ${timeIn(timeZone, shift.from)}`
              : `until ${timeIn(timeZone, shift.to)}`}
          </span>
        </>
      )}
    </dd>
  </div>
)

function Overrides({ schedule: { overrides, timeZone } }: { schedule: OnCallSchedule }) {
  return (
    <>
      <h3 className="mt-4 mb-1 font-medium">Who stands in</h3>
      <ul className="divide-y divide-border rounded-md border border-border">
        {overrides.map((override) => (
          <OverrideLine key={override.id} override={override} timeZone={timeZone} />
        ))}
      </ul>
    </>
  )
}

function OverrideLine({ override, timeZone }: { override: OnCallOverride; timeZone: string }) {
  const { workspace, member, can } = useSession()
  const { act } = useChange(['on-call-schedules', workspace.id], ['shifts', workspace.id])
  const { id, from, to, reason, swapId } = override
  const may = can('on-call:write') || (override.member.id === member.id && swapId === null)
  return (
    <li className="flex items-center gap-2 px-3 py-1.5">
      <div className="min-w-0 flex-1">
        <span className="font-medium">{override.member.name}</span>
        {swapId === null ? '' : ' (a swap)'}
        <span className="block text-sm text-muted">
          {timeIn(timeZone, from)} to {timeIn(timeZone, to)}
          {reason === '' ? '' : ` · ${reason}`}
        </span>
      </div>
      {may ? (
        <IconButton
          label={`Take back that ${override.member.name} stands in`}
          onClick={() =>
            act(
              () => api.workspace(workspace.id).onCall.removeOverride(id),
              swapId === null ? 'Taken back' : 'The swap is taken back',
            )
          }
        >
          <Trash2 />
        </IconButton>
      ) : null}
    </li>
  )
}

function ScheduleActions({ schedule }: { schedule: OnCallSchedule }) {
  const { workspace } = useSession()
  const { act } = useChange(['on-call-schedules', workspace.id])
  const { id, name } = schedule
  return (
    <div className="-mr-1.5 flex shrink-0 gap-1">
      <ScheduleDialog
        schedule={schedule}
        trigger={
          <IconButton label={`Change ${name}`}>
            <Pencil />
          </IconButton>
        }
      />
      <AlertDialog
        trigger={
          <IconButton label={`Remove ${name}`}>
            <Trash2 />
          </IconButton>
        }
        title={`Remove ${name}?`}
        description="Policies that tell whoever is on call by it pass over that step."
        confirm="Remove"
        danger
        onConfirm={() =>
          act(() => api.workspace(workspace.id).onCall.deleteSchedule(id), `${name} is removed`)
        }
      />
    </div>
  )
}
