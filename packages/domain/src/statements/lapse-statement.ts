import type { WorkContext } from '../intake/work-context.ts'
import { systemActor } from '../rules/route-events.ts'
import { tellStatement } from './change-statement.ts'
import { afterMove } from './standing.ts'

/** Notes that an approval is over; that nothing leaves by it any more hangs on its time, not on this. */
export async function lapseStatement(ctx: WorkContext, id: string): Promise<boolean> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { statements, incidents, escalations } = repositories
    const incidentId = await statements.incidentOf(id)
    if (incidentId === null) return false
    await incidents.lock(incidentId)
    const statement = await statements.lockLapsed(id)
    if (statement?.incidentId !== incidentId) return false
    const at = await escalations.now()
    const { approval } = afterMove(await statements.standing(id), { kind: 'lapse', at })
    if (approval?.state !== 'lapsed') return false
    await statements.settleApproval(approval.id, { state: 'lapsed' })
    const text = `The approval of version ${approval.approvedNumber} has lapsed`
    await tellStatement(ctx, repositories, {
      id,
      incidentId,
      entries: [{ kind: 'approval', text }],
      at,
      actor: systemActor,
    })
    return true
  })
}
