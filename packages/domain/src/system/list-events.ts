import type { LiveEvent } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import { projectEvent } from '../rules/project-event.ts'

/** The log from a place on, as the caller may see it. Without a place it begins at its end. */
export async function listEvents(
  ctx: Context,
  input: { after: string | null; limit: number },
): Promise<{ items: LiveEvent[]; cursor: string }> {
  permit(ctx, 'event:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ system }) => {
    if (input.after === null) return { items: [], cursor: await system.eventHead() }
    const events = await system.readEvents(input.after, input.limit)
    const items = events.map((event) => projectEvent(ctx.caller, event)).filter((event) => event !== null)
    return { items, cursor: events.at(-1)?.cursor ?? input.after }
  })
}
