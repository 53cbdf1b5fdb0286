import type { CannedResponse } from '@hubbub/contracts/http'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'

export async function listCannedResponses(ctx: Context): Promise<CannedResponse[]> {
  permit(ctx, 'canned-response:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async ({ settings }) => await settings.listCannedResponses(),
  )
}
