import type { AlertEvidence, CrisisScoreSaid, Severity } from '@hubbub/contracts'
import { type Grade, gradeJoined, incidentKey, isOpen, severityNow, whichIncident } from '@hubbub/detect'
import { severityOf } from '../alerts/alert-severity.ts'
import type { LadderContext } from '../escalation/ladder-events.ts'
import type { KeptIncident } from '../ports/incidents.ts'
import type { Repositories } from '../ports/store.ts'
import { goByRule } from '../playbooks/go-by-playbook.ts'
import { systemActor } from '../rules/route-events.ts'
import { againstWhom } from './by-hand.ts'
import { incidentEvent } from './incident-event.ts'
import { joinTopics, topicOf } from './incident-topic.ts'
import { isWorse } from './incident-words.ts'

export interface JoiningAlert {
  id: string
  monitorId: string | null
  title: string
  severity: Severity
  grade: Grade | null
  score: CrisisScoreSaid | null
  evidence: AlertEvidence | null
  /** False: its rule is muted. It joins what is open, and that is all. */
  mayOpen: boolean
  /** Goes along where it opens one. */
  playbookId: string | null
}

interface Joining {
  alert: JoiningAlert
  topic: string[]
  now: Date
}

/**
 * What an alert does: it joins the open incident that is about the same, and raises it where it is more severe; where there
 * is none and it is severe, it opens one. Within the transaction that keeps the alert; one after the other, so that of
 * several rules that find the same at once only the first opens one. @returns the incident.
 */
export async function joinAlert(
  ctx: LadderContext,
  repositories: Repositories,
  { alert, now }: { alert: JoiningAlert; now: Date },
): Promise<string | null> {
  const { incidents, alerts } = repositories
  const { monitorId } = alert
  if (monitorId === null || alert.grade === null) return null
  const monitor = await alerts.monitor(monitorId)
  if (monitor === null) return null
  await incidents.takeTurn()
  const topic = topicOf(alert.evidence, monitor.query)
  const scope = monitor.shared ? (monitor.brandId ?? monitorId) : monitorId
  const messageIds = alert.evidence?.messageIds ?? []
  const beside = await incidents.besideAlert({ monitorId, alone: !monitor.shared, messageIds })
  const same = whichIncident({ scope, topic, posts: messageIds.length }, beside)
  const open = same === null ? null : await incidents.lock(same.id)
  const joining = { alert, topic, now }
  // It may have ended a moment ago.
  if (open !== null && isOpen(open.state)) return await join(ctx, repositories, open, joining)
  if (!alert.mayOpen || !isWorse(alert.severity, 'medium')) return null
  return await openBy(ctx, repositories, { ...joining, grade: alert.grade, scope, brandId: monitor.brandId })
}

async function openBy(
  ctx: LadderContext,
  repositories: Repositories,
  {
    alert,
    topic,
    now,
    grade,
    scope,
    brandId,
  }: Joining & { grade: Grade; scope: string; brandId: string | null },
): Promise<string> {
  const { incidents, events } = repositories
  const id = ctx.ids.next()
  const { title, monitorId, severity, score } = alert
  // Whichever rule finds it: rules are ways to find a thing, not things.
  const key = incidentKey({ brandId: scope, rule: 'any', topic: topic[0] ?? null })
  const opened = await incidents.insert({
    id,
    key,
    title,
    monitorId,
    brandId,
    topic,
    state: 'detected',
    ownerId: null,
    severity,
    grade,
    score,
    peakScore: score?.score ?? 0,
    openedAt: now,
  })
  if (!opened) {
    const open = await incidents.lockOpen(key)
    if (open === null) throw new Error('an incident could be neither opened nor joined')
    return await join(ctx, repositories, open, { alert, topic, now })
  }
  await note(ctx, repositories, id, { at: now, kind: 'opened', text: title, alertId: alert.id })
  await link(repositories, id, { alert, topic, now })
  if (alert.playbookId !== null)
    await goByRule(ctx, repositories, { id, openedAt: now, playbookId: alert.playbookId })
  await events.append([incidentEvent(ctx, systemActor, { id, version: 1 })])
  return id
}

async function join(
  ctx: LadderContext,
  repositories: Repositories,
  open: KeptIncident,
  joining: Joining,
): Promise<string> {
  const { incidents, events } = repositories
  const { alert, topic, now } = joining
  const grade = alert.grade === null ? open.grade : gradeJoined(open.grade, alert.grade)
  const severity = severityOf[severityNow(grade)]
  const raised = isWorse(severity, open.severity)
  const version = await incidents.update(open.id, {
    topic: joinTopics(open.topic, topic),
    grade,
    severity,
    ...(alert.score !== null && {
      score: alert.score,
      peakScore: Math.max(open.peakScore, alert.score.score),
    }),
  })
  await link(repositories, open.id, joining)
  await note(ctx, repositories, open.id, { at: now, kind: 'alert', text: alert.title, alertId: alert.id })
  if (raised)
    await note(ctx, repositories, open.id, {
      at: now,
      kind: 'severity',
      text: `Raised from ${open.severity} to ${severity}${againstWhom(open.grade)}`,
    })
  await events.append([incidentEvent(ctx, systemActor, { id: open.id, version })])
  return open.id
}

/** What stands behind the alert is of the incident; whatever else is said of it is linked at its next look, which is now. */
async function link({ incidents }: Repositories, id: string, { alert, now }: Joining): Promise<void> {
  await incidents.joinAlert(id, alert.id)
  await incidents.linkMessages(id, alert.evidence?.messageIds ?? [], { by: 'alert', at: now })
  await incidents.lookAgain(id, now)
}

async function note(
  ctx: LadderContext,
  { incidents }: Repositories,
  id: string,
  entry: { at: Date; kind: 'opened' | 'alert' | 'severity'; text: string; alertId?: string },
): Promise<void> {
  await incidents.addEntry(id, { id: ctx.ids.next(), by: null, ...entry })
}
