import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { changeEvent } from '../rules/change-event.ts'

/** It disappears from every conversation that carries it. */
export async function deleteLabel(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'label:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ settings, events }) => {
    const label = await settings.lockLabel(id)
    if (label === null) throw notFound('label')
    await settings.deleteLabel(id)
    await events.append([
      changeEvent(ctx, 'label.updated', { id, version: label.version + 1 }, { deleted: true }),
    ])
  })
}
