import type { Label } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { changeEvent } from '../rules/change-event.ts'
import { expectVersion } from '../rules/expect-version.ts'

export interface UpdateLabel {
  id: string
  change: { name?: string | undefined; color?: string | undefined }
  expectedVersion: number | null
}

export async function updateLabel(
  ctx: Context,
  { id, change, expectedVersion }: UpdateLabel,
): Promise<Label> {
  permit(ctx, 'label:write')
  return await ctx.store.transaction(ctx.workspaceId, async ({ settings, events }) => {
    const current = await settings.lockLabel(id)
    if (current === null) throw notFound('label')
    expectVersion('label', expectedVersion, current.version)
    const label = await settings.updateLabel(id, change)
    await events.append([changeEvent(ctx, 'label.updated', label)])
    return label
  })
}
