import type { NewEvent } from '@hubbub/contracts'
import type { ChangedDelivery } from '../ports/deliveries.ts'
import { postEvent } from '../posts/post-event.ts'
import { systemActor } from '../rules/route-events.ts'

export function deliveryEvents(changed: readonly ChangedDelivery[], trace: string | null): NewEvent[] {
  return changed.map((delivery) => {
    const { messageId: id, version, teamId, conversationId } = delivery
    if (conversationId === null)
      return postEvent(
        'post.updated',
        { id, version, teamId },
        { actor: systemActor, trace: delivery.trace ?? trace },
      )
    return {
      type: 'message.delivery_changed',
      subjectId: delivery.messageId,
      version: delivery.version,
      conversationId: delivery.conversationId,
      actor: systemActor,
      trace: delivery.trace ?? trace,
      data: {
        audience: { assigneeId: delivery.assigneeId, teamId: delivery.teamId },
        state: delivery.state,
      },
    }
  })
}
