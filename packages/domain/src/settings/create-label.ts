import type { Label } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import { changeEvent } from '../rules/change-event.ts'

export async function createLabel(ctx: Context, input: { name: string; color: string }): Promise<Label> {
  permit(ctx, 'label:write')
  return await ctx.store.transaction(ctx.workspaceId, async ({ settings, events }) => {
    const label = await settings.insertLabel({ id: ctx.ids.next(), ...input })
    await events.append([changeEvent(ctx, 'label.updated', label)])
    return label
  })
}
