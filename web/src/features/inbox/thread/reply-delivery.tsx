import type { Conversation, Delivery, Message } from '@hubbub/contracts'
import { DeliveryState } from '#components/send/delivery-state.tsx'
import { useSession } from '#lib/session.ts'
import { useReschedule } from '../actions/use-reschedule.ts'
import { useRetryMessage } from '../actions/use-retry-message.ts'
import { useTakeBack } from '../actions/use-take-back.ts'

export interface ReplyDeliveryProps {
  message: Message
  delivery: Delivery
  conversation: Conversation
}

/** What became of a reply, and what one can do about it. */
export function ReplyDelivery({ message, delivery, conversation }: ReplyDeliveryProps) {
  const { can, member } = useSession()
  const retry = useRetryMessage()
  const reschedule = useReschedule(message.id)
  const takeBack = useTakeBack(conversation.id)
  return (
    <DeliveryState
      delivery={delivery}
      isOwn={message.author.id === member.id}
      can={can('message:send')}
      isBusy={retry.isPending || reschedule.isPending || takeBack.isPending}
      warning="The line broke while it was handed over. If you send it again, the customer may get it twice."
      onTakeBack={() => takeBack.mutate(message)}
      onReschedule={(at) => reschedule.mutate(at)}
      onRetry={() => retry.mutate(message)}
    />
  )
}
