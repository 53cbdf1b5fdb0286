import type { InboundMessage, UnreadableMessage } from '@hubbub/contracts'
import { storable } from '../rules/storable.ts'
import { quarantineEvent } from './collect-batch.ts'
import { type IntakeTools, prepareMessage } from './prepare-message.ts'
import type { WorkContext } from './work-context.ts'

/** Reads an original anew, as the channel does. */
export type ReadOriginal = (
  channelId: string,
  original: { raw: Uint8Array; direction: 'in' | 'out' },
) => Promise<{ ok: true; message: InboundMessage } | { ok: false; unreadable: UnreadableMessage }>

/** Tries once more to read what was set aside. Run twice, it is stored once. @returns whether it could be read. */
export async function rereadQuarantined(
  ctx: WorkContext,
  tools: IntakeTools & { read: ReadOriginal },
  quarantineId: string,
): Promise<boolean> {
  const waiting = await ctx.store.transaction(ctx.workspaceId, ({ intake }) =>
    intake.lockQuarantined(quarantineId),
  )
  if (waiting === null || waiting.resolvedAt !== null) return waiting !== null
  const { channelId, raw, direction } = waiting
  const result = await tools.read(channelId, { raw, direction })
  const message = result.ok ? await prepareMessage(ctx, tools, { channelId, message: result.message }) : null
  const reason = result.ok ? null : storable(result.unreadable.reason)
  const stored = await ctx.store.transaction(ctx.workspaceId, async ({ intake, events }) => {
    const current = await intake.lockQuarantined(quarantineId)
    if (current === null || current.resolvedAt !== null) return []
    const ids = message === null ? [] : (await intake.store(channelId, [message])).stored
    const tries = await intake.settleQuarantined(quarantineId, reason, ctx.clock.now())
    await events.append([quarantineEvent(ctx, { id: quarantineId, tries })])
    return ids
  })
  if (stored.length > 0) {
    await ctx.signals.messagesCollected({ workspaceId: ctx.workspaceId, channelId, messageIds: stored })
  }
  return result.ok
}
