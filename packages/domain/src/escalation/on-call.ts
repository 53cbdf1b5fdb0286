import type { Rotation } from '@hubbub/contracts'

export interface OverrideSpan {
  memberId: string
  from: Date
  to: Date
  /** Where two cover a moment, the later made counts. */
  createdAt: Date
}

export interface RosterRules {
  timeZone: string
  rotations: readonly Rotation[]
  overrides: readonly OverrideSpan[]
}

export interface OnCallSpan {
  from: Date
  to: Date
  memberId: string | null
  by: 'override' | 'rotation' | null
}

type OnCall = Pick<OnCallSpan, 'memberId' | 'by'>
const nobody: OnCall = { memberId: null, by: null }

/**
 * Who is on call when, without gap or overlap from the first moment to the last. All times of rotations are those of the
 * wall clock: a turn that begins at nine begins at nine on both sides of a change of the clocks. A time that the clocks
 * leave out is taken as much later; one that they show twice is its first.
 */
export function onCallSpans(rules: RosterRules, from: Date, to: Date): OnCallSpan[] {
  const edges = [...edgesOf(rules, from, to)].toSorted((a, b) => a - b)
  const spans: OnCallSpan[] = []
  for (const [index, edge] of edges.entries()) {
    const next = edges[index + 1]
    if (next === undefined) break
    const who = whoIsOnCall(rules, new Date(edge))
    const last = spans.at(-1)
    if (last !== undefined && last.memberId === who.memberId && last.by === who.by) last.to = new Date(next)
    else spans.push({ from: new Date(edge), to: new Date(next), ...who })
  }
  return spans
}

/** An override stands above all rotations; of these the first that covers the moment counts. */
export function whoIsOnCall({ timeZone, rotations, overrides }: RosterRules, at: Date): OnCall {
  const [override] = overrides
    .filter(({ from, to }) => from <= at && at < to)
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  if (override !== undefined) return { memberId: override.memberId, by: 'override' }
  for (const rotation of rotations) {
    const memberId = whoseTurn(rotation, timeZone, at)
    if (memberId !== null) return { memberId, by: 'rotation' }
  }
  return nobody
}

function whoseTurn(rotation: Rotation, timeZone: string, at: Date): string | null {
  const turn = turnAt(rotation, timeZone, at)
  if (turn < 0 || !isWithinHours(rotation, timeZone, at)) return null
  return rotation.memberIds[turn % rotation.memberIds.length] ?? null
}

/** Which turn it is, from 0; below 0 before the first. */
function turnAt(rotation: Rotation, timeZone: string, at: Date): number {
  let turn = Math.floor((at.getTime() - handover(rotation, timeZone, 0)) / turnMs(rotation))
  // Changes of the clocks move single handovers by an hour or so.
  while (handover(rotation, timeZone, turn) > at.getTime()) turn -= 1
  while (handover(rotation, timeZone, turn + 1) <= at.getTime()) turn += 1
  return turn
}

/** When turn number `turn` begins. */
function handover({ startsAt, every, unit }: Rotation, timeZone: string, turn: number): number {
  const local = Temporal.PlainDateTime.from(startsAt).add({ [unit]: every * turn })
  return local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds
}

const hourMs = 3_600_000
const unitMs = { hours: hourMs, days: 24 * hourMs, weeks: 7 * 24 * hourMs }
const turnMs = ({ every, unit }: Rotation) => every * unitMs[unit]

function isWithinHours({ hours }: Rotation, timeZone: string, at: Date): boolean {
  if (hours === null) return true
  const day = localDate(timeZone, at)
  // One that goes past midnight belongs to the day on which it began.
  return [day.subtract({ days: 1 }), day].some((date) => {
    const open = openOn(hours, timeZone, date)
    return open !== null && open.from <= at.getTime() && at.getTime() < open.to
  })
}

function openOn(
  { days, from, until }: NonNullable<Rotation['hours']>,
  timeZone: string,
  date: Temporal.PlainDate,
): { from: number; to: number } | null {
  if (!days.includes(date.dayOfWeek)) return null
  const end = until > from ? date : date.add({ days: 1 })
  return { from: onDay(timeZone, date, from), to: onDay(timeZone, end, until) }
}

function onDay(timeZone: string, date: Temporal.PlainDate, time: string): number {
  const local = date.toPlainDateTime(Temporal.PlainTime.from(time))
  return local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds
}

const localDate = (timeZone: string, at: Date) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate()

/** Every moment at which somebody else may be on call, with both ends. */
function edgesOf({ timeZone, rotations, overrides }: RosterRules, from: Date, to: Date): Set<number> {
  const edges = new Set([from.getTime(), to.getTime()])
  const add = (edge: number) => {
    if (edge > from.getTime() && edge < to.getTime()) edges.add(edge)
  }
  for (const override of overrides) {
    add(override.from.getTime())
    add(override.to.getTime())
  }
  const days = daysBetween(localDate(timeZone, from).subtract({ days: 1 }), localDate(timeZone, to))
  for (const rotation of rotations) {
    const first = Math.max(0, turnAt(rotation, timeZone, from))
    for (let turn = first; handover(rotation, timeZone, turn) < to.getTime(); turn += 1)
      add(handover(rotation, timeZone, turn))
    const { hours } = rotation
    if (hours === null) continue
    for (const date of days) {
      const open = openOn(hours, timeZone, date)
      if (open === null) continue
      add(open.from)
      add(open.to)
    }
  }
  return edges
}

function daysBetween(first: Temporal.PlainDate, last: Temporal.PlainDate): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = []
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) days.push(day)
  return days
}
