import type { CannedResponse } from '@hubbub/contracts/http'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { changeEvent } from '../rules/change-event.ts'
import { expectVersion } from '../rules/expect-version.ts'

export interface UpdateCannedResponse {
  id: string
  change: { shortcut?: string | undefined; text?: string | undefined }
  expectedVersion: number | null
}

export async function updateCannedResponse(
  ctx: Context,
  { id, change, expectedVersion }: UpdateCannedResponse,
): Promise<CannedResponse> {
  permit(ctx, 'canned-response:write')
  return await ctx.store.transaction(ctx.workspaceId, async ({ settings, events }) => {
    const current = await settings.lockCannedResponse(id)
    if (current === null) throw notFound('canned-response')
    expectVersion('canned-response', expectedVersion, current.version)
    const canned = await settings.updateCannedResponse(id, change)
    await events.append([changeEvent(ctx, 'canned-response.updated', canned)])
    return canned
  })
}
