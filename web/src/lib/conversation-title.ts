import type { Conversation } from '@hubbub/contracts'

/** What was said on a network has no subject: it is told apart by where it was said. */
export function conversationTitle({
  subject,
  channel,
}: {
  subject: string
  channel: Pick<Conversation['channel'], 'kind' | 'name'>
}): string {
  return subject || (channel.kind === 'email' ? 'No subject' : channel.name)
}
