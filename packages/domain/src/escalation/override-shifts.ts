import { AppError, type OnCallSchedule } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { told } from './manage-schedules.ts'
import { whoIsOnCall } from './on-call.ts'

export interface Span {
  from: Date
  to: Date
}

/** Somebody stands in for whoever would be on call. Everybody may take it on themselves. */
export async function overrideShift(
  ctx: Context,
  input: Span & { scheduleId: string; memberId: string; reason: string },
): Promise<OnCallSchedule> {
  permit(ctx, input.memberId === ctx.caller.memberId ? 'on-call:read' : 'on-call:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await expectSpan(repositories, ctx.clock.now(), input)
    await expectActive(repositories, input.memberId)
    await repositories.onCall.insertOverride({ id: ctx.ids.next(), ...input, swapId: null })
    return await changed(ctx, repositories, input.scheduleId)
  })
}

/** Two shifts change hands: who has the one takes the other. */
export async function swapShifts(
  ctx: Context,
  { scheduleId, one, other, reason }: { scheduleId: string; one: Span; other: Span; reason: string },
): Promise<OnCallSchedule> {
  permit(ctx, 'on-call:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const now = ctx.clock.now()
    await expectSpan(repositories, now, { scheduleId, ...one })
    await expectSpan(repositories, now, { scheduleId, ...other })
    const [first, second] = [
      await whoHas(repositories, scheduleId, one),
      await whoHas(repositories, scheduleId, other),
    ]
    if (first === null || second === null || first === second)
      throw new AppError({
        code: 'on-call-schedule.no_swap',
        kind: 'invalid',
        message: 'A swap needs two shifts of two people',
      })
    await swap(ctx, repositories, {
      scheduleId,
      reason,
      first: { ...one, memberId: first },
      second: { ...other, memberId: second },
    })
    return await changed(ctx, repositories, scheduleId)
  })
}

/** Each takes the other's shift. */
export async function swap(
  ctx: Pick<Context, 'ids'>,
  { onCall }: Pick<Repositories, 'onCall'>,
  swapped: {
    scheduleId: string
    reason: string
    first: Span & { memberId: string }
    second: Span & { memberId: string }
  },
): Promise<void> {
  const { scheduleId, reason, first, second } = swapped
  const half = { scheduleId, reason, swapId: ctx.ids.next() }
  await onCall.insertOverride({ ...half, ...first, id: ctx.ids.next(), memberId: second.memberId })
  await onCall.insertOverride({ ...half, ...second, id: ctx.ids.next(), memberId: first.memberId })
}

/** A swap is taken back as a whole. */
export async function removeOverride(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'on-call:read')
  await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const override = await repositories.onCall.findOverride(id)
    if (override === null) throw notFound('on-call-override')
    if (override.memberId !== ctx.caller.memberId || override.swapId !== null) permit(ctx, 'on-call:write')
    await repositories.onCall.removeOverride(id)
    await changed(ctx, repositories, override.scheduleId)
  })
}

export async function changed(
  ctx: Context,
  repositories: Repositories,
  scheduleId: string,
): Promise<OnCallSchedule> {
  await repositories.onCall.updateSchedule(scheduleId, {})
  return await told(ctx, repositories, scheduleId)
}

/** Who is on call when it begins. */
export async function whoHas(
  { onCall }: Repositories,
  scheduleId: string,
  { from }: Span,
): Promise<string | null> {
  const schedule = await onCall.findSchedule(scheduleId)
  if (schedule === null) throw notFound('on-call-schedule')
  const overrides = await onCall.overrides(scheduleId, { from, to: new Date(from.getTime() + 1) })
  return whoIsOnCall({ ...schedule, overrides }, from).memberId
}

export async function expectSpan(
  { onCall }: Repositories,
  now: Date,
  { scheduleId, from, to }: Span & { scheduleId: string },
): Promise<void> {
  if ((await onCall.findSchedule(scheduleId)) === null) throw notFound('on-call-schedule')
  if (to > from && to > now) return
  throw new AppError({
    code: 'on-call-override.over',
    kind: 'invalid',
    message: 'It must end after it begins, and not in the past',
  })
}

async function expectActive({ people }: Repositories, memberId: string): Promise<void> {
  const member = await people.findMember(memberId)
  if (member === null || member.deactivatedAt !== null) throw notFound('member')
}
