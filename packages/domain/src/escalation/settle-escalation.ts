import { AppError, type EscalationDetail, type EventActor } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { lockToldIncident, ownByAcknowledging } from '../incidents/own-incident.ts'
import { permit } from '../permit.ts'
import type { KeptEscalation } from '../ports/escalations.ts'
import type { KeptIncident } from '../ports/incidents.ts'
import type { Repositories } from '../ports/store.ts'
import { climbOn } from './climb-escalation.ts'
import { addEntry, escalationEvent, type LadderContext, notifiedEvent } from './ladder-events.ts'

/** Takes it: nobody else is told, until the acknowledgement runs out. */
export async function acknowledgeEscalation(ctx: Context, id: string): Promise<EscalationDetail> {
  return await change(ctx, id, async (repositories, escalation, incident) => {
    if (escalation.state === 'resolved') throw ended()
    const { actor, memberId } = ctx.caller
    await acknowledge(ctx, repositories, { escalation, actor, memberId, how: null })
    if (incident !== null && !isTaken(escalation, actor))
      await ownByAcknowledging(ctx, repositories, { incident, memberId, actor, how: null })
  })
}

/** It is done with, and nobody is told any more. */
export async function resolveEscalation(ctx: Context, id: string): Promise<EscalationDetail> {
  return await change(ctx, id, async (repositories, escalation) => {
    if (escalation.state !== 'resolved') await resolve(ctx, repositories, escalation, ctx.caller.actor)
  })
}

/** Takes the next step without waiting for its time. */
export async function escalateNow(ctx: Context, id: string): Promise<EscalationDetail> {
  permit(ctx, 'escalation:write')
  return await change(ctx, id, async (repositories, escalation) => {
    if (escalation.state === 'resolved' || escalation.state === 'exhausted') throw ended()
    await climbOn(ctx, repositories, {
      escalation: { ...escalation, state: 'open' },
      actor: ctx.caller.actor,
    })
  })
}

/** Ends what people are told of a subject, within the transaction of whatever ends it. */
export async function endEscalation(
  ctx: LadderContext,
  repositories: Repositories,
  { subject, actor }: { subject: { kind: string; id: string }; actor: EventActor },
): Promise<void> {
  const escalation = await repositories.escalations.lockOpen(subject)
  if (escalation !== null) await resolve(ctx, repositories, escalation, actor)
}

/** Takes what people are told of a subject, within the transaction of whatever takes the subject. */
export async function acknowledgeSubject(
  ctx: Context,
  repositories: Repositories,
  subject: { kind: string; id: string },
): Promise<void> {
  const escalation = await repositories.escalations.lockOpen(subject)
  if (escalation === null) return
  const { actor, memberId } = ctx.caller
  await acknowledge(ctx, repositories, { escalation, actor, memberId, how: null })
}

const ended = () =>
  new AppError({
    code: 'escalation.ended',
    kind: 'conflict',
    message: 'This has ended, and nobody is told of it any more',
  })

/** Whoever was told of it may, and who answers for the workspace. */
async function change(
  ctx: Context,
  id: string,
  work: (
    repositories: Repositories,
    escalation: KeptEscalation,
    incident: KeptIncident | null,
  ) => Promise<void>,
): Promise<EscalationDetail> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { escalations } = repositories
    const { memberId } = ctx.caller
    const incident = await lockToldIncident(repositories, id)
    const escalation = await escalations.lock(id)
    const told = memberId !== null && escalation !== null && (await escalations.wasTold(id, memberId))
    if (!told) permit(ctx, 'escalation:write')
    if (escalation === null) throw notFound('escalation')
    await work(repositories, escalation, incident)
    const detail = await escalations.detail(id)
    if (detail === null) throw notFound('escalation')
    return detail
  })
}

/** By whom it is taken, and what its course says of the way. */
export interface Acknowledgement {
  escalation: KeptEscalation
  actor: EventActor
  memberId: string | null
  how: string | null
}

/** Where they have it already, nothing happens. */
export async function acknowledge(
  ctx: LadderContext,
  repositories: Repositories,
  { escalation, actor, memberId, how }: Acknowledgement,
): Promise<void> {
  const { escalations, events } = repositories
  const { id, ackSeconds } = escalation
  if (memberId !== null) await escalations.markSeen(memberId, [id])
  if (isTaken(escalation, actor)) return
  const now = await escalations.now()
  const version = await escalations.update(id, {
    state: 'acknowledged',
    acknowledgedBy: actor.name,
    acknowledgedAt: now,
    nextAt: ackSeconds === null ? null : new Date(now.getTime() + ackSeconds * 1000),
  })
  await escalations.stopNotices(id)
  await addEntry(ctx, repositories, id, { at: now, kind: 'acknowledged', by: actor.name, text: how })
  await tellTold(ctx, repositories, { id, version, actor })
  await events.append([escalationEvent(ctx, actor, { id, version })])
}

const isTaken = ({ state, acknowledgedBy }: KeptEscalation, actor: EventActor) =>
  state === 'acknowledged' && acknowledgedBy === actor.name

async function resolve(
  ctx: LadderContext,
  repositories: Repositories,
  { id }: KeptEscalation,
  actor: EventActor,
): Promise<void> {
  const { escalations, events } = repositories
  const now = await escalations.now()
  const version = await escalations.update(id, { state: 'resolved', nextAt: null, endedAt: now })
  await escalations.stopNotices(id)
  await addEntry(ctx, repositories, id, { at: now, kind: 'resolved', by: actor.name })
  await tellTold(ctx, repositories, { id, version, actor })
  await events.append([escalationEvent(ctx, actor, { id, version })])
}

/** Everybody who was told sees at once how it stands. */
async function tellTold(
  ctx: LadderContext,
  { escalations, events }: Repositories,
  { id, version, actor }: { id: string; version: number; actor: EventActor },
): Promise<void> {
  const memberIds = await escalations.toldMembers(id)
  await events.append(memberIds.map((memberId) => notifiedEvent(ctx, actor, { id, version, memberId })))
}
