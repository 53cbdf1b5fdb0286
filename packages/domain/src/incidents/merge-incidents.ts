import type { IncidentDetail } from '@hubbub/contracts'
import { isOpen } from '@hubbub/detect'
import type { Context } from '../context.ts'
import { endEscalation } from '../escalation/settle-escalation.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { KeptIncident } from '../ports/incidents.ts'
import type { Repositories } from '../ports/store.ts'
import { incidentEvent } from './incident-event.ts'
import { joinTopics } from './incident-topic.ts'
import { isWorse, stateWords } from './incident-words.ts'
import { wrongMove } from './move-incident.ts'
import { readIncident } from './read-incidents.ts'

/**
 * Two that are one thing: all that the one is about goes to the other, which is as severe as the worse of them, and people
 * are told of that one only. Its own timeline stays with it.
 */
export async function mergeIncident(
  ctx: Context,
  { id, intoId }: { id: string; intoId: string },
): Promise<IncidentDetail> {
  permit(ctx, 'incident:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { incidents, events, escalations } = repositories
    const { actor } = ctx.caller
    await incidents.takeTurn()
    const [from, into] = await lockBoth(ctx, repositories, { id, intoId })
    const at = await escalations.now()
    await incidents.moveAll(id, intoId)
    await endEscalation(ctx, repositories, { subject: { kind: 'incident', id }, actor })
    await incidents.lookAgain(id, null)
    await incidents.lookAgain(intoId, at)
    const left = await incidents.update(id, { state: 'resolved', mergedInto: intoId })
    const raised = isWorse(from.severity, into.severity)
    const version = await incidents.update(intoId, {
      topic: joinTopics(into.topic, from.topic),
      peakScore: Math.max(into.peakScore, from.peakScore),
      ...(raised && { severity: from.severity, grade: from.grade }),
    })
    const note = async (one: string, kind: 'merged' | 'state' | 'severity', text: string) =>
      await incidents.addEntry(one, { id: ctx.ids.next(), at, kind, by: actor.name, text })
    await note(id, 'merged', `Went into #${into.number} ${into.title}`)
    await note(id, 'state', stateWords.resolved)
    await note(intoId, 'merged', `#${from.number} ${from.title} went into this`)
    if (raised) await note(intoId, 'severity', `Raised from ${into.severity} to ${from.severity}`)
    await events.append([
      incidentEvent(ctx, actor, { id, version: left }),
      incidentEvent(ctx, actor, { id: intoId, version }),
    ])
    return await readIncident(ctx, repositories, intoId)
  })
}

/** In the order of their ids, so that two who merge the same the other way round do not wait for each other. */
async function lockBoth(
  { caller }: Context,
  { incidents }: Repositories,
  { id, intoId }: { id: string; intoId: string },
): Promise<[KeptIncident, KeptIncident]> {
  if (id === intoId) throw wrongMove('It is the same incident')
  const found = new Map<string, KeptIncident>()
  for (const one of [id, intoId].toSorted()) {
    const seen = (await incidents.find(one, caller)) === null ? null : await incidents.lock(one)
    if (seen === null) throw notFound('incident')
    if (!isOpen(seen.state)) throw wrongMove(`#${seen.number} is over`)
    found.set(one, seen)
  }
  const [from, into] = [found.get(id), found.get(intoId)]
  if (from === undefined || into === undefined) throw notFound('incident')
  return [from, into]
}
