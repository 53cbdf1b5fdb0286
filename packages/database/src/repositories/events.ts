import type { Ids, NewEvent } from '@hubbub/contracts'
import type { EventRepository } from '@hubbub/domain'
import type { Transaction } from '../create-tenant.ts'

/** Adds to the event log, in the transaction of the change itself. */
export function createEventRepository(
  tx: Transaction,
  workspaceId: string,
  ids: Ids,
  durable = true,
): EventRepository {
  return {
    async append(events) {
      if (events.length === 0) return []
      // What a reader has seen must not be forgotten by a crash.
      if (!durable) await tx.$executeRaw`SET LOCAL synchronous_commit TO DEFAULT`
      const rows = events.map((event, place) => ({ place, id: event.id ?? ids.next(), ...withNulls(event) }))
      await tx.$executeRaw`/*fixed*/
        INSERT INTO event (workspace_id, id, type, subject_id, version, conversation_id, actor, cause_id, trace, data)
        SELECT ${workspaceId}::uuid, id, type, subject_id, version, conversation_id, actor, cause_id, trace, data
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e (
          place int, id uuid, type text, subject_id uuid, version int, conversation_id uuid, actor jsonb, cause_id uuid,
          trace text, data jsonb
        )
        ORDER BY place`
      return rows.map(({ id }) => id)
    },
  }
}

function withNulls(event: NewEvent) {
  return {
    type: event.type,
    subject_id: event.subjectId,
    version: event.version,
    conversation_id: event.conversationId ?? null,
    actor: event.actor,
    cause_id: event.causeId ?? null,
    trace: event.trace ?? null,
    data: event.data ?? {},
  }
}
