import type { Workspace } from '@hubbub/contracts/http'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'

/** Needs no permission: whoever is inside may know where they are. */
export async function getWorkspace(ctx: Context): Promise<Workspace> {
  const workspace = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ settings }) => await settings.findWorkspace(),
  )
  if (workspace === null) throw notFound('workspace')
  return workspace
}
