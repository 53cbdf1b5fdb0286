import { AppError, type Drill, type EventActor, type NewEvent } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { DrillPatch, KeptDrill } from '../ports/drills.ts'
import { readDrill } from './read-drill.ts'

/** Pauses it, lets it go on, or ends it; what is said already stays. */
export async function steerDrill(ctx: Context, to: 'paused' | 'running' | 'ended'): Promise<Drill> {
  permit(ctx, 'escalation:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const drill = await repositories.drills.lock()
    if (drill === null) throw notFound('drill')
    const patch = steered(drill, to, ctx.clock.now())
    if (patch !== null) {
      const version = await repositories.drills.update(patch)
      await repositories.events.append([drillEvent(ctx, ctx.caller.actor, { id: drill.id, version })])
    }
    const read = await readDrill(ctx, repositories)
    if (read === null) throw notFound('drill')
    return read
  })
}

/** Null where it stands so already. */
export function steered(
  { state, pausedAt, pausedMs }: Pick<KeptDrill, 'state' | 'pausedAt' | 'pausedMs'>,
  to: 'paused' | 'running' | 'ended',
  now: Date,
): DrillPatch | null {
  if (state === to) return null
  if (state === 'ended' || state === 'making') throw refused()
  const pausedFor = pausedAt === null ? 0 : now.getTime() - pausedAt.getTime()
  if (to === 'ended') return { state: 'ended', endedAt: now, pausedAt: null, pausedMs: pausedMs + pausedFor }
  if (to === 'paused' && state === 'running') return { state: 'paused', pausedAt: now }
  if (to === 'running' && state === 'paused')
    return { state: 'running', pausedAt: null, pausedMs: pausedMs + pausedFor }
  throw refused()
}

const refused = () =>
  new AppError({ code: 'drill.state', kind: 'conflict', message: 'The drill is not where it could do that' })

/** It is the workspace's, which all its members may know. */
export const drillEvent = (
  { trace }: { trace: string | null },
  actor: EventActor,
  { id, version }: { id: string; version: number },
): NewEvent => ({ type: 'drill.updated', subjectId: id, version, actor, trace })
