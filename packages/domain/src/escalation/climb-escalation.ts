import type { EventActor, Member } from '@hubbub/contracts'
import type { WorkContext } from '../intake/work-context.ts'
import { tellPlaces } from '../notices/tell-places.ts'
import type { KeptEscalation } from '../ports/escalations.ts'
import type { Repositories } from '../ports/store.ts'
import { systemActor } from '../rules/route-events.ts'
import { severityWords } from './alert-words.ts'
import { type Move, nextMove } from './climb.ts'
import { findTargets } from './find-targets.ts'
import { addEntry, escalationEvent, type LadderContext } from './ladder-events.ts'
import { tellMembers } from './tell-members.ts'

/** Steps behind which nobody stands are passed over at once, but not without end. */
const MOST_MOVES = 100

/**
 * Does what a timer that has run out does, in one transaction: whoever is killed in it has done nothing, and of two who
 * find it due one waits for nothing. False where there was nothing to do.
 */
export async function climbEscalation(ctx: WorkContext, id: string): Promise<boolean> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const escalation = await repositories.escalations.lockDue(id)
    if (escalation === null) return false
    await climbOn(ctx, repositories, { escalation, actor: systemActor })
    return true
  })
}

/** Takes the next step at which there is somebody to be told. */
export async function climbOn(
  ctx: LadderContext,
  repositories: Repositories,
  { escalation, actor }: { escalation: KeptEscalation; actor: EventActor },
): Promise<void> {
  const now = await repositories.escalations.now()
  let rung = escalation
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    const move = nextMove(rung)
    if (move === null) {
      await repositories.escalations.update(rung.id, { nextAt: null })
      return
    }
    if (move.kind === 'exhausted')
      return await endUnanswered(ctx, repositories, { escalation: rung, now, actor })
    const targets = rung.steps[move.step]?.targets ?? []
    const members = await findTargets(repositories, targets, now)
    if (members.length > 0)
      return await takeStep(ctx, repositories, { escalation: rung, move, members, now, actor })
    await addEntry(ctx, repositories, rung.id, {
      at: now,
      kind: 'skipped',
      step: move.step,
      round: move.round,
      text: 'Nobody stands behind this step at this time',
    })
    rung = { ...rung, state: 'open', ...move.next }
  }
  await endUnanswered(ctx, repositories, { escalation: rung, now, actor })
}

interface Taking {
  escalation: KeptEscalation
  move: Extract<Move, { kind: 'step' }>
  members: readonly Member[]
  now: Date
  actor: EventActor
}

async function takeStep(
  ctx: LadderContext,
  repositories: Repositories,
  { escalation, move, members, now, actor }: Taking,
): Promise<void> {
  const { escalations, events } = repositories
  const { step, round, again } = move
  const turn = escalation.turn + 1
  const version = await escalations.update(escalation.id, {
    state: 'open',
    step: move.next.step,
    round,
    turn,
    nextAt: new Date(now.getTime() + move.next.waitSeconds * 1000),
    ...(again && { acknowledgedBy: null, acknowledgedAt: null }),
  })
  if (again)
    await addEntry(ctx, repositories, escalation.id, {
      at: now,
      kind: 'ack-expired',
      text: `The acknowledgement by ${escalation.acknowledgedBy ?? 'somebody'} has run out`,
    })
  await addEntry(ctx, repositories, escalation.id, {
    at: now,
    kind: 'stepped',
    turn,
    step,
    round,
    text: members.map(({ name }) => name).join(', '),
  })
  const current = { ...escalation, version }
  await tellMembers(ctx, repositories, { escalation: current, members, turn, step, round, now, actor })
  await events.append([escalationEvent(ctx, actor, current)])
}

/** Nobody took it: that is told to all who answer for the workspace, and in rooms that want to know. */
async function endUnanswered(
  ctx: LadderContext,
  repositories: Repositories,
  { escalation, now, actor }: { escalation: KeptEscalation; now: Date; actor: EventActor },
): Promise<void> {
  const { escalations, events, notices } = repositories
  const reach = await escalations.reach(escalation.id, null)
  const reached = reach.sent + reach.seen > 0
  const turn = escalation.turn + 1
  const version = await escalations.update(escalation.id, {
    state: 'exhausted',
    step: escalation.step,
    round: escalation.round,
    turn,
    nextAt: null,
  })
  const text = reached ? 'Everybody was told, and nobody acknowledged' : 'Nobody was reached by any way'
  const kind = reached ? 'nobody-acknowledged' : 'nobody-reached'
  const why = reached ? 'All steps were told' : 'By no way outside of Hubbub, and nobody has looked'
  await addEntry(ctx, repositories, escalation.id, { at: now, kind, turn, text: why })
  const { step, round } = escalation
  // What nobody has taken is as severe as can be.
  const current = { ...escalation, version, severity: 'critical' as const }
  const members = await findTargets(repositories, [{ kind: 'supervisors' }], now)
  await tellMembers(ctx, repositories, { escalation: current, members, turn, step, round, now, actor })
  await events.append([escalationEvent(ctx, actor, current)])
  await tellPlaces(ctx, notices, {
    places: await notices.wanting(['escalation-unanswered']),
    wanted: [
      {
        topic: 'escalation-unanswered',
        key: `unanswered:${escalation.id}:${turn}`,
        subject: escalation.id,
        state: null,
        at: now,
      },
    ],
    say: () => ({
      words: `${text}: ${severityWords[escalation.severity]} “${escalation.title}”`,
      path: escalation.path,
    }),
  })
}
