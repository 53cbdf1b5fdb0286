import type { SavedView } from '@hubbub/contracts/http'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import { checkSharing } from './check-sharing.ts'
import { requireOwner } from './require-owner.ts'
import { viewEvent } from './view-event.ts'

export type CreateView = Pick<SavedView, 'name' | 'sharing' | 'teamId' | 'query'>

export async function createView(ctx: Context, input: CreateView): Promise<SavedView> {
  permit(ctx, 'view:write')
  const ownerId = requireOwner(ctx)
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const teamId = await checkSharing(ctx, repositories, input)
    const view = await repositories.views.insert({ id: ctx.ids.next(), ownerId, ...input, teamId })
    await repositories.events.append([viewEvent(ctx, view, [view])])
    return view
  })
}
