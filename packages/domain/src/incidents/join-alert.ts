import type { CrisisScoreSaid, Severity } from '@hubbub/contracts'
import { type Grade, incidentKey } from '@hubbub/detect'
import type { LadderContext } from '../escalation/ladder-events.ts'
import type { KeptIncident } from '../ports/incidents.ts'
import type { Repositories } from '../ports/store.ts'
import { systemActor } from '../rules/route-events.ts'
import { incidentEvent } from './incident-event.ts'
import { isWorse } from './incident-words.ts'

const MINUTE_MS = 60_000

export interface JoiningAlert {
  id: string
  monitorId: string | null
  title: string
  severity: Severity
  grade: Grade | null
  score: CrisisScoreSaid | null
}

/**
 * What an alert does: it joins the incident of its monitor that is open, and raises it where it is more severe; where none
 * is open and it is severe, it opens one. Within the transaction that keeps the alert. @returns the incident.
 */
export async function joinAlert(
  ctx: LadderContext,
  repositories: Repositories,
  { alert, now }: { alert: JoiningAlert; now: Date },
): Promise<string | null> {
  const { incidents } = repositories
  if (alert.monitorId === null || alert.grade === null) return null
  const key = incidentKey({ brandId: alert.monitorId, rule: 'monitor', topic: null })
  const open = await incidents.lockOpen(key)
  if (open !== null) return await join(ctx, repositories, { open, alert, now })
  if (!isWorse(alert.severity, 'medium')) return null
  const id = ctx.ids.next()
  const opened = await incidents.insert({
    id,
    key,
    title: alert.title,
    monitorId: alert.monitorId,
    severity: alert.severity,
    grade: alert.grade,
    score: alert.score,
    peakScore: alert.score?.score ?? 0,
    openedAt: now,
  })
  // Another rule opened it a moment ago.
  if (!opened) return await joinAlert(ctx, repositories, { alert, now })
  await incidents.addEntry(id, {
    id: ctx.ids.next(),
    at: now,
    kind: 'opened',
    by: null,
    text: alert.title,
    alertId: alert.id,
  })
  await incidents.joinAlert(id, alert.id)
  await incidents.lookAgain(id, new Date(now.getTime() + MINUTE_MS))
  await repositories.events.append([incidentEvent(ctx, systemActor, { id, version: 1 })])
  return id
}

async function join(
  ctx: LadderContext,
  { incidents, events }: Repositories,
  { open, alert, now }: { open: KeptIncident; alert: JoiningAlert; now: Date },
): Promise<string> {
  const raised = isWorse(alert.severity, open.severity)
  await incidents.joinAlert(open.id, alert.id)
  const version = await incidents.update(open.id, {
    ...(raised && { severity: alert.severity, grade: alert.grade ?? open.grade }),
    ...(alert.score !== null && {
      score: alert.score,
      peakScore: Math.max(open.peakScore, alert.score.score),
    }),
  })
  await incidents.addEntry(open.id, {
    id: ctx.ids.next(),
    at: now,
    kind: 'alert',
    by: null,
    text: alert.title,
    alertId: alert.id,
  })
  if (raised)
    await incidents.addEntry(open.id, {
      id: ctx.ids.next(),
      at: now,
      kind: 'severity',
      by: null,
      text: `Raised from ${open.severity} to ${alert.severity}`,
    })
  await events.append([incidentEvent(ctx, systemActor, { id: open.id, version })])
  return open.id
}
