import type { EventType, NewEvent } from '@hubbub/contracts'
import type { Context } from '../context.ts'

/** The log entry of a change to something that is not a conversation. */
export function changeEvent(
  ctx: Pick<Context, 'trace'> & { caller: Pick<Context['caller'], 'actor'> },
  type: EventType,
  subject: { id: string; version: number },
  data?: Record<string, unknown>,
): NewEvent {
  const event: NewEvent = {
    type,
    subjectId: subject.id,
    version: subject.version,
    actor: ctx.caller.actor,
    trace: ctx.trace,
  }
  return data === undefined ? event : { ...event, data }
}
