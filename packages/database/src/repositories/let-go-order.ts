import type { DeliveryRepository } from '@hubbub/domain'
import { firstRow, Prisma, type Transaction } from './transaction.ts'

const moment = (at: Date) => Prisma.sql`${at.toISOString()}::timestamptz`

/** `e`: what waited by the same switch, was let go, has not left yet, and is of the same conversation or of the posts of the account. */
const together = (place: Prisma.Sql) => Prisma.sql`FROM outbound_hold_item mine
  JOIN outbound_hold_item other ON other.workspace_id = mine.workspace_id AND other.hold_id = mine.hold_id AND other.state = 'let-go' AND ${place}
  JOIN outbound_delivery e ON e.workspace_id = other.workspace_id AND e.message_id = other.message_id AND e.held_by IS NULL
    AND e.state IN ('held', 'queued', 'sending')
  JOIN message own ON own.workspace_id = mine.workspace_id AND own.id = mine.message_id
  JOIN message its ON its.workspace_id = other.workspace_id AND its.id = other.message_id AND its.channel_id = own.channel_id
    AND its.conversation_id IS NOT DISTINCT FROM own.conversation_id
  WHERE mine.state = 'let-go'`

/**
 * Nothing that was let go with the delivery `d` and was written before it has still to leave. What is planned for later waits for
 * nobody; what was tried and waits does, also where that counted as no attempt, as with a network that asks for patience.
 * `hubbub_due_deliveries` says the same, and a test holds the two together.
 */
export const isItsTurn = (
  now: Prisma.Sql,
) => Prisma.sql`NOT EXISTS (SELECT ${together(Prisma.sql`other.message_id < mine.message_id`)} AND mine.message_id = d.message_id AND mine.workspace_id = d.workspace_id
              AND (e.state = 'sending' OR e.not_before <= ${now} OR e.attempts > 0 OR e.error_class IS NOT NULL))`

/** What a switch held together leaves one after the other. */
export function createLetGoOrder(
  tx: Transaction,
  workspaceId: string,
): Pick<DeliveryRepository, 'nextLetGo'> {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    nextLetGo: async (messageId, now) =>
      (
        await firstRow<{ id: string }>(
          tx,
          Prisma.sql`SELECT other.message_id AS id ${together(Prisma.sql`other.message_id > mine.message_id`)} AND mine.workspace_id = ${w}
            AND mine.message_id = ${messageId}::uuid AND e.state <> 'sending' AND e.not_before <= ${moment(now)} ORDER BY 1 LIMIT 1`,
        )
      )?.id ?? null,
  }
}
