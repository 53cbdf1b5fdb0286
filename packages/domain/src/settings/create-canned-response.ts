import type { CannedResponse } from '@hubbub/contracts/http'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import { changeEvent } from '../rules/change-event.ts'

export async function createCannedResponse(
  ctx: Context,
  input: { shortcut: string; text: string },
): Promise<CannedResponse> {
  permit(ctx, 'canned-response:write')
  return await ctx.store.transaction(ctx.workspaceId, async ({ settings, events }) => {
    const canned = await settings.insertCannedResponse({ id: ctx.ids.next(), ...input })
    await events.append([changeEvent(ctx, 'canned-response.updated', canned)])
    return canned
  })
}
