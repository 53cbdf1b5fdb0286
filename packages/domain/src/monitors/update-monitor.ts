import type { Monitor } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { KeptMonitor, MonitorSettings } from '../ports/monitor-settings.ts'
import { expectVersion } from '../rules/expect-version.ts'
import { expectExamples, readWhole } from './check-query.ts'
import { expectFitForRules } from './fit-for-rules.ts'
import { checkMonitorSharing, expectBrand, expectOwn, seesMonitor } from './may-monitor.ts'
import { monitorEvent } from './monitor-event.ts'
import { aDayAgo } from './read-monitors.ts'

export interface UpdateMonitor {
  id: string
  change: { [K in keyof MonitorSettings]?: MonitorSettings[K] | undefined }
  expectedVersion: number | null
}

/** Another query is another version. What is stored is matched anew, also where it goes on after a pause. */
export async function updateMonitor(
  ctx: Context,
  { id, change, expectedVersion }: UpdateMonitor,
): Promise<Monitor> {
  permit(ctx, 'monitor:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await repositories.matches.change()
    const current = await repositories.monitors.lock(id)
    if (current === null || !seesMonitor(ctx.caller, current)) throw notFound('monitor')
    expectVersion('monitor', expectedVersion, current.version)
    const next = changed(current, change)
    const { asks } = readWhole(next)
    if (change.query !== undefined || change.examples !== undefined) expectExamples(next.query, next.examples)
    if (next.brandId !== current.brandId) await expectBrand(repositories, next.brandId)
    if (next.sharing === 'private' && current.sharing !== 'private') expectOwn(ctx.caller, current)
    const teamId = await checkMonitorSharing(repositories, { ...next, ownerId: current.ownerId })
    if ((await repositories.sentiment.rulesOf(id)).length > 0)
      expectFitForRules({ sharing: next.sharing, asks })
    const isOther = next.query !== current.query || !sameLists(next, current)
    const goesOn = next.enabled && !current.enabled
    const queryVersion = current.queryVersion + Number(isOther)
    const rematch = isOther || goesOn ? { madeBy: ctx.caller.memberId } : null
    await repositories.monitors.update(id, { ...next, teamId, asks, queryVersion, rematch }, ctx.clock.now())
    const monitor = await repositories.monitors.find(id, aDayAgo(ctx))
    if (monitor === null) throw notFound('monitor')
    const by = { actor: ctx.caller.actor, trace: ctx.trace }
    // Who saw it before and does so no more is told, too.
    const { ownerId } = current
    const sharing = current.sharing === 'private' ? monitor.sharing : current.sharing
    await repositories.events.append([monitorEvent({ ...monitor, sharing, ownerId }, by)])
    return monitor
  })
}

function changed(current: KeptMonitor, change: UpdateMonitor['change']): MonitorSettings {
  const {
    name = current.name,
    kind = current.kind,
    query = current.query,
    lists = current.lists,
    examples = current.examples,
    enabled = current.enabled,
    sharing = current.sharing,
    brandId = current.brandId,
    teamId = current.teamId,
  } = change
  return { name, kind, brandId, query, lists, examples, enabled, sharing, teamId }
}

const sameLists = (a: Pick<MonitorSettings, 'lists'>, b: Pick<MonitorSettings, 'lists'>) =>
  flat(a) === flat(b)
const flat = ({ lists: { authors, sources } }: Pick<MonitorSettings, 'lists'>) =>
  JSON.stringify([authors.only, authors.without, sources.only, sources.without])
