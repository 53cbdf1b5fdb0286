import type { Conversation, Message } from '@hubbub/contracts'
import { Mail } from 'lucide-react'
import { DeliveryIcon } from './delivery-icon.tsx'
import { ReplyDelivery } from './reply-delivery.tsx'
import { MessageTime } from './message-time.tsx'

interface HandoverLineProps {
  message: Message
  conversation: Conversation
}

/** Answers that went by mail to a visitor who had left the chat: they stand above, so this only says so and how it went. */
export function HandoverLine({ message, conversation }: HandoverLineProps) {
  const { carries = [], mail, delivery } = message
  const to = mail?.to.map(({ value }) => value).join(', ') ?? ''
  return (
    <article
      data-message={message.id}
      aria-label={`Sent by e-mail to ${to}`}
      className="ml-6 overflow-hidden rounded-lg border border-dashed border-border sm:ml-16"
    >
      <div className="flex items-start gap-2 px-3.5 py-2 text-sm text-muted">
        <Mail aria-hidden className="mt-0.5 size-4 shrink-0" />
        <p className="min-w-0 flex-1 break-words">
          The visitor had left: {carries.length === 1 ? 'the answer goes' : `${carries.length} answers go`} by
          e-mail to <span className="font-medium text-foreground">{to}</span>
        </p>
        <div className="flex shrink-0 items-center gap-1.5">
          <MessageTime at={message.sentAt} />
          {delivery ? <DeliveryIcon delivery={delivery} /> : null}
        </div>
      </div>
      {delivery ? <ReplyDelivery message={message} delivery={delivery} conversation={conversation} /> : null}
    </article>
  )
}
