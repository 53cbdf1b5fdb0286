import type { KeptPublication, StatementRepository } from '@hubbub/domain'
import { firstRow, Prisma, type Transaction } from '../transaction.ts'

const moment = (at: Date | null) => Prisma.sql`${at?.toISOString() ?? null}::timestamptz`

type Approvals = Pick<
  StatementRepository,
  | 'insertApproval'
  | 'settleApproval'
  | 'see'
  | 'isPublished'
  | 'addPublication'
  | 'publicationOf'
  | 'noteSent'
  | 'whyBarred'
  | 'firstSent'
>

/** Who may say what, and where it was said. */
export function createStatementApprovals(tx: Transaction, workspaceId: string): Approvals {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    insertApproval: async (id, { askedBy, askedAt, ...asked }) => {
      await tx.$executeRaw`INSERT INTO statement_approval (workspace_id, id, statement_id, number, author_id, asked_by_id, asked_by, asked_at, note,
          approver_id, backup_id, wait_seconds, valid_minutes)
        VALUES (${w}, ${asked.id}::uuid, ${id}::uuid, ${asked.number}::int, ${asked.authorId}::uuid, ${askedBy.id}::uuid, ${askedBy.name}, ${moment(askedAt)},
          ${asked.note}, ${asked.approverId}::uuid, ${asked.backupId}::uuid, ${asked.waitSeconds}::int, ${asked.validMinutes}::int)`
    },
    settleApproval: async (approvalId, { state, decidedBy, decidedAt, reason, approved }) => {
      await tx.$executeRaw`UPDATE statement_approval SET state = ${state},
          decided_by_id = coalesce(${decidedBy?.id ?? null}::uuid, decided_by_id), decided_by = coalesce(${decidedBy?.name ?? null}, decided_by),
          decided_at = coalesce(${moment(decidedAt ?? null)}, decided_at), reason = coalesce(${reason ?? null}, reason),
          approved_number = coalesce(${approved?.number ?? null}::int, approved_number),
          approved_author_id = coalesce(${approved?.authorId ?? null}::uuid, approved_author_id),
          expires_at = coalesce(${moment(approved?.expiresAt ?? null)}, expires_at)
        WHERE workspace_id = ${w} AND id = ${approvalId}::uuid`
    },
    see: async (approvalId, memberId, at) =>
      (await tx.$executeRaw`INSERT INTO statement_receipt (workspace_id, approval_id, membership_id, at)
        VALUES (${w}, ${approvalId}::uuid, ${memberId}::uuid, ${moment(at)}) ON CONFLICT DO NOTHING`) > 0,
    ...createPublications(tx, w),
  }
}

type Publications = Pick<
  StatementRepository,
  'isPublished' | 'addPublication' | 'publicationOf' | 'noteSent' | 'whyBarred' | 'firstSent'
>

function createPublications(tx: Transaction, w: Prisma.Sql): Publications {
  return {
    isPublished: async (approvalId, { channelId, language }) =>
      (await firstRow<{ id: string }>(
        tx,
        Prisma.sql`SELECT id FROM statement_publication WHERE workspace_id = ${w} AND approval_id = ${approvalId}::uuid
          AND channel_id = ${channelId}::uuid AND language = ${language}`,
      )) !== null,
    // Asked of the approval itself: what does not stand at this moment publishes nothing.
    addPublication: async (one) =>
      (await tx.$executeRaw`INSERT INTO statement_publication (workspace_id, id, statement_id, approval_id, number, channel, channel_id, language, message_id, by, at)
        SELECT ${w}, ${one.id}::uuid, a.statement_id, a.id, a.approved_number, ${JSON.stringify(one.channel)}::jsonb, ${one.channel.id}::uuid, ${one.language},
          ${one.messageId}::uuid, ${one.by}, ${moment(one.at)}
        FROM statement_approval a JOIN statement s ON s.workspace_id = a.workspace_id AND s.id = a.statement_id
        WHERE a.workspace_id = ${w} AND a.id = ${one.approvalId}::uuid AND a.state = 'approved' AND a.expires_at > clock_timestamp()
          AND a.approved_number = s.number AND a.approved_number = ${one.number}::int`) > 0,
    publicationOf: async (messageId) =>
      await firstRow<KeptPublication>(
        tx,
        Prisma.sql`SELECT p.id, p.statement_id AS "statementId", s.incident_id AS "incidentId", p.channel ->> 'name' AS "channelName",
            m.meta -> 'post' ->> 'url' AS url, d.response
          FROM statement_publication p JOIN statement s ON s.workspace_id = p.workspace_id AND s.id = p.statement_id
          JOIN message m ON m.workspace_id = p.workspace_id AND m.id = p.message_id
          JOIN outbound_delivery d ON d.workspace_id = p.workspace_id AND d.message_id = p.message_id
          WHERE p.workspace_id = ${w} AND p.message_id = ${messageId}::uuid`,
      ),
    noteSent: async (id, at) => {
      await tx.$executeRaw`UPDATE statement_publication SET sent_at = ${moment(at)} WHERE workspace_id = ${w} AND id = ${id}::uuid AND sent_at IS NULL`
    },
    whyBarred: async (messageId) =>
      (
        await firstRow<{ why: 'lapsed' | 'voided' | 'withdrawn' | null }>(
          tx,
          Prisma.sql`SELECT CASE WHEN a.state = 'approved' AND a.expires_at > clock_timestamp() THEN NULL
              WHEN a.state = 'approved' OR a.state = 'lapsed' THEN 'lapsed' WHEN a.state = 'withdrawn' THEN 'withdrawn' ELSE 'voided' END AS why
            FROM statement_publication p JOIN statement_approval a ON a.workspace_id = p.workspace_id AND a.id = p.approval_id
            WHERE p.workspace_id = ${w} AND p.message_id = ${messageId}::uuid FOR SHARE OF a`,
        )
      )?.why ?? null,
    firstSent: async (incidentId) =>
      (
        await firstRow<{ at: Date | null }>(
          tx,
          Prisma.sql`SELECT min(p.sent_at) AS at FROM statement_publication p
            JOIN statement s ON s.workspace_id = p.workspace_id AND s.id = p.statement_id
            WHERE p.workspace_id = ${w} AND s.incident_id = ${incidentId}::uuid`,
        )
      )?.at ?? null,
  }
}
