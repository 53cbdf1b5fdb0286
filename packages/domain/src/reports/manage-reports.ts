import {
  AppError,
  type Report,
  type ReportPolicy,
  type ReportRecipient,
  type ReportSettings,
} from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Blobs } from '../ports/blobs.ts'
import type { KeptReport } from '../ports/reports.ts'
import type { Repositories } from '../ports/store.ts'
import { changeEvent } from '../rules/change-event.ts'
import { expectVersion } from '../rules/expect-version.ts'
import { nextSlot } from '../rules/rhythm-slots.ts'
import { askedLayout, resolveLayout } from './resolve-report.ts'

type Seen = Report & { monitorIds: string[] }
const shown = ({ monitorIds: _monitorIds, ...report }: Seen): Report => report

/** Their own, and those whose monitors they all have. */
export async function listReports(ctx: Context): Promise<{ items: Report[]; policy: ReportPolicy }> {
  permit(ctx, 'report:read')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { reports } = repositories
    const sees = await sightOf(ctx, repositories)
    return { items: (await reports.list()).filter(sees).map(shown), policy: await reports.policy() }
  })
}

export async function createReport(ctx: Context, input: ReportSettings): Promise<Report> {
  permit(ctx, 'report:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { reports, events } = repositories
    await checkRecipients(repositories, input.recipients)
    const id = ctx.ids.next()
    await reports.insert({ ...(await settled(ctx, repositories, input)), id, ownerId: ctx.caller.memberId })
    await events.append([changeEvent(ctx, 'report.updated', { id, version: 1 })])
    return await mustShow(repositories, id)
  })
}

export async function updateReport(
  ctx: Context,
  {
    id,
    change,
    expectedVersion,
  }: {
    id: string
    change: { [K in keyof ReportSettings]?: ReportSettings[K] | undefined }
    expectedVersion: number | null
  },
): Promise<Report> {
  permit(ctx, 'report:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { reports, events } = repositories
    const current = await mustHave(ctx, repositories, id)
    expectVersion('report', expectedVersion, current.version)
    if (change.recipients !== undefined) await checkRecipients(repositories, change.recipients)
    const wanted = { ...settingsOf(current), ...defined(change) }
    const isMoved = change.dashboardId !== undefined || change.monitorId !== undefined
    const about = isMoved
      ? await settled(ctx, repositories, wanted)
      : { ...wanted, layout: current.layout, monitorIds: current.monitorIds, nextAt: slotOf(ctx, wanted) }
    await reports.update(id, about)
    await events.append([changeEvent(ctx, 'report.updated', { id, version: current.version + 1 })])
    return await mustShow(repositories, id)
  })
}

/** With all that it has made. */
export async function deleteReport(ctx: Context, blobs: Blobs, id: string): Promise<void> {
  permit(ctx, 'report:write')
  const files = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { reports, events } = repositories
    const { version } = await mustHave(ctx, repositories, id)
    const made = await reports.forgetRuns(id, 0)
    await reports.delete(id)
    await events.append([changeEvent(ctx, 'report.updated', { id, version: version + 1 })])
    return made
  })
  // What stays behind is found by nobody.
  for (const { key } of files) await blobs.delete(key).catch(() => {})
}

export async function updateReportPolicy(ctx: Context, policy: ReportPolicy): Promise<ReportPolicy> {
  permit(ctx, 'workspace:write')
  return await ctx.store.transaction(ctx.workspaceId, async ({ reports, settings, events }) => {
    const workspace = await settings.lockWorkspace()
    await reports.savePolicy(policy)
    await events.append([
      changeEvent(ctx, 'workspace.updated', { id: ctx.workspaceId, version: workspace?.version ?? 1 }),
    ])
    return policy
  })
}

/** Locked; not found where the caller does not see it. */
export async function mustHave(
  ctx: Pick<Context, 'caller'>,
  repositories: Repositories,
  id: string,
): Promise<KeptReport> {
  const seen = await repositories.reports.find(id)
  const sees = await sightOf(ctx, repositories)
  const kept = seen === null || !sees(seen) ? null : await repositories.reports.lock(id)
  if (kept === null) throw notFound('report')
  return kept
}

/** Whoever has no owner any more is carried on by those who may. */
export async function sightOf(
  { caller }: Pick<Context, 'caller'>,
  { analytics }: Pick<Repositories, 'analytics'>,
): Promise<(report: Pick<Seen, 'owner' | 'monitorIds'>) => boolean> {
  const theirs = new Set((await analytics.monitors(null, caller)).map(({ id }) => id))
  return ({ owner, monitorIds }) =>
    (owner !== null && owner.id === caller.memberId) ||
    (owner === null && caller.permissions.has('report:write')) ||
    monitorIds.every((id) => theirs.has(id))
}

async function mustShow({ reports }: Repositories, id: string): Promise<Report> {
  const report = await reports.find(id)
  if (report === null) throw new Error('a report came back empty')
  return shown(report)
}

async function settled(ctx: Context, repositories: Repositories, settings: ReportSettings) {
  const layout = await askedLayout(repositories, ctx.caller, settings.dashboardId)
  const { monitors, focus } = await resolveLayout(repositories, ctx.caller, {
    layout,
    monitorId: settings.monitorId,
  })
  if (settings.monitorId !== null && settings.monitorId !== focus.id)
    throw new AppError({ code: 'monitor.not_found', kind: 'invalid', message: 'There is no such monitor' })
  const monitorIds = [...new Set([focus.id, ...monitors.map(({ id }) => id)])]
  return { ...settings, layout, monitorIds, nextAt: slotOf(ctx, settings) }
}

const slotOf = (ctx: Pick<Context, 'clock'>, settings: ReportSettings) =>
  settings.enabled ? nextSlot(settings, ctx.clock.now()) : null

function settingsOf(report: KeptReport): ReportSettings {
  const { name, dashboardId, monitorId, period, rhythm, time, timeZone, formats, recipients, enabled } =
    report
  return { name, dashboardId, monitorId, period, rhythm, time, timeZone, formats, recipients, enabled }
}

const defined = <T extends object>(patch: T) =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

async function checkRecipients(
  { reports, people }: Pick<Repositories, 'reports' | 'people'>,
  recipients: readonly ReportRecipient[],
): Promise<void> {
  const policy = await reports.policy()
  for (const recipient of recipients) {
    if (recipient.kind === 'member') {
      const member = await people.findMember(recipient.memberId)
      if (member === null || member.deactivatedAt !== null)
        throw new AppError({
          code: 'member.not_found',
          kind: 'invalid',
          message: 'There is nobody with this id',
        })
    } else if (!mayLeaveTo(policy, recipient.email)) {
      throw new AppError({
        code: 'report.outside_refused',
        kind: 'forbidden',
        message: `Reports of this workspace do not go to ${recipient.email}: an admin says to whom besides members they may`,
      })
    }
  }
}

export function mayLeaveTo({ outside, domains }: ReportPolicy, email: string): boolean {
  if (outside !== 'domains') return outside === 'anybody'
  return domains.includes(email.slice(email.lastIndexOf('@') + 1).toLowerCase())
}
