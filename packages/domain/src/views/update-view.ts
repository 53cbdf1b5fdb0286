import { AppError } from '@hubbub/contracts'
import { isMentionQuery, type SavedView } from '@hubbub/contracts/http'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import { expectVersion } from '../rules/expect-version.ts'
import { checkSharing } from './check-sharing.ts'
import { mustChangeView } from './must-change-view.ts'
import { viewEvent } from './view-event.ts'

export interface UpdateView {
  id: string
  change: { [K in 'name' | 'sharing' | 'teamId' | 'query']?: SavedView[K] | undefined }
  expectedVersion: number | null
}

export async function updateView(
  ctx: Context,
  { id, change, expectedVersion }: UpdateView,
): Promise<SavedView> {
  permit(ctx, 'view:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const current = await mustChangeView(ctx, repositories, id)
    expectVersion('view', expectedVersion, current.version)
    const sharing = change.sharing ?? current.sharing
    const wanted = change.teamId === undefined ? current.teamId : change.teamId
    const isShared = change.sharing !== undefined || change.teamId !== undefined
    const teamId = isShared ? await checkSharing(ctx, repositories, { sharing, teamId: wanted }) : wanted
    const { name = current.name, query = current.query } = change
    if (isMentionQuery(query) !== isMentionQuery(current.query)) throw otherList()
    const view = await repositories.views.update(id, { name, query, sharing, teamId })
    await repositories.events.append([viewEvent(ctx, view, [current, view])])
    return view
  })
}

const otherList = () =>
  new AppError({
    code: 'view.other_list',
    kind: 'invalid',
    message: 'A view of conversations stays one, and so does a view of mentions; save another view instead',
  })
