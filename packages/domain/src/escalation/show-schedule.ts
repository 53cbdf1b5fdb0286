import type { OnCallSchedule, Shift, SwapRequest } from '@hubbub/contracts'
import type { KeptOverride, KeptSchedule, KeptSwapRequest } from '../ports/on-call.ts'
import { type OnCallSpan, onCallSpans } from './on-call.ts'

/** How far ahead the next shift is looked for. */
const AHEAD_MS = 60 * 86_400_000
const LONGEST_BACK_MS = 60 * 86_400_000

export function showSchedule(
  { createdAt, ...schedule }: KeptSchedule,
  {
    overrides,
    swapRequests,
  }: { overrides: readonly KeptOverride[]; swapRequests: readonly KeptSwapRequest[] },
  at: Date,
): OnCallSchedule {
  const from = new Date(at.getTime() - LONGEST_BACK_MS)
  const spans = onCallSpans({ ...schedule, overrides }, from, new Date(at.getTime() + AHEAD_MS))
  const place = spans.findIndex((span) => span.from <= at && at < span.to)
  const now = spans[place]
  // Who stands in for themselves, or has two turns in a row, is relieved by nobody.
  const end = now === undefined ? place : place + sameFrom(spans, place) - 1
  const next = spans.slice(end + 1).find(({ memberId }) => memberId !== null)
  return {
    ...schedule,
    overrides: overrides.filter(({ to }) => to > at).map(showOverride),
    swapRequests: swapRequests.flatMap(showSwapRequest),
    now:
      now === undefined || now.memberId === null ? null : showShift({ ...now, to: spans[end]?.to ?? now.to }),
    next: next === undefined ? null : showShift(next),
    createdAt: createdAt.toISOString(),
  }
}

/** How many in a row from there on are of one person, without a break. */
function sameFrom(spans: readonly OnCallSpan[], place: number): number {
  const rest = spans.slice(place)
  const other = rest.findIndex(({ memberId }) => memberId !== rest[0]?.memberId)
  return other === -1 ? rest.length : other
}

export const aroundNow = (at: Date) => ({
  from: new Date(at.getTime() - LONGEST_BACK_MS),
  to: new Date(at.getTime() + AHEAD_MS),
})

export const showShift = ({ from, to, memberId, by }: OnCallSpan): Shift => ({
  from: from.toISOString(),
  to: to.toISOString(),
  memberId,
  by,
})

export const showOverride = ({ id, memberId, memberName, from, to, reason, swapId }: KeptOverride) => ({
  id,
  member: { id: memberId, name: memberName },
  from: from.toISOString(),
  to: to.toISOString(),
  reason,
  swapId,
})

const showSwapRequest = ({
  scheduleId: _,
  one,
  other,
  state,
  at,
  ...request
}: KeptSwapRequest): SwapRequest[] =>
  state === 'asked' || state === 'refused'
    ? [{ ...request, state, one: showSpan(one), other: showSpan(other), at: at.toISOString() }]
    : []

const showSpan = ({ from, to }: { from: Date; to: Date }) => ({
  from: from.toISOString(),
  to: to.toISOString(),
})
