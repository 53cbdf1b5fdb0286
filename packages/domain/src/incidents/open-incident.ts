import type { IncidentDetail, Severity } from '@hubbub/contracts'
import { firstGrade } from '@hubbub/detect'
import { gradeAs } from '../alerts/alert-severity.ts'
import type { Context } from '../context.ts'
import { startEscalation } from '../escalation/start-escalation.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { NewIncidentEntry } from '../ports/incidents.ts'
import type { Repositories } from '../ports/store.ts'
import { incidentEvent } from './incident-event.ts'
import { topicOfTitle } from './incident-topic.ts'
import { incidentPath, stateWords } from './incident-words.ts'
import { readIncident } from './read-incidents.ts'

export interface OpenIncident {
  title: string
  severity: Severity
  /** What it is graded by; null: it stays as severe as people say. */
  monitorId: string | null
  brandId: string | null
  /** Conversations that it is about. */
  conversationIds: readonly string[]
  /** Whether whoever is on call is told, as of what is found. */
  tell: boolean
}

/** What somebody knows of before any rule finds it. Whoever opens it has it. */
export async function openIncident(ctx: Context, input: OpenIncident): Promise<IncidentDetail> {
  permit(ctx, 'incident:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { incidents, events, escalations } = repositories
    const brandId = await brandOf(ctx, repositories, input)
    const now = await escalations.now()
    const id = ctx.ids.next()
    const { title, severity, monitorId } = input
    const { memberId, actor } = ctx.caller
    await incidents.takeTurn()
    await incidents.insert({
      id,
      key: id,
      title,
      monitorId,
      brandId,
      topic: topicOfTitle(title),
      state: memberId === null ? 'detected' : 'triage',
      ownerId: memberId,
      severity,
      grade: gradeAs(firstGrade, severity),
      score: null,
      peakScore: 0,
      openedAt: now,
    })
    const note = async (kind: NewIncidentEntry['kind'], text: string) =>
      await incidents.addEntry(id, { id: ctx.ids.next(), at: now, kind, by: actor.name, text })
    await note('opened', `Opened by hand: ${title}`)
    if (memberId !== null) {
      await note('owner', `${actor.name} has it`)
      await note('state', stateWords.triage)
    }
    for (const conversationId of input.conversationIds) {
      if ((await repositories.conversations.find(ctx.caller, conversationId)) === null)
        throw notFound('conversation')
      await incidents.setConversation(id, conversationId, { apart: false, by: actor.name, at: now })
    }
    await incidents.lookAgain(id, now)
    if (input.tell)
      await startEscalation(ctx, repositories, {
        subject: { kind: 'incident', id },
        severity,
        title,
        reasons: [`${actor.name} opened it by hand`],
        path: incidentPath(id),
        actor,
      })
    await events.append([incidentEvent(ctx, actor, { id, version: 1 })])
    return await readIncident(ctx, repositories, id)
  })
}

/** That of the monitor, where it has one. */
async function brandOf(
  ctx: Context,
  { alerts, analytics, settings }: Repositories,
  { monitorId, brandId }: OpenIncident,
): Promise<string | null> {
  if (monitorId !== null) {
    if ((await analytics.monitors([monitorId], ctx.caller)).length === 0) throw notFound('monitor')
    const monitor = await alerts.monitor(monitorId)
    if (monitor?.brandId != null) return monitor.brandId
  }
  if (brandId !== null && (await settings.lockBrand(brandId)) === null) throw notFound('brand')
  return brandId
}
