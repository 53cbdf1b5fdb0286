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
  const { memberId, visibility } = ctx.caller
  return await ctx.store.transaction(ctx.workspaceId, async ({ system, conversations }) => {
    if (input.after === null) return { items: [], cursor: await system.eventHead() }
    const events = await system.readEvents(input.after, input.limit)
    const named = memberId === null || visibility === 'all' ? [] : await conversations.mentionedIn(memberId)
    const viewer = { ...ctx.caller, mentionedIn: new Set(named) }
    const items = events.map((event) => projectEvent(viewer, event)).filter((event) => event !== null)
    return { items, cursor: events.at(-1)?.cursor ?? input.after }
  })
}
