import type { Ability } from '@hubbub/contracts'
import type { WorkContext } from '../intake/work-context.ts'
import type { BudgetVerdict, UsageRow } from '../ports/hearing.ts'
import type { Repositories } from '../ports/store.ts'
import { alarmDue, isStopped, type MonthUse, monthOf, percentUsed } from '../rules/budget.ts'
import { systemActor } from '../rules/route-events.ts'

/** Counts what was used; people are told where it reaches one of their alarms. */
export async function noteUse(ctx: WorkContext, channelId: string, use: UsageRow): Promise<void> {
  const now = ctx.clock.now()
  const { from: month } = monthOf(now)
  await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { usage, channels, events } = repositories
    await usage.add(channelId, now, use)
    const state = await usage.budget(channelId, month)
    if (state === null) return
    const alarm = alarmDue(
      state.alarms,
      percentUsed(state, await monthUse(usage, channelId, month)),
      state.alarm,
    )
    if (alarm === null) return
    const version = await channels.touch(channelId)
    if (version === null) return
    await usage.noteAlarm(channelId, month, alarm)
    await events.append([
      {
        type: 'channel.updated',
        subjectId: channelId,
        version,
        actor: systemActor,
        trace: ctx.trace,
        data: { budgetAlarm: alarm },
      },
    ])
  })
}

/** Whether the budget still lets a channel do something. */
export async function judgeUse(
  ctx: Pick<WorkContext, 'workspaceId' | 'store' | 'clock'>,
  channelId: string,
  ability: Ability,
): Promise<BudgetVerdict> {
  const { from, to } = monthOf(ctx.clock.now())
  return await ctx.store.transaction(ctx.workspaceId, async ({ usage }) => {
    const budget = await usage.budget(channelId, from)
    if (budget === null) return { percent: null, stopped: false, until: to }
    const percent = percentUsed(budget, await monthUse(usage, channelId, from))
    return { percent, stopped: isStopped(budget.stops, ability, percent), until: to }
  })
}

export async function monthUse(
  usage: Repositories['usage'],
  channelId: string,
  month: Date,
): Promise<MonthUse> {
  return sumUse(await usage.since(channelId, month))
}

export function sumUse(rows: readonly UsageRow[]): MonthUse {
  const units: Record<string, number> = {}
  let costMicros = 0
  for (const row of rows) {
    units[row.unit] = (units[row.unit] ?? 0) + row.amount
    costMicros += row.costMicros
  }
  return { costMicros, units }
}
