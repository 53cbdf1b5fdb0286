import type { Brand } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { changeEvent } from '../rules/change-event.ts'
import { expectVersion } from '../rules/expect-version.ts'

export interface UpdateBrand {
  id: string
  change: { name?: string | undefined; signature?: string | undefined }
  expectedVersion: number | null
}

export async function updateBrand(
  ctx: Context,
  { id, change, expectedVersion }: UpdateBrand,
): Promise<Brand> {
  permit(ctx, 'brand:write')
  return await ctx.store.transaction(ctx.workspaceId, async ({ settings, matches, events }) => {
    // What is being scored meanwhile is asked by the new name.
    if (change.name !== undefined) await matches.change()
    const current = await settings.lockBrand(id)
    if (current === null) throw notFound('brand')
    expectVersion('brand', expectedVersion, current.version)
    const brand = await settings.updateBrand(id, change)
    await events.append([changeEvent(ctx, 'brand.updated', brand)])
    return brand
  })
}
