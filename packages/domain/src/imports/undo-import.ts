import { AppError, type Import } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { deleteConversation } from '../inbox/delete-conversation.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Blobs } from '../ports/blobs.ts'

const BATCH = 100

/** Takes back what an import brought, but for conversations that somebody has touched since. */
export async function undoImport(
  ctx: Context,
  blobs: Blobs,
  id: string,
): Promise<{ removed: number; kept: number }> {
  permit(ctx, 'channel:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ imports }) => {
    const run = await imports.lock(id)
    if (run === null) throw notFound('import')
    refuseRunning(run)
    // From now on nobody starts it again.
    await imports.move(id, { state: 'undone' })
  })
  let removed = 0
  for (;;) {
    const ids = await ctx.store.transaction(ctx.workspaceId, ({ imports }) => imports.untouched(id, BATCH))
    for (const conversationId of ids) await deleteConversation(asOwner(ctx), blobs, conversationId)
    removed += ids.length
    if (ids.length < BATCH) break
  }
  removed += await ctx.store.transaction(ctx.workspaceId, ({ imports }) => imports.removeHeard(id))
  const after = await ctx.store.transaction(ctx.workspaceId, ({ imports }) => imports.find(id))
  return { removed, kept: after?.stored ?? 0 }
}

/** Who may import may take it back, whatever else they may see or delete. */
const asOwner = (ctx: Context): Context => ({
  ...ctx,
  caller: {
    ...ctx.caller,
    permissions: new Set([...ctx.caller.permissions, 'conversation:delete']),
    visibility: 'all',
  },
})

function refuseRunning({ state }: Import): void {
  if (state === 'stopped' || state === 'done' || state === 'undone') return
  throw new AppError({
    code: 'import.wrong_state',
    kind: 'conflict',
    message: `This cannot be done while the import is ${state}`,
  })
}
