import type { Alert, AlertEvidence, IncidentDetail } from '@hubbub/contracts'
import { firstGrade, isOpen } from '@hubbub/detect'
import { gradeAs } from '../alerts/alert-severity.ts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { KeptIncident } from '../ports/incidents.ts'
import type { Repositories } from '../ports/store.ts'
import { incidentEvent } from './incident-event.ts'
import { topicOf } from './incident-topic.ts'
import { stateWords } from './incident-words.ts'
import { tellLinked } from './link-said.ts'
import { wrongMove } from './move-incident.ts'
import { readIncident } from './read-incidents.ts'

interface Split {
  from: KeptIncident
  alert: Alert
  evidence: AlertEvidence | null
  /** Behind what stays. */
  others: AlertEvidence[]
  /** What it speaks of. */
  topic: string[]
  now: Date
}

/**
 * An alert that was taken for the same and is not becomes an incident of its own, which whoever says so has; what stands behind
 * it alone and the words by which it would be found go along. Both timelines say so. @returns the new one.
 */
export async function splitIncident(
  ctx: Context,
  { id, alertId }: { id: string; alertId: string },
): Promise<IncidentDetail> {
  permit(ctx, 'incident:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { incidents, alerts, escalations, events } = repositories
    const { actor } = ctx.caller
    await incidents.takeTurn()
    const { from, alert } = await lockAlert(ctx, repositories, { id, alertId })
    const now = await escalations.now()
    const [evidence, others] = await readEvidence(repositories, { id, alertId })
    const monitor = alert.monitor && (await alerts.monitor(alert.monitor.id))
    const topic = topicOf(evidence, monitor?.query ?? '')
    const split = { from, alert, evidence, others, topic, now }
    const ownId = await openOwn(ctx, repositories, split)
    await takeAlong(ctx, repositories, { ...split, ownId })
    // Without its words, or else the next of its kind would join here again.
    const spoken = others.flatMap((other) => topicOf(other, ''))
    const left = from.topic.filter((term) => !topic.includes(term) || spoken.includes(term))
    const version = await incidents.update(id, { topic: left })
    await incidents.lookAgain(id, now)
    await incidents.lookAgain(ownId, now)
    const own = await readIncident(ctx, repositories, ownId)
    const note = async (one: string, kind: 'opened' | 'split', text: string) =>
      await incidents.addEntry(one, { id: ctx.ids.next(), at: now, kind, by: actor.name, text, alertId })
    await note(ownId, 'opened', alert.title)
    await note(ownId, 'split', `It was taken out of #${from.number} ${from.title}`)
    await note(id, 'split', `“${alert.title}” is another thing: it is #${own.number} now`)
    await events.append([
      incidentEvent(ctx, actor, { id, version }),
      incidentEvent(ctx, actor, { id: ownId, version: 1 }),
    ])
    return await readIncident(ctx, repositories, ownId)
  })
}

async function lockAlert(
  { caller }: Context,
  { incidents, alerts }: Repositories,
  { id, alertId }: { id: string; alertId: string },
): Promise<Pick<Split, 'from' | 'alert'>> {
  const seen = await incidents.find(id, caller)
  const from = seen === null ? null : await incidents.lock(id)
  if (seen === null || from === null) throw notFound('incident')
  const alert = await alerts.find(alertId, caller)
  if (alert === null || alert.incidentId !== id) throw notFound('alert')
  if (!isOpen(from.state)) throw wrongMove(`#${from.number} is over`)
  if (seen.entries.some((entry) => entry.kind === 'opened' && entry.alertId === alertId))
    throw wrongMove(`It is what opened #${from.number}: take the others out instead`)
  return { from, alert }
}

async function readEvidence(
  { incidents, alerts }: Repositories,
  { id, alertId }: { id: string; alertId: string },
): Promise<[own: AlertEvidence | null, others: AlertEvidence[]]> {
  const others: AlertEvidence[] = []
  for (const otherId of await incidents.alertIds(id)) {
    const evidence = otherId === alertId ? null : await alerts.evidence(otherId)
    if (evidence !== null) others.push(evidence)
  }
  return [await alerts.evidence(alertId), others]
}

async function openOwn(
  ctx: Context,
  { incidents }: Repositories,
  { from, alert: { title, severity, monitor, score }, topic, now }: Split,
): Promise<string> {
  const id = ctx.ids.next()
  const { memberId, actor } = ctx.caller
  await incidents.insert({
    id,
    key: id,
    title,
    monitorId: monitor?.id ?? null,
    brandId: from.brandId,
    topic,
    state: memberId === null ? 'detected' : 'triage',
    ownerId: memberId,
    severity,
    grade: gradeAs(firstGrade, severity),
    score,
    peakScore: score?.score ?? 0,
    openedAt: now,
  })
  if (memberId === null) return id
  for (const [kind, text] of [
    ['owner', `${actor.name} has it`],
    ['state', stateWords.triage],
  ] as const)
    await incidents.addEntry(id, { id: ctx.ids.next(), at: now, kind, by: actor.name, text })
  return id
}

/** What other alerts of the old one stand on as well belongs to both. */
async function takeAlong(
  ctx: Context,
  repositories: Repositories,
  { from, alert, evidence, others, ownId, now }: Split & { ownId: string },
): Promise<void> {
  const { incidents } = repositories
  const messageIds = evidence?.messageIds ?? []
  await incidents.joinAlert(ownId, alert.id)
  await incidents.linkMessages(ownId, messageIds, { by: 'alert', at: now })
  const shared = new Set(others.flatMap((other) => other.messageIds))
  const alone = messageIds.filter((messageId) => !shared.has(messageId))
  const linked = await incidents.linkedAmong(from.id, alone)
  const apart = { linked: false, by: ctx.caller.actor.name, at: now }
  const conversations = await incidents.setMentions(from.id, linked, apart)
  await tellLinked(ctx, repositories, conversations, ctx.caller.actor)
}
