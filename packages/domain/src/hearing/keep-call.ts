import type { WorkContext } from '../intake/work-context.ts'
import type { NewCall } from '../ports/calls.ts'

/** Keeps a network's call before it is answered, and has it read. One that is here already is kept once. */
export async function keepCall(ctx: WorkContext, call: Omit<NewCall, 'id'>): Promise<void> {
  const { workspaceId } = ctx
  const id = ctx.ids.next()
  const fresh = await ctx.store.transaction(
    workspaceId,
    async ({ calls }) => await calls.keep({ ...call, id }),
  )
  if (fresh) await ctx.signals.callKept({ workspaceId, callId: id })
}
