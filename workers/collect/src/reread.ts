import { AppError } from '@hubbub/contracts'
import { type ReadOriginal, rereadQuarantined } from '@hubbub/domain'
import { openSession, workContext } from '@hubbub/worker'
import { type CollectDeps, intakeTools } from './collect-deps.ts'

/** Reads what was set aside with the channel it came from. Idempotent: what was read already is left as it is. */
export async function reread(
  deps: CollectDeps,
  { workspaceId, quarantineId, trace }: { workspaceId: string; quarantineId: string; trace: string | null },
): Promise<void> {
  const ctx = workContext(deps, { workspaceId, trace })
  const read: ReadOriginal = async (channelId, { raw, direction }) => {
    const channel = await ctx.store.transaction(workspaceId, ({ channels }) => channels.forWork(channelId))
    if (channel === null)
      throw new AppError({ code: 'channel.not_found', kind: 'gone', message: 'The mailbox is gone' })
    await using session = openSession(deps, { workspaceId, channel })
    return await session.read(raw, { direction })
  }
  await rereadQuarantined(ctx, { ...intakeTools(deps), read }, quarantineId)
}
