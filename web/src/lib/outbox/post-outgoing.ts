import type { Message } from '@hubbub/contracts'
import { api } from '#lib/api.ts'
import type { Outgoing } from './outgoing.ts'

/** Posts it; however often, it is one message, for its client id is the idempotency key as well. */
export async function postOutgoing(workspaceId: string, outgoing: Outgoing): Promise<Message> {
  const { messages } = api.workspace(workspaceId)
  const { conversationId, clientId, text, mode, envelope, mentionedMemberIds } = outgoing
  const { then, snoozedUntil, sendAt, template } = outgoing
  const attachmentIds = outgoing.files.map(({ id }) => id)
  if (mode === 'note')
    return await messages.note(conversationId, { clientId, text, mentionedMemberIds, attachmentIds })
  return await messages.reply(conversationId, {
    clientId,
    text,
    attachmentIds,
    ...envelope,
    ...(template && { template }),
    ...(then && { then }),
    ...(snoozedUntil && { snoozedUntil }),
    ...(sendAt && { sendAt }),
  })
}
