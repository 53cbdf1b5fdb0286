import type { Conversation, Message } from '@hubbub/contracts'
import { standingReactions, whyNotAct } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { channelKindsQuery } from '#lib/queries/channel-kinds.query.ts'
import { channelsQuery } from '#lib/queries/channels.query.ts'
import { useSession } from '#lib/session.ts'

/** With which signs this person can react to a message, and which of ours stand there. */
export function useReacting(message: Message, conversation: Conversation) {
  const { workspace, can } = useSession()
  const channel = useQuery(channelsQuery(workspace.id)).data?.find(({ id }) => id === conversation.channel.id)
  const kind = useQuery(channelKindsQuery(workspace.id)).data?.find((one) => one.kind === channel?.kind)
  const may =
    channel !== undefined && can('message:send') && whyNotAct(message, 'react', channel.abilities) === null
  return {
    may,
    signs: may ? (kind?.reactions ?? []) : [],
    standing: standingReactions(message.actions, { once: kind?.reactsOnce ?? false }),
  }
}
