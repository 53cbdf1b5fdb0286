import { createSeries, grade, isOpen, loadSeries, scoreCrisis, severityNow, usualOf } from '@hubbub/detect'
import { severityOf, situationOf } from '../alerts/alert-severity.ts'
import { guardedBins } from '../alerts/coverage-guard.ts'
import { readShares } from '../alerts/gather-evidence.ts'
import { lastClosed } from '../alerts/look-times.ts'
import { readSources } from '../alerts/read-sources.ts'
import type { WorkContext } from '../intake/work-context.ts'
import type { IncidentPatch, KeptIncident } from '../ports/incidents.ts'
import type { Repositories } from '../ports/store.ts'
import { systemActor } from '../rules/route-events.ts'
import { tickTasks } from '../playbooks/tick-tasks.ts'
import { againstWhom } from './by-hand.ts'
import { incidentEvent } from './incident-event.ts'
import { isWorse } from './incident-words.ts'
import { linkWhatIsSaid } from './link-said.ts'
import { tellWorse } from './tell-worse.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const MOST_AUTHORS = 6
/** A score that moves by less is told to nobody. */
const TOLD = 1

/**
 * Looks again how severe an open incident is, up at once, down a step after half an hour of calm, links what has been
 * said of it since, and ticks what is done by itself. In one transaction under its lock. False where it was not due.
 */
export async function gradeIncident(ctx: WorkContext, id: string): Promise<boolean> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { incidents, escalations } = repositories
    const incident = await incidents.lockDue(id)
    if (incident === null) return false
    const now = await escalations.now()
    const goesOn = isOpen(incident.state)
    await incidents.lookAgain(id, goesOn ? new Date(now.getTime() + MINUTE_MS) : null)
    if (!goesOn) return true
    const found = await linkWhatIsSaid(ctx, repositories, { incident, now })
    const moved = found + (await tickTasks(ctx, repositories, { id, now })) > 0
    if (incident.monitorId === null) {
      if (moved) await tell(ctx, repositories, id, {})
      return true
    }
    const situation = await situationNow(repositories, incident.monitorId, now)
    const next = grade(incident.grade, situation, now.getTime())
    const score = scoreCrisis(situation)
    const severity = severityOf[severityNow(next)]
    const isTold =
      severity !== incident.severity ||
      next.severity !== incident.grade.severity ||
      (next.lowerSince === null) !== (incident.grade.lowerSince === null) ||
      Math.abs(score.score - (incident.score?.score ?? 0)) >= TOLD
    if (!isTold) {
      if (moved) await tell(ctx, repositories, id, {})
      return true
    }
    if (severity !== incident.severity) await noteSeverity(ctx, repositories, { incident, severity, now })
    const peakScore = Math.max(incident.peakScore, score.score)
    await tell(ctx, repositories, id, { grade: next, score, severity, peakScore })
    return true
  })
}

async function tell(
  ctx: WorkContext,
  { incidents, events }: Repositories,
  id: string,
  patch: IncidentPatch,
): Promise<void> {
  const version = await incidents.update(id, patch)
  await events.append([incidentEvent(ctx, systemActor, { id, version })])
}

async function situationNow(repositories: Repositories, monitorId: string, now: Date) {
  const { alerts, analytics } = repositories
  const filter = { channelIds: [], languages: [] }
  const closed = lastClosed(now.getTime())
  const span = { from: new Date(closed - 24 * HOUR_MS), to: new Date(closed) }
  const recent = { from: new Date(closed - 3 * HOUR_MS), to: new Date(closed) }
  const sources = await readSources(repositories, { monitorId, filter, span, now })
  const bins = guardedBins(await analytics.binsOf(monitorId, span), {
    span,
    gaps: sources.gaps,
    sources: sources.ids,
  })
  const kept = await alerts.seriesOf(monitorId)
  const authors = await analytics.authors(monitorId, recent, { least: 0, limit: MOST_AUTHORS })
  return situationOf(bins, usualOf((kept && loadSeries(kept)) ?? createSeries()), {
    authors: authors.map(({ name, value, ...author }) => ({ ...author, name: name ?? value })),
    sources: await readShares(analytics, monitorId, { span: recent, sources }),
  })
}

async function noteSeverity(
  ctx: WorkContext,
  repositories: Repositories,
  { incident, severity, now }: { incident: KeptIncident; severity: KeptIncident['severity']; now: Date },
): Promise<void> {
  const raised = isWorse(severity, incident.severity)
  const text = `${raised ? 'Raised' : 'Lowered'} from ${incident.severity} to ${severity}`
  await repositories.incidents.addEntry(incident.id, {
    id: ctx.ids.next(),
    at: now,
    kind: 'severity',
    by: null,
    text: `${text}${againstWhom(incident.grade)}`,
  })
  if (raised) await tellWorse(ctx, repositories, { incident, severity, reason: text, actor: systemActor })
}
