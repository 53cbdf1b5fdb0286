import type { IncidentDetail } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { IncidentPatch, KeptIncident, NewIncidentEntry } from '../ports/incidents.ts'
import type { Repositories } from '../ports/store.ts'
import { tickTasks } from '../playbooks/tick-tasks.ts'
import { incidentEvent } from './incident-event.ts'
import { readIncident } from './read-incidents.ts'

export interface Changed {
  patch: IncidentPatch
  entries: Pick<NewIncidentEntry, 'kind' | 'text'>[]
}

/** Changes an incident under its lock; what is changed and what is written down go together. */
export async function writeIncident(
  ctx: Context,
  id: string,
  work: (repositories: Repositories, current: KeptIncident) => Promise<Changed>,
): Promise<IncidentDetail> {
  permit(ctx, 'incident:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { incidents, events } = repositories
    const current = (await incidents.find(id, ctx.caller)) === null ? null : await incidents.lock(id)
    if (current === null) throw notFound('incident')
    const { patch, entries } = await work(repositories, current)
    const version = await incidents.update(id, patch)
    const at = ctx.clock.now()
    for (const entry of entries)
      await incidents.addEntry(id, {
        ...entry,
        id: ctx.ids.next(),
        at,
        by: ctx.caller.actor.name,
      })
    await tickTasks(ctx, repositories, { id, now: at })
    await events.append([incidentEvent(ctx, ctx.caller.actor, { id, version })])
    return await readIncident(ctx, repositories, id)
  })
}
