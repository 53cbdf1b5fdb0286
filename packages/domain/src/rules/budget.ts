import type { Ability, BudgetStop, ChannelBudget } from '@hubbub/contracts'

/** What was used since the month began. */
export interface MonthUse {
  costMicros: number
  /** By unit. */
  units: Readonly<Record<string, number>>
}

export type BudgetLimits = Pick<ChannelBudget, 'costMicros' | 'units'>

export const noBudget: ChannelBudget = { costMicros: null, units: {}, alarms: [50, 80, 100], stops: [] }

/** The month (UTC) that a moment lies in; its end is the next one's beginning. */
export function monthOf(now: Date): { from: Date; to: Date } {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()]
  return { from: new Date(Date.UTC(year, month)), to: new Date(Date.UTC(year, month + 1)) }
}

/** How much of the budget is used, in percent: of the limit that is nearest. Null where there is no limit. */
export function percentUsed(budget: BudgetLimits, use: MonthUse): number | null {
  const parts: [used: number, limit: number][] = Object.entries(budget.units).map(([unit, limit]) => [
    use.units[unit] ?? 0,
    limit,
  ])
  if (budget.costMicros !== null) parts.push([use.costMicros, budget.costMicros])
  if (parts.length === 0) return null
  return Math.max(...parts.map(([used, limit]) => (limit === 0 ? 100 : (used / limit) * 100)))
}

/** Whether the budget has ended something. */
export function isStopped(stops: readonly BudgetStop[], ability: Ability, percent: number | null): boolean {
  if (percent === null) return false
  const own = stops.find((stop) => stop.ability === ability)
  const at = own === undefined ? 100 : own.percent
  return at !== null && percent >= at
}

/** The highest alarm that is reached and was not told yet this month. */
export function alarmDue(
  alarms: readonly number[],
  percent: number | null,
  told: number | null,
): number | null {
  if (percent === null) return null
  const reached = Math.max(0, ...alarms.filter((alarm) => alarm <= percent))
  return reached > (told ?? 0) ? reached : null
}
