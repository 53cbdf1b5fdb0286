import {
  type Ability,
  abilitySchema,
  type ChannelBudget,
  type ChannelUsage,
  type ChannelUnit,
} from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { KeptChannel } from '../ports/channels.ts'
import type { UsageRow } from '../ports/hearing.ts'
import type { Repositories } from '../ports/store.ts'
import { isStopped, monthOf, noBudget, percentUsed } from '../rules/budget.ts'
import { changeEvent } from '../rules/change-event.ts'
import { expectVersion } from '../rules/expect-version.ts'
import { sumUse } from './note-use.ts'

type UsageContext = Context & { catalogue: ChannelCatalogue }

export async function getChannelUsage(ctx: UsageContext, id: string): Promise<ChannelUsage> {
  permit(ctx, 'channel:read')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const channel = await repositories.channels.find(id)
    if (channel === null) throw notFound('channel')
    return await readUsage(ctx, repositories, channel)
  })
}

export interface SetChannelBudget {
  id: string
  budget: ChannelBudget
  /** Of the usage that was shown. */
  expectedVersion: number | null
}

/** A channel that its budget had stopped is tried again at once. */
export async function setChannelBudget(ctx: UsageContext, input: SetChannelBudget): Promise<ChannelUsage> {
  permit(ctx, 'channel:write')
  const { id, budget, expectedVersion } = input
  const result = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { channels, usage, events } = repositories
    const channel = await channels.lock(id)
    if (channel === null) throw notFound('channel')
    const before = await usage.budget(id, monthOf(ctx.clock.now()).from)
    expectVersion('channel budget', expectedVersion, before?.version ?? 0)
    await usage.setBudget(id, { ...budget, alarms: [...new Set(budget.alarms)].toSorted((a, b) => a - b) })
    if (channel.health === 'stopped') await channels.beginAnew(id)
    const version = (await channels.touch(id)) ?? channel.version
    await events.append([changeEvent(ctx, 'channel.updated', { id, version })])
    return await readUsage(ctx, repositories, channel)
  })
  await ctx.signals.channelChanged({ workspaceId: ctx.workspaceId, channelId: id })
  return result
}

async function readUsage(
  { catalogue, clock }: UsageContext,
  { usage }: Pick<Repositories, 'usage'>,
  channel: Pick<KeptChannel, 'id' | 'kind'>,
): Promise<ChannelUsage> {
  const { from, to } = monthOf(clock.now())
  const state = (await usage.budget(channel.id, from)) ?? { ...noBudget, alarm: null, version: 0 }
  const rows = await usage.since(channel.id, from)
  const sum = sumUse(rows)
  const percent = percentUsed(state, sum)
  const { costMicros, units, alarms, stops, version } = state
  const named = catalogue.kinds().find(({ kind }) => kind === channel.kind)?.units ?? []
  const allotments = await usage.allotments(channel.id)
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    costMicros: sum.costMicros,
    units: unitsOf(named, rows, units),
    abilities: abilitiesOf(rows, sum.costMicros),
    percent,
    stopped: abilitySchema.options.filter((ability) => isStopped(stops, ability, percent)),
    budget: { costMicros, units, alarms, stops },
    allotments: allotments.map((one) => ({ ...one, resetsAt: one.resetsAt.toISOString() })),
    version,
  }
}

/** Those the kind names, and whatever else was counted. */
function unitsOf(
  named: readonly ChannelUnit[],
  rows: readonly UsageRow[],
  limits: Readonly<Record<string, number>>,
): ChannelUsage['units'] {
  const labels = new Map(named.map(({ unit, label }) => [unit, label]))
  for (const { unit } of rows) if (!labels.has(unit)) labels.set(unit, unit)
  return [...labels].map(([unit, label]) => {
    const own = rows.filter((row) => row.unit === unit)
    return { unit, label, ...total(own), limit: limits[unit] ?? null }
  })
}

function abilitiesOf(rows: readonly UsageRow[], costMicros: number): ChannelUsage['abilities'] {
  const abilities = new Set<Ability>(rows.map(({ ability }) => ability))
  return [...abilities].map((ability) => {
    const cost = total(rows.filter((row) => row.ability === ability)).costMicros
    return { ability, costMicros: cost, share: costMicros === 0 ? null : cost / costMicros }
  })
}

function total(rows: readonly UsageRow[]): { amount: number; costMicros: number } {
  return {
    amount: rows.reduce((sum, { amount }) => sum + amount, 0),
    costMicros: rows.reduce((sum, row) => sum + row.costMicros, 0),
  }
}
