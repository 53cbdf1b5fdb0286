import type { Conversation, Message } from '@hubbub/contracts'

/** The conversation as plain text, without private notes: it may be handed to the customer. */
export function transcriptOf(
  conversation: Pick<Conversation, 'number' | 'subject' | 'contact'>,
  messages: readonly Message[],
  formatTime: (iso: string) => string,
): string {
  const said = messages.filter(
    ({ kind, delivery, carries }) =>
      // What went by mail stands there as what was said in the chat.
      kind === 'message' && delivery?.state !== 'cancelled' && carries === undefined,
  )
  const head = `#${conversation.number} ${conversation.subject}\nWith ${conversation.contact.name}`
  const parts = said.map(({ author, sentAt, text, trimmedText, attachments }) => {
    const files = attachments.map(({ filename }) => `[${filename}]`).join(' ')
    return [`${author.name}, ${formatTime(sentAt)}`, (trimmedText ?? text).trim(), files]
      .filter((line) => line !== '')
      .join('\n')
  })
  return `${[head, ...parts].join('\n\n---\n\n')}\n`
}
