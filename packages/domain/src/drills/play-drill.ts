import { permissions } from '@hubbub/contracts'
import { listAlertRules, updateAlertRule } from '../alerts/manage-rules.ts'
import type { Context } from '../context.ts'
import { collectBatch } from '../intake/collect-batch.ts'
import type { IntakeTools } from '../intake/prepare-message.ts'
import { recordChannelOutcome } from '../intake/record-channel-outcome.ts'
import type { WorkContext } from '../intake/work-context.ts'
import { listMonitors } from '../monitors/read-monitors.ts'
import type { KeptDrill } from '../ports/drills.ts'
import { systemActor } from '../rules/route-events.ts'
import { playedSeconds, saidAt } from './drill-clock.ts'
import { drillMessage, saidBefore, saidLines } from './drill-messages.ts'
import { drillEvent } from './steer-drill.ts'

const MOST = 200
const DAY_MS = 86_400_000
/** For so many looks nothing more of the days before was matched: they are known. */
const STILL = 3
/** And after so many it begins whatever is known. */
const PATIENCE_MS = 120_000

/**
 * Says what is due of a drill, through the same intake as what any network tells. What was said is stored once by its
 * constraint, and the place moves after it, so a kill in between says it again and changes nothing.
 */
export async function playDrill(ctx: WorkContext, tools: IntakeTools): Promise<void> {
  const drill = await ctx.store.transaction(ctx.workspaceId, async ({ drills }) => await drills.get())
  if (drill === null) return
  if (drill.state === 'preparing') return await prepare(ctx, tools, drill)
  if (drill.state !== 'running') return
  const played = playedSeconds(drill, ctx.clock.now())
  const { lines } = drill.recording
  const due = lines.findIndex(({ at }, index) => index >= drill.position && at > played)
  const to = Math.min(due === -1 ? lines.length : due, drill.position + MOST)
  if (to > drill.position) {
    const said = saidLines(drill, {
      from: drill.position,
      to,
      at: (second) => saidAt(drill, second) ?? ctx.clock.now(),
    })
    await collect(ctx, tools, { drill, said })
  }
  if (to === drill.position && to < lines.length) return
  await ctx.store.transaction(ctx.workspaceId, async ({ drills, events }) => {
    const current = await drills.lock()
    if (current === null || current.state !== 'running' || current.position > to) return
    const version = await drills.update({ position: to, ...(to === lines.length && { state: 'over' }) })
    await events.append([drillEvent(ctx, systemActor, { id: current.id, version })])
  })
}

async function collect(
  ctx: WorkContext,
  tools: IntakeTools,
  { drill, said }: { drill: KeptDrill; said: ReturnType<typeof saidLines> },
): Promise<void> {
  for (const [network, some] of Map.groupBy(said, ({ line }) => line.network)) {
    const channelId = drill.channels[network]
    if (channelId === undefined) continue
    const messages = some.map((one) => drillMessage(one, drill.recording.head.brand))
    await collectBatch(ctx, tools, { channelId, batch: { messages, unreadable: [] } })
    await recordChannelOutcome(ctx, { channelId, outcome: { part: 'fetch', kind: 'succeeded' } })
  }
}

/** The days before come first; once they are matched, rules begin to look, and the clock begins to run. */
async function prepare(ctx: WorkContext, tools: IntakeTools, drill: KeptDrill): Promise<void> {
  if (drill.matched < 0) await collect(ctx, tools, { drill, said: saidBefore(drill) })
  const counted = await countMatched(ctx)
  const still = counted > 0 && counted === drill.matched ? drill.still + 1 : 0
  const waited = ctx.clock.now().getTime() - drill.createdAt.getTime()
  const isKnown = still >= STILL || waited > PATIENCE_MS
  if (isKnown) {
    const maker = asDrill(ctx)
    for (const { id, enabled } of await listAlertRules(maker))
      if (!enabled) await updateAlertRule(maker, { id, change: { enabled: true }, expectedVersion: null })
  }
  await ctx.store.transaction(ctx.workspaceId, async ({ drills, events }) => {
    const current = await drills.lock()
    if (current === null || current.state !== 'preparing') return
    const begun = isKnown ? ({ state: 'running', startedAt: ctx.clock.now() } as const) : {}
    const version = await drills.update({ matched: Math.max(0, counted), still, ...begun })
    await events.append([drillEvent(ctx, systemActor, { id: current.id, version })])
  })
}

async function countMatched(ctx: WorkContext): Promise<number> {
  const monitors = await listMonitors(asDrill(ctx))
  const now = ctx.clock.now().getTime()
  const span = { from: new Date(now - 40 * DAY_MS), to: new Date(now) }
  const monitorIds = monitors.map(({ id }) => id)
  const rows = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ analytics }) =>
      await analytics.tally({ monitorIds, facet: 'all', value: null, ...span }, 'total', 'UTC'),
  )
  return rows.reduce((sum, { mentions }) => sum + mentions, 0)
}

/** The drill itself, which may do everything in it. */
const asDrill = (ctx: WorkContext): Context => ({
  ...ctx,
  caller: {
    actor: systemActor,
    memberId: null,
    permissions: new Set(permissions),
    visibility: 'all',
    teamIds: [],
  },
})
