import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { changeEvent } from '../rules/change-event.ts'

export async function deleteCannedResponse(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'canned-response:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ settings, events }) => {
    const canned = await settings.lockCannedResponse(id)
    if (canned === null) throw notFound('canned-response')
    await settings.deleteCannedResponse(id)
    await events.append([
      changeEvent(ctx, 'canned-response.updated', { id, version: canned.version + 1 }, { deleted: true }),
    ])
  })
}
