import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import { mustChangeView } from './must-change-view.ts'
import { viewEvent } from './view-event.ts'

export async function deleteView(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'view:write')
  await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const view = await mustChangeView(ctx, repositories, id)
    await repositories.views.delete(id)
    await repositories.events.append([viewEvent(ctx, { id, version: view.version + 1 }, [view])])
  })
}
