import type { InboundChange, NewEvent } from '@hubbub/contracts'
import type { ChangedMessage } from '../ports/intake.ts'
import type { Repositories } from '../ports/store.ts'
import { mentionUpdated } from '../mentions/mention-event.ts'
import { postEvent } from '../posts/post-event.ts'
import { systemActor } from '../rules/route-events.ts'
import { storable } from '../rules/storable.ts'
import { boundedId, type IntakeTools } from './prepare-message.ts'
import type { WorkContext } from './work-context.ts'

/** Writes what has become of messages, and tells of what people see of it. */
export async function applyChanges(
  ctx: WorkContext,
  { intake }: Repositories,
  { channelId, changes = [] }: { channelId: string; changes?: readonly InboundChange[] | undefined },
): Promise<{ events: NewEvent[]; toScore: string[]; missing: number }> {
  if (changes.length === 0) return { events: [], toScore: [], missing: 0 }
  const { changed, missing } = await intake.applyChanges(channelId, changes)
  return {
    missing: missing.length,
    events: changed.flatMap((one) => (isTold(one) ? [changeEvent(one, ctx.trace)] : [])),
    // Other words, another mood.
    toScore: changed.filter(({ kind }) => kind === 'edited').map(({ messageId }) => messageId),
  }
}

export function storableChange(tools: Pick<IntakeTools, 'digest'>, change: InboundChange): InboundChange {
  const externalId = boundedId(tools, change.externalId)
  switch (change.kind) {
    case 'edited':
      return {
        ...change,
        externalId,
        text: storable(change.text),
        html: change.html === null ? null : storable(change.html),
      }
    case 'failed':
      return { ...change, externalId, reason: storable(change.reason) }
    case 'sent':
    case 'deleted':
    case 'engagement':
    case 'delivered':
    case 'read':
    case 'read-until':
      return { ...change, externalId }
  }
}

/** Likes come by the thousand: they are shown by whoever looks again. */
const isTold = ({ kind }: ChangedMessage) => kind !== 'engagement'

function changeEvent(changed: ChangedMessage, trace: string | null): NewEvent {
  if (changed.conversationId !== null) return messageChanged(changed, trace)
  const { messageId: id, version, teamId } = changed
  const by = { actor: systemActor, trace: changed.trace ?? trace }
  if (changed.direction === 'out') return postEvent('post.updated', { id, version, teamId }, by)
  return mentionUpdated({ id, version, teamId }, by)
}

const messageChanged = (changed: ChangedMessage, trace: string | null): NewEvent => ({
  type: changed.kind === 'failed' ? 'message.delivery_changed' : 'message.updated',
  subjectId: changed.messageId,
  version: changed.version,
  conversationId: changed.conversationId,
  actor: systemActor,
  trace: changed.trace ?? trace,
  data: {
    audience: { assigneeId: changed.assigneeId, teamId: changed.teamId },
    ...(changed.kind === 'failed' ? { state: 'failed' } : { change: changed.kind }),
  },
})
