import type { WorkContext } from '../intake/work-context.ts'
import type { Blobs } from '../ports/blobs.ts'
import { periodOf, slotKey } from '../rules/report-slots.ts'
import { nextSlot } from '../rules/rhythm-slots.ts'
import { reportEvent } from './report-event.ts'

/** What was missed for longer is not sent any more. */
const LATEST_MS = 14 * 86_400_000
const KEPT_RUNS = 60

/**
 * Lays down that a report is to be made whose time has come, and when it is due next, in one transaction. Its day is unique
 * among the runs, so that whoever else finds it due adds nothing. What was missed while nothing ran is caught up day by day.
 */
export async function planReport(ctx: WorkContext, blobs: Blobs, id: string): Promise<boolean> {
  const forgotten = await ctx.store.transaction(ctx.workspaceId, async ({ reports, events }) => {
    const report = await reports.lockDue(id)
    if (report === null || report.nextAt === null) return null
    const now = await reports.now()
    const slot = report.nextAt
    if (now.getTime() - slot.getTime() <= LATEST_MS)
      await reports.insertRun({
        id: ctx.ids.next(),
        reportId: id,
        askedBy: null,
        key: slotKey(slot, report.timeZone),
        ...periodOf(report.period, slot, report.timeZone),
        at: slot,
      })
    const after = new Date(Math.max(slot.getTime(), now.getTime() - LATEST_MS))
    await reports.note(id, { nextAt: nextSlot(report, after) })
    await events.append([reportEvent(ctx, report)])
    return await reports.forgetRuns(id, KEPT_RUNS)
  })
  if (forgotten === null) return false
  for (const { key } of forgotten) await blobs.delete(key).catch(() => {})
  return true
}
