import type { OnCallSchedule, SwapAnswer, SwapRequest } from '@hubbub/contracts'
import { ArrowLeftRight } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { spanIn } from '#lib/time/time-in.ts'
import { useChange } from '#lib/use-change.ts'

/** Who asks whom to swap which shifts; who was asked answers, and who asked may take it back. */
export function SwapRequests({ schedule }: { schedule: OnCallSchedule }) {
  const { swapRequests, timeZone } = schedule
  if (swapRequests.length === 0) return null
  return (
    <ul
      aria-label="Swaps that are asked for"
      className="divide-y divide-border rounded-md border border-border"
    >
      {swapRequests.map((request) => (
        <RequestLine key={request.id} request={request} timeZone={timeZone} />
      ))}
    </ul>
  )
}

const said = {
  agree: 'The shifts are swapped',
  refuse: 'Refused: nothing is swapped',
  withdraw: 'Taken back',
} satisfies Record<SwapAnswer, string>

function RequestLine({ request, timeZone }: { request: SwapRequest; timeZone: string }) {
  const { workspace, member } = useSession()
  const { act } = useChange(['on-call-schedules', workspace.id], ['shifts', workspace.id])
  const { id, asker, asked, one, other, reason, state } = request
  const answer = (how: SwapAnswer) =>
    act(async () => await api.workspace(workspace.id).onCall.answerSwap(id, how), said[how])
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2">
      <ArrowLeftRight aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1 basis-64 break-words">
        <p className="font-medium">{headOf(request, member.id)}</p>
        <p className="text-sm text-muted">
          {spanIn(timeZone, one.from, one.to)} goes to {asked.id === member.id ? 'you' : asked.name};{' '}
          {spanIn(timeZone, other.from, other.to)} to {asker.id === member.id ? 'you' : asker.name}
          {reason === '' ? '' : ` · ${reason}`}
        </p>
      </div>
      {asked.id === member.id && state === 'asked' ? (
        <span className="flex gap-1.5">
          <Button size="sm" onClick={() => answer('refuse')}>
            Refuse
          </Button>
          <Button size="sm" variant="primary" onClick={() => answer('agree')}>
            Agree
          </Button>
        </span>
      ) : null}
      {asker.id === member.id ? (
        <Button size="sm" onClick={() => answer('withdraw')}>
          {state === 'refused' ? 'Dismiss' : 'Take back'}
        </Button>
      ) : null}
    </li>
  )
}

function headOf({ asker, asked, state }: SwapRequest, self: string): string {
  if (state === 'refused') return `${asked.id === self ? 'You' : asked.name} refused to swap`
  if (asked.id === self) return `${asker.name} asks you to swap`
  return asker.id === self ? `You asked ${asked.name} to swap` : `${asker.name} asks ${asked.name} to swap`
}
