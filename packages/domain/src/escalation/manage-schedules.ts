import { AppError, type OnCallSchedule, type Shift } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { ScheduleData } from '../ports/on-call.ts'
import type { Repositories } from '../ports/store.ts'
import { changeEvent } from '../rules/change-event.ts'
import { expectVersion } from '../rules/expect-version.ts'
import { given } from './manage-policies.ts'
import { onCallSpans } from './on-call.ts'
import { aroundNow, showSchedule, showShift } from './show-schedule.ts'

const LONGEST_MS = 100 * 86_400_000

export async function listOnCallSchedules(ctx: Context): Promise<OnCallSchedule[]> {
  permit(ctx, 'on-call:read')
  const now = ctx.clock.now()
  return await ctx.store.transaction(ctx.workspaceId, async ({ onCall }) => {
    const overrides = await onCall.overrides(null, aroundNow(now))
    const swapRequests = await onCall.swapRequests(null, now)
    return (await onCall.schedules()).map((schedule) => {
      const isOfIt = ({ scheduleId }: { scheduleId: string }) => scheduleId === schedule.id
      const own = { overrides: overrides.filter(isOfIt), swapRequests: swapRequests.filter(isOfIt) }
      return showSchedule(schedule, own, now)
    })
  })
}

/** Who is on call from one moment to another. */
export async function listShifts(
  ctx: Context,
  { id, from, to }: { id: string; from: Date; to: Date },
): Promise<Shift[]> {
  permit(ctx, 'on-call:read')
  if (to <= from || to.getTime() - from.getTime() > LONGEST_MS)
    throw new AppError({
      code: 'on-call-schedule.span_odd',
      kind: 'invalid',
      message: 'Name a stretch of time of at most a hundred days',
    })
  return await ctx.store.transaction(ctx.workspaceId, async ({ onCall }) => {
    const schedule = await onCall.findSchedule(id)
    if (schedule === null) throw notFound('on-call-schedule')
    const overrides = await onCall.overrides(id, { from, to })
    return onCallSpans({ ...schedule, overrides }, from, to).map(showShift)
  })
}

export async function createOnCallSchedule(ctx: Context, input: ScheduleData): Promise<OnCallSchedule> {
  permit(ctx, 'on-call:write')
  const id = ctx.ids.next()
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await expectMembers(repositories, input)
    await repositories.onCall.insertSchedule(id, input)
    return await told(ctx, repositories, id)
  })
}

export async function updateOnCallSchedule(
  ctx: Context,
  {
    id,
    change,
    expectedVersion,
  }: {
    id: string
    change: { [K in keyof ScheduleData]?: ScheduleData[K] | undefined }
    expectedVersion: number | null
  },
): Promise<OnCallSchedule> {
  permit(ctx, 'on-call:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const current = await repositories.onCall.findSchedule(id)
    if (current === null) throw notFound('on-call-schedule')
    expectVersion('on-call-schedule', expectedVersion, current.version)
    await expectMembers(repositories, change)
    await repositories.onCall.updateSchedule(id, given(change))
    return await told(ctx, repositories, id)
  })
}

export async function deleteOnCallSchedule(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'on-call:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ onCall, events }) => {
    const current = await onCall.findSchedule(id)
    if (current === null) throw notFound('on-call-schedule')
    await onCall.removeSchedule(id)
    const gone = { id, version: current.version + 1 }
    await events.append([changeEvent(ctx, 'on-call-schedule.updated', gone, { deleted: true })])
  })
}

/** In its new version, which is told. */
export async function told(
  ctx: Context,
  { onCall, events }: Repositories,
  id: string,
): Promise<OnCallSchedule> {
  const schedule = await onCall.findSchedule(id)
  if (schedule === null) throw notFound('on-call-schedule')
  await events.append([changeEvent(ctx, 'on-call-schedule.updated', schedule)])
  const now = ctx.clock.now()
  const overrides = await onCall.overrides(id, aroundNow(now))
  return showSchedule(schedule, { overrides, swapRequests: await onCall.swapRequests(id, now) }, now)
}

async function expectMembers(
  { people }: Repositories,
  { rotations = [] }: { rotations?: ScheduleData['rotations'] | undefined },
): Promise<void> {
  const known = new Set((await people.listMembers()).map(({ id }) => id))
  if (rotations.some(({ memberIds }) => memberIds.some((id) => !known.has(id)))) throw notFound('member')
}
