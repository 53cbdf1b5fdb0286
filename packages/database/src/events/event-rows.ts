import type { StoredEvent } from '@hubbub/contracts'
import { Prisma } from '../generated/client.ts'

export interface EventRow extends Omit<StoredEvent, 'cursor'> {
  xid: string
  seq: bigint
}

/** The columns of `event` under the names of `EventRow`. */
export const eventColumns = Prisma.sql`
  xid::text AS xid, seq, workspace_id AS "workspaceId", id, type, subject_id AS "subjectId", version,
  conversation_id AS "conversationId", actor, cause_id AS "causeId", trace, data, at`

export function toStoredEvent({ xid, seq, ...event }: EventRow): StoredEvent {
  return { ...event, cursor: formatCursor(xid, seq) }
}

export function formatCursor(xid: string, seq: bigint): string {
  return `${xid}.${seq}`
}

/** Throws a RangeError on what is not a cursor. */
export function parseCursor(cursor: string): { xid: string; seq: bigint } {
  const [, xid, seq] = /^(\d{1,20})\.(\d{1,19})$/.exec(cursor) ?? []
  if (xid === undefined || seq === undefined) throw new RangeError('not a cursor of the event log')
  return { xid, seq: BigInt(seq) }
}

/** Before the first event. */
export const firstCursor = '0.0'
