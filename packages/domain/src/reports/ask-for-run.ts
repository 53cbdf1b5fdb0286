import { AppError, type DashboardLayout, type ReportFormat, type ReportRun } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Blobs } from '../ports/blobs.ts'
import type { KeptFile, ReportPress } from '../ports/reports.ts'
import type { Repositories } from '../ports/store.ts'
import { changeEvent } from '../rules/change-event.ts'
import { periodOf } from '../rules/report-slots.ts'
import type { IsCommon } from '../rules/text-terms.ts'
import { collectReport } from './collect-report.ts'
import { mustHave } from './manage-reports.ts'
import { fileOf } from './report-files.ts'
import { layoutOf } from './resolve-report.ts'

/** Sends it now, besides its rhythm. */
export async function sendReport(ctx: Context, id: string): Promise<ReportRun> {
  permit(ctx, 'report:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { reports, events } = repositories
    const report = await mustHave(ctx, repositories, id)
    const now = ctx.clock.now()
    const runId = ctx.ids.next()
    await reports.insertRun({
      id: runId,
      reportId: id,
      askedBy: ctx.caller.actor.name,
      key: null,
      ...periodOf(report.period, now, report.timeZone),
      at: now,
    })
    await events.append([changeEvent(ctx, 'report.updated', report)])
    return await mustRead(repositories, runId)
  })
}

export async function listReportRuns(
  ctx: Context,
  id: string,
  page: { after: unknown; limit: number },
): Promise<{ items: ReportRun[]; next: unknown }> {
  permit(ctx, 'report:read')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await mustHave(ctx, repositories, id)
    return await repositories.reports.runs(id, page)
  })
}

/** Makes again what could not be made, and sends to whom it did not reach; who may have got it gets it again. */
export async function retryReportRun(ctx: Context, runId: string): Promise<ReportRun> {
  permit(ctx, 'report:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { reports, events } = repositories
    const run = await reports.lockRun(runId)
    if (run === null) throw notFound('report-run')
    const report = await mustHave(ctx, repositories, run.reportId)
    if (run.state !== 'failed')
      throw new AppError({ code: 'report-run.not_failed', kind: 'conflict', message: 'It has not failed' })
    const isMade = run.files.length > 0
    if (isMade) await reports.reopenDeliveries(runId)
    await reports.updateRun(runId, {
      state: isMade ? 'sending' : 'waiting',
      attempts: 0,
      error: null,
      nextAt: await reports.now(),
    })
    await events.append([changeEvent(ctx, 'report.updated', report)])
    return await mustRead(repositories, runId)
  })
}

export async function getReportFile(
  ctx: Context,
  blobs: Blobs,
  { runId, name }: { runId: string; name: string },
): Promise<{ file: KeptFile; content: ReadableStream<Uint8Array> }> {
  permit(ctx, 'report:read')
  const file = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const run = await repositories.reports.lockRun(runId)
    if (run === null) throw notFound('report-run')
    await mustHave(ctx, repositories, run.reportId)
    return run.files.find((one) => one.name === name)
  })
  if (file === undefined) throw notFound('report-file')
  return { file, content: await blobs.get(file.key) }
}

export interface MadeFile {
  name: string
  contentType: string
  content: Uint8Array
}
export interface PrintTools {
  press: ReportPress
  isCommon: IsCommon
}

/** As it would be made now, with the eyes of whoever asks. */
export async function previewReport(
  ctx: Context,
  tools: PrintTools,
  { id, format }: { id: string; format: ReportFormat },
): Promise<MadeFile> {
  permit(ctx, 'report:read')
  const { report, layout } = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const kept = await mustHave(ctx, repositories, id)
    return { report: kept, layout: await layoutOf(repositories, kept) }
  })
  const { name: title, monitorId, timeZone } = report
  const span = periodOf(report.period, ctx.clock.now(), timeZone)
  // Whoever may read reports may read what stands in them.
  const caller = { ...ctx.caller, permissions: new Set([...ctx.caller.permissions, 'mention:read' as const]) }
  const content = await collectReport({ ...ctx, caller }, tools, {
    title,
    layout,
    monitorId,
    timeZone,
    ...span,
  })
  return { ...fileOf(report, span, format), content: await tools.press.make(format, content) }
}

export interface PrintAsked {
  title: string
  layout: DashboardLayout
  monitorId: string | null
  from: string
  to: string
  timeZone: string
  format: ReportFormat
}

/** What somebody looks at, as a file. */
export async function printDashboard(ctx: Context, tools: PrintTools, asked: PrintAsked): Promise<MadeFile> {
  permit(ctx, 'mention:read')
  const span = { from: new Date(asked.from), to: new Date(asked.to) }
  const content = await collectReport(ctx, tools, { ...asked, ...span })
  const { title: name, timeZone, format } = asked
  return { ...fileOf({ name, timeZone }, span, format), content: await tools.press.make(format, content) }
}

async function mustRead({ reports }: Pick<Repositories, 'reports'>, id: string): Promise<ReportRun> {
  const run = await reports.findRun(id)
  if (run === null) throw new Error('a run came back empty')
  return run
}
