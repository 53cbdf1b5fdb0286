import type { Workspace } from '@hubbub/contracts/http'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { changeEvent } from '../rules/change-event.ts'
import { expectVersion } from '../rules/expect-version.ts'

export async function updateWorkspace(
  ctx: Context,
  input: { name: string; expectedVersion: number | null },
): Promise<Workspace> {
  permit(ctx, 'workspace:write')
  return await ctx.store.transaction(ctx.workspaceId, async ({ settings, events }) => {
    const current = await settings.lockWorkspace()
    if (current === null) throw notFound('workspace')
    expectVersion('workspace', input.expectedVersion, current.version)
    const workspace = await settings.updateWorkspace({ name: input.name })
    await events.append([changeEvent(ctx, 'workspace.updated', workspace)])
    return workspace
  })
}
