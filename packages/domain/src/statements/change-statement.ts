import { AppError, type EventActor, type Ref, type Statement, type StatementContent } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { endEscalation } from '../escalation/settle-escalation.ts'
import type { LadderContext } from '../escalation/ladder-events.ts'
import { incidentEvent } from '../incidents/incident-event.ts'
import { notFound } from '../inbox/not-found.ts'
import type { NewIncidentEntry } from '../ports/incidents.ts'
import type { KeptStatement } from '../ports/statements.ts'
import type { Repositories } from '../ports/store.ts'
import { readStatement } from './read-statements.ts'
import type { Standing } from './standing.ts'

/** A statement of an incident, locked: what is decided of it is decided one after the other. */
export interface LockedStatement extends KeptStatement {
  incidentId: string
  standing: Standing
}

export interface StatementTold {
  id: string
  incidentId: string
  entries: readonly Pick<NewIncidentEntry, 'kind' | 'text'>[]
  at: Date
  actor: EventActor
}

/** A change to a statement: locked first, told of at the end, in one transaction. */
export async function changeStatement(
  ctx: Context,
  id: string,
  work: (
    repositories: Repositories,
    statement: LockedStatement,
  ) => Promise<Pick<NewIncidentEntry, 'kind' | 'text'>[]>,
): Promise<Statement> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const statement = await lockStatement(ctx, repositories, id)
    const entries = await work(repositories, statement)
    const at = await repositories.escalations.now()
    const { incidentId } = statement
    if (entries.length > 0)
      await tellStatement(ctx, repositories, { id, incidentId, entries, at, actor: ctx.caller.actor })
    return await readStatement(ctx, repositories, id)
  })
}

async function lockStatement(
  ctx: Context,
  { statements, incidents }: Repositories,
  id: string,
): Promise<LockedStatement> {
  const incidentId = await statements.incidentOf(id)
  if (incidentId === null || (await incidents.find(incidentId, ctx.caller)) === null)
    throw notFound('statement')
  await incidents.lock(incidentId)
  const kept = await statements.lock(id)
  // It went into another incident meanwhile, or is gone.
  if (kept?.incidentId !== incidentId) throw notFound('statement')
  return { ...kept, incidentId, standing: await statements.standing(id) }
}

/** Written down in the timeline of its incident, and told to whoever looks at it. */
export async function tellStatement(
  ctx: LadderContext,
  { statements, incidents, events }: Repositories,
  { id, incidentId, entries, at, actor }: StatementTold,
): Promise<void> {
  const by = actor.kind === 'system' ? null : actor.name
  await incidents.lock(incidentId)
  for (const entry of entries) await incidents.addEntry(incidentId, { ...entry, id: ctx.ids.next(), at, by })
  const version = await statements.update(id, {})
  const incidentVersion = await incidents.update(incidentId, {})
  await events.append([
    { type: 'statement.updated', subjectId: id, version, actor, trace: ctx.trace },
    incidentEvent(ctx, actor, { id: incidentId, version: incidentVersion }),
  ])
}

/** Statements are written and answered for by people. */
export function personOf({ caller }: Pick<Context, 'caller'>): Ref {
  const { memberId, actor } = caller
  if (memberId !== null) return { id: memberId, name: actor.name }
  throw new AppError({
    code: 'statement.needs_person',
    kind: 'forbidden',
    message: 'Statements are written, approved and published by people, not by API keys',
  })
}

export const approvalSubject = (approvalId: string) => ({ kind: 'statement', id: approvalId })

/** Nobody is asked any more. */
export async function stopAsking(
  ctx: Context,
  repositories: Repositories,
  approvalId: string,
): Promise<void> {
  await endEscalation(ctx, repositories, { subject: approvalSubject(approvalId), actor: ctx.caller.actor })
}

/** Whether two say the same, whatever order it stands in. */
export const isSameContent = (one: StatementContent, other: StatementContent) => shape(one) === shape(other)

const shape = ({ headline, values, texts }: StatementContent) =>
  JSON.stringify([
    headline,
    Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    texts.map(({ language, network, text }) => [language, network, text]),
  ])
