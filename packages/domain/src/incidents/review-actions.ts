import type { IncidentDetail } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { nameOf } from './move-incident.ts'
import { writeIncident } from './write-incident.ts'

/** What is done after an incident, so that the next one goes better; also once it is closed. */
export async function addIncidentAction(
  ctx: Context,
  id: string,
  { text, ownerId = null, dueOn = null }: { text: string; ownerId?: string | null; dueOn?: string | null },
): Promise<IncidentDetail> {
  return await writeIncident(ctx, id, async (repositories) => {
    const name = await nameOf(repositories, ownerId)
    const action = { id: ctx.ids.next(), text, ownerId, dueOn, now: ctx.clock.now() }
    await repositories.incidents.addAction(id, action)
    const details = [name, dueOn === null ? null : `due on ${dueOn}`].filter((part) => part !== null)
    const more = details.length === 0 ? '' : ` (${details.join(', ')})`
    return { patch: {}, entries: [{ kind: 'review', text: `To do after it: ${text}${more}` }] }
  })
}

export async function updateIncidentAction(
  ctx: Context,
  {
    id,
    actionId,
    change: { text, ownerId, dueOn, done },
  }: {
    id: string
    actionId: string
    change: {
      text?: string | undefined
      ownerId?: string | null | undefined
      dueOn?: string | null | undefined
      done?: boolean | undefined
    }
  },
): Promise<IncidentDetail> {
  return await writeIncident(ctx, id, async (repositories) => {
    const name = ownerId === undefined ? null : await nameOf(repositories, ownerId)
    const by = { by: ctx.caller.actor.name, at: ctx.clock.now() }
    const found = await repositories.incidents.patchAction(id, actionId, {
      ...(text !== undefined && { text }),
      ...(ownerId !== undefined && { ownerId }),
      ...(dueOn !== undefined && { dueOn }),
      ...(done !== undefined && { done: done ? by : null }),
    })
    if (found === null) throw notFound('incident-action')
    const said = [
      ...(text === undefined ? [] : ['Says something else now']),
      ...(ownerId === undefined ? [] : [name === null ? 'Nobody’s any more' : `${name}’s`]),
      ...(dueOn === undefined ? [] : [dueOn === null ? 'Due on no day' : `Due on ${dueOn}`]),
      ...(done === undefined ? [] : [done ? 'Done' : 'Not done after all']),
    ]
    return { patch: {}, entries: said.map((words) => ({ kind: 'review', text: `${words}: ${found}` })) }
  })
}

export async function removeIncidentAction(
  ctx: Context,
  { id, actionId }: { id: string; actionId: string },
): Promise<IncidentDetail> {
  return await writeIncident(ctx, id, async ({ incidents }) => {
    const text = await incidents.removeAction(id, actionId)
    if (text === null) throw notFound('incident-action')
    return { patch: {}, entries: [{ kind: 'review', text: `Taken off the list: ${text}` }] }
  })
}
