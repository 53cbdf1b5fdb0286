import type { Query } from '@hubbub/query'
import type { WorkContext } from '../intake/work-context.ts'
import { holdBook } from '../monitors/monitor-book.ts'
import type { TakenUp } from '../ports/hearing.ts'

/** What all monitors that are on want; `stamp` changes with it. */
export async function readWanted(
  ctx: WorkContext,
): Promise<{ stamp: number; monitors: readonly { id: string; tree: Query }[] }> {
  return await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => await holdBook(ctx, repositories),
  )
}

/** An account asks its network for it by now. */
export async function noteTakenUp(
  ctx: WorkContext,
  { channelId, ...taken }: TakenUp & { channelId: string },
): Promise<void> {
  await ctx.store.transaction(ctx.workspaceId, async ({ hearing }) => {
    await hearing.takeUp(channelId, taken, ctx.clock.now())
  })
}
