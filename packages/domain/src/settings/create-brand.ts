import type { Brand } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import { changeEvent } from '../rules/change-event.ts'

export async function createBrand(ctx: Context, input: { name: string; signature: string }): Promise<Brand> {
  permit(ctx, 'brand:write')
  return await ctx.store.transaction(ctx.workspaceId, async ({ settings, events }) => {
    const brand = await settings.insertBrand({ id: ctx.ids.next(), ...input })
    await events.append([changeEvent(ctx, 'brand.updated', brand)])
    return brand
  })
}
