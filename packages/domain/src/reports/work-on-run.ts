import { errorMessage, isAppError, type ReportFormat } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import type { WorkContext } from '../intake/work-context.ts'
import type { ClaimedRun, KeptFile, KeptReport } from '../ports/reports.ts'
import type { Repositories } from '../ports/store.ts'
import { systemActor } from '../rules/route-events.ts'
import { collectReport } from './collect-report.ts'
import { fileOf } from './report-files.ts'
import { reportEvent } from './report-event.ts'
import { layoutOf, resolveLayout, viewerOf } from './resolve-report.ts'
import type { RunTools } from './run-tools.ts'
import { sendRun } from './send-run.ts'

/** Making takes a minute at most, and each mail half of one. */
const LEASE_SECONDS = 300
const MOST_ATTEMPTS = 4
const AGAIN_MS = [60_000, 5 * 60_000, 20 * 60_000]

/**
 * Makes what a report is to send, or sends what was made. Whoever claims a run has it for a while; one who was thought dead
 * and comes back settles nothing. Files have their names from the run, so that making it twice makes the same.
 */
export async function workOnRun(ctx: WorkContext, tools: RunTools, id: string): Promise<void> {
  const claimed = await ctx.store.transaction(ctx.workspaceId, async ({ reports }) => {
    const run = await reports.claimRun(id, LEASE_SECONDS)
    if (run !== null && run.state === 'waiting') await reports.settleRun(run, { state: 'making' })
    return run
  })
  if (claimed === null) return
  if (claimed.state === 'sending')
    return await sendRun(ctx, tools, { run: claimed, leaseSeconds: LEASE_SECONDS })
  await makeRun(ctx, tools, claimed)
}

async function makeRun(ctx: WorkContext, tools: RunTools, run: ClaimedRun): Promise<void> {
  const { report, asked, caller } = await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => await readAsked(repositories, run),
  )
  try {
    const content = await collectReport({ ...ctx, caller }, tools, {
      ...asked,
      title: report.name,
      timeZone: report.timeZone,
      from: run.from,
      to: run.to,
    })
    const files: KeptFile[] = []
    const missing: string[] = []
    for (const format of report.formats) {
      try {
        files.push(await makeFile(ctx, tools, { run, report, format, content }))
      } catch (error) {
        // Another file is still worth sending; it says what is missing.
        if (!isAppError(error) || error.code !== 'print.no_browser' || report.formats.length === 1)
          throw error
        missing.push(`The ${format.toUpperCase()} could not be made: ${error.message}`)
      }
    }
    await keepMade(ctx, { run, report, files, missing })
  } catch (error) {
    await noteFailure(ctx, { run, report, message: errorMessage(error) })
  }
}

async function readAsked(repositories: Repositories, run: ClaimedRun) {
  const report = await repositories.reports.lock(run.reportId)
  if (report === null) throw new Error('a run has no report')
  const viewer = await viewerOf(repositories, report.ownerId)
  const layout = await layoutOf(repositories, report)
  const caller: Context['caller'] = { ...viewer, actor: systemActor, visibility: 'own' }
  // It may show nothing any more; that is said when it is made.
  const shown = await resolveLayout(repositories, viewer, { layout, monitorId: report.monitorId }).catch(
    () => null,
  )
  if (shown !== null)
    await repositories.reports.note(report.id, {
      layout,
      monitorIds: [...new Set([shown.focus.id, ...shown.monitors.map(({ id }) => id)])],
    })
  return { report, caller, asked: { layout, monitorId: report.monitorId } }
}

interface MakeFile {
  run: ClaimedRun
  report: KeptReport
  format: ReportFormat
  content: Awaited<ReturnType<typeof collectReport>>
}

async function makeFile(
  ctx: WorkContext,
  { press, blobs }: RunTools,
  { run, report, format, content }: MakeFile,
): Promise<KeptFile> {
  const made = await press.make(format, content)
  const { name, contentType } = fileOf(report, run, format)
  const key = `reports/${ctx.workspaceId}/${run.id}/${format}`
  await blobs.put(key, made, contentType)
  return { name, contentType, size: made.length, key }
}

async function keepMade(
  ctx: WorkContext,
  {
    run,
    report,
    files,
    missing,
  }: { run: ClaimedRun; report: KeptReport; files: KeptFile[]; missing: string[] },
): Promise<void> {
  await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { reports, people, events } = repositories
    const to: { name: string; address: string }[] = []
    for (const recipient of report.recipients) {
      if (recipient.kind === 'address') to.push({ name: recipient.email, address: recipient.email })
      else {
        const member = await people.findMember(recipient.memberId)
        // Who has left gets nothing more.
        if (member !== null && member.deactivatedAt === null)
          to.push({ name: member.name, address: member.email })
      }
    }
    const now = await reports.now()
    const isOver = to.length === 0
    const settled = await reports.settleRun(run, {
      state: isOver ? 'sent' : 'sending',
      attempts: 0,
      error: null,
      files,
      missing,
      nextAt: isOver ? null : now,
    })
    if (!settled) return
    await reports.addDeliveries(run.id, to)
    await events.append([reportEvent(ctx, report)])
  })
}

async function noteFailure(
  ctx: WorkContext,
  { run, report, message }: { run: ClaimedRun; report: KeptReport; message: string },
): Promise<void> {
  await ctx.store.transaction(ctx.workspaceId, async ({ reports, events }) => {
    const attempts = run.attempts + 1
    const isOver = attempts >= MOST_ATTEMPTS
    const now = await reports.now()
    const settled = await reports.settleRun(run, {
      state: isOver ? 'failed' : 'waiting',
      attempts,
      error: message,
      nextAt: isOver ? null : new Date(now.getTime() + (AGAIN_MS[run.attempts] ?? 60_000)),
    })
    if (settled) await events.append([reportEvent(ctx, report)])
  })
}
