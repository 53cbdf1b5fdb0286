import type { InboundChange } from '@hubbub/contracts'
import { collectBatch } from '../intake/collect-batch.ts'
import type { IntakeTools } from '../intake/prepare-message.ts'
import type { WorkContext } from '../intake/work-context.ts'
import type { ChatVisitorRow } from '../ports/chat.ts'
import { chatRoomOf } from './read-room.ts'

export interface Receipts {
  /** Ids of answers. */
  delivered: readonly string[]
  read: readonly string[]
}

/** Answers have come to the visitor's device, or were seen. Said twice, the first time counts. */
export async function noteReceipts(
  ctx: WorkContext,
  tools: IntakeTools,
  { visitor, receipts }: { visitor: ChatVisitorRow; receipts: Receipts },
): Promise<void> {
  const at = ctx.clock.now()
  const changes = await ctx.store.transaction(ctx.workspaceId, async ({ chat }) => {
    const room = await chatRoomOf(chat, visitor)
    if (room === null) return []
    const name = async (ids: readonly string[]) => (ids.length === 0 ? [] : await chat.answerNames(room, ids))
    const changeTo =
      (kind: 'delivered' | 'read') =>
      (externalId: string): InboundChange => ({ kind, externalId, at })
    return [
      ...(await name(receipts.delivered)).map(changeTo('delivered')),
      ...(await name(receipts.read)).map(changeTo('read')),
    ]
  })
  if (changes.length === 0) return
  const batch = { messages: [], unreadable: [], changes }
  await collectBatch(ctx, tools, { channelId: visitor.channelId, batch })
}
