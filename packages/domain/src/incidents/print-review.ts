import type { Volume } from '@hubbub/contracts'
import { isOpen } from '@hubbub/detect'
import { readVolume } from '../analytics/read-volume.ts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { ReportPress, ReviewContent } from '../ports/reports.ts'
import type { MadeFile } from '../reports/ask-for-run.ts'
import { fileOf } from '../reports/report-files.ts'
import { listStatements } from '../statements/read-statements.ts'
import { stateWords } from './incident-words.ts'
import { readIncident } from './read-incidents.ts'

const HOUR_MS = 3_600_000
/** The chart begins a day before it did, and ends some hours after it was over. */
const BEFORE_MS = 24 * HOUR_MS
const AFTER_MS = 6 * HOUR_MS
/** Up to so long by the hour. */
const HOURLY_MS = 5 * BEFORE_MS
const MOST_MS = 90 * BEFORE_MS

/** The review of an incident on paper, as it stands now, with the eyes of whoever asks. */
export async function printReview(
  ctx: Context,
  { press }: { press: ReportPress },
  { id, timeZone }: { id: string; timeZone: string },
): Promise<MadeFile> {
  permit(ctx, 'incident:read')
  const now = ctx.clock.now()
  const read = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { settings } = repositories
    const incident = await readIncident(ctx, repositories, id)
    return { incident, workspace: await settings.findWorkspace(), drill: await settings.isDrill() }
  })
  const { incident, workspace, drill } = read
  const content: ReviewContent = {
    workspace: workspace?.name ?? '',
    demo: workspace?.demo ?? false,
    drill,
    timeZone,
    madeAt: now.toISOString(),
    incident,
    statements: await listStatements(ctx, id),
    volume: await volumeOf(ctx, { incident, timeZone, now }),
  }
  const name = `Incident ${incident.number} review`
  const file = fileOf({ name, timeZone }, { from: new Date(incident.openedAt) }, 'pdf')
  return { ...file, content: await press.review(content) }
}

/** Null where no monitor grades it, or its mentions are not the caller's to read. */
async function volumeOf(
  ctx: Context,
  { incident, timeZone, now }: Pick<ReviewContent, 'incident' | 'timeZone'> & { now: Date },
): Promise<Volume | null> {
  const { monitor, openedAt, entries, state } = incident
  if (monitor === null || !ctx.caller.permissions.has('mention:read')) return null
  const from = Date.parse(openedAt) - BEFORE_MS
  const over = entries.findLast(({ kind, text }) => kind === 'state' && text === stateWords.resolved)
  const end = isOpen(state) || over === undefined ? now.getTime() : Date.parse(over.at) + AFTER_MS
  const to = Math.max(from + BEFORE_MS + HOUR_MS, Math.min(end, now.getTime(), from + MOST_MS))
  return await readVolume(ctx, {
    monitorIds: [monitor.id],
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    unit: to - from <= HOURLY_MS ? 'hour' : 'day',
    timeZone,
    facet: 'all',
    value: '',
  })
}
