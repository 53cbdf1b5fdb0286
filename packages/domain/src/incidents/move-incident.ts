import {
  AppError,
  type IncidentDetail,
  type IncidentReview,
  type IncidentState,
  rolePermissions,
} from '@hubbub/contracts'
import { isOpen, mayMove } from '@hubbub/detect'
import type { Context } from '../context.ts'
import { acknowledgeSubject, endEscalation } from '../escalation/settle-escalation.ts'
import { notFound } from '../inbox/not-found.ts'
import type { KeptIncident } from '../ports/incidents.ts'
import type { Repositories } from '../ports/store.ts'
import { expectVersion } from '../rules/expect-version.ts'
import { stateWords } from './incident-words.ts'
import { type Changed, writeIncident } from './write-incident.ts'

const MINUTE_MS = 60_000

/** Takes it, gives it to somebody, says what is next, or moves it on; each of it is written down. */
export async function updateIncident(
  ctx: Context,
  {
    id,
    change,
    expectedVersion,
  }: {
    id: string
    change: {
      state?: IncidentState | undefined
      ownerId?: string | null | undefined
      nextStep?: string | undefined
    }
    expectedVersion: number | null
  },
): Promise<IncidentDetail> {
  return await writeIncident(ctx, id, async (repositories, current) => {
    expectVersion('incident', expectedVersion, current.version)
    const changed: Changed = { patch: {}, entries: [] }
    if (change.ownerId !== undefined && change.ownerId !== current.ownerId) {
      const name = await nameOf(repositories, change.ownerId)
      changed.patch.ownerId = change.ownerId
      changed.entries.push({ kind: 'owner', text: name === null ? 'Nobody has it' : `${name} has it` })
      // Whoever takes what nobody looked at looks at it.
      if (name !== null && current.state === 'detected' && change.state === undefined)
        move(changed, current, 'triage')
      if (name !== null) await acknowledgeSubject(ctx, repositories, { kind: 'incident', id })
    }
    if (change.nextStep !== undefined && change.nextStep !== current.nextStep) {
      changed.patch.nextStep = change.nextStep
      changed.entries.push({
        kind: 'next-step',
        text: change.nextStep === '' ? 'Nothing is next' : change.nextStep,
      })
    }
    if (change.state !== undefined && change.state !== current.state) {
      if (change.state === 'reviewed') throw wrongMove('A review is written, not chosen')
      move(changed, current, change.state)
      if (!isOpen(change.state))
        await endEscalation(ctx, repositories, { subject: { kind: 'incident', id }, actor: ctx.caller.actor })
      await repositories.incidents.lookAgain(
        id,
        isOpen(change.state) ? new Date(ctx.clock.now().getTime() + MINUTE_MS) : null,
      )
    }
    return changed
  })
}

function move(changed: Changed, { state, mergedInto }: KeptIncident, to: IncidentState): void {
  if (mergedInto !== null) throw wrongMove('It went into another incident, and is carried on there')
  if (!mayMove(state, to))
    throw wrongMove(`It is “${stateWords[state]}” and cannot become “${stateWords[to]}”`)
  changed.patch.state = to
  changed.entries.push({ kind: 'state', text: stateWords[to] })
}

export const wrongMove = (message: string) =>
  new AppError({ code: 'incident.wrong_move', kind: 'conflict', message })

/** Of somebody who is given something of an incident; who may not see incidents would never hear of it. */
export async function nameOf({ people }: Repositories, memberId: string | null): Promise<string | null> {
  if (memberId === null) return null
  const member = await people.findMember(memberId)
  if (member === null || member.deactivatedAt !== null)
    throw new AppError({ code: 'member.not_found', kind: 'invalid', message: 'There is nobody with this id' })
  if (!rolePermissions[member.role].includes('incident:read'))
    throw new AppError({
      code: 'member.no_incidents',
      kind: 'invalid',
      message: `The role of ${member.name} does not let them see incidents`,
    })
  return member.name
}

export async function noteIncident(ctx: Context, id: string, text: string): Promise<IncidentDetail> {
  return await writeIncident(ctx, id, async () => ({ patch: {}, entries: [{ kind: 'note', text }] }))
}

export async function addIncidentTask(
  ctx: Context,
  id: string,
  { title, ownerId = null, dueAt = null }: { title: string; ownerId?: string | null; dueAt?: Date | null },
): Promise<IncidentDetail> {
  return await writeIncident(ctx, id, async (repositories) => {
    const name = await nameOf(repositories, ownerId)
    const task = { id: ctx.ids.next(), title, ownerId, dueAt, now: ctx.clock.now() }
    await repositories.incidents.addTask(id, task)
    return {
      patch: {},
      entries: [{ kind: 'task', text: `To do: ${title}${name === null ? '' : ` (${name})`}` }],
    }
  })
}

export async function settleIncidentTask(
  ctx: Context,
  {
    id,
    taskId,
    done,
    ownerId,
    dueAt,
  }: {
    id: string
    taskId: string
    done?: boolean | undefined
    ownerId?: string | null | undefined
    dueAt?: Date | null | undefined
  },
): Promise<IncidentDetail> {
  return await writeIncident(ctx, id, async (repositories) => {
    const by = { by: ctx.caller.actor.name, at: ctx.clock.now() }
    const name = ownerId === undefined ? null : await nameOf(repositories, ownerId)
    const title = await repositories.incidents.patchTask(id, taskId, {
      ...(done !== undefined && { done: done ? by : null }),
      ...(ownerId !== undefined && { ownerId }),
      ...(dueAt !== undefined && { dueAt }),
    })
    if (title === null) throw notFound('incident-task')
    const said = [
      ...(done === undefined ? [] : [done ? 'Done' : 'Not done after all']),
      ...(ownerId === undefined ? [] : [name === null ? 'Nobody’s any more' : `${name}’s`]),
      ...(dueAt === undefined ? [] : ['Due at another time']),
    ]
    return { patch: {}, entries: said.map((words) => ({ kind: 'task', text: `${words}: ${title}` })) }
  })
}

/** Closes it for good. */
export async function reviewIncident(
  ctx: Context,
  id: string,
  review: IncidentReview,
): Promise<IncidentDetail> {
  return await writeIncident(ctx, id, async (_repositories, current) => {
    const changed: Changed = {
      patch: { review },
      entries: [{ kind: 'review', text: 'The review was written' }],
    }
    if (current.state !== 'reviewed') move(changed, current, 'reviewed')
    return changed
  })
}
