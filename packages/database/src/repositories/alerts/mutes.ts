import type { PastMute } from '@hubbub/contracts'
import type { AlertRepository } from '@hubbub/domain'
import { Prisma, rows, type Transaction } from '../transaction.ts'

type MuteRow = Omit<PastMute, 'at' | 'until' | 'ended'> & {
  at: Date
  until: Date
  endedAt: Date | null
  endedBy: string | null
}

const toMute = ({ at, until, endedAt, endedBy, ...row }: MuteRow): PastMute => ({
  ...row,
  at: at.toISOString(),
  until: until.toISOString(),
  ended: endedAt === null || endedBy === null ? null : { at: endedAt.toISOString(), by: endedBy },
})

const MOST = 50

/** The times in which rules tell nobody: what stands lies with the rule, which each look reads; all there were lie beside it. */
export function createMuteRepository(
  tx: Transaction,
  workspaceId: string,
): Pick<AlertRepository, 'muteRule' | 'unmuteRule' | 'mutes'> {
  const w = Prisma.sql`${workspaceId}::uuid`
  const end = async (ruleId: string, { by, at }: { by: string; at: Date }) => {
    await tx.$executeRaw`UPDATE alert_rule_mute SET ended_at = ${at.toISOString()}::timestamptz, ended_by = ${by}
      WHERE workspace_id = ${w} AND rule_id = ${ruleId}::uuid AND ended_at IS NULL AND until > ${at.toISOString()}::timestamptz`
  }
  return {
    muteRule: async (ruleId, { id, until, at, by, reason }) => {
      const [from, to] = [at.toISOString(), until.toISOString()]
      await end(ruleId, { by, at })
      await tx.$executeRaw`INSERT INTO alert_rule_mute (workspace_id, id, rule_id, at, until, by, reason)
        VALUES (${w}, ${id}::uuid, ${ruleId}::uuid, ${from}::timestamptz, ${to}::timestamptz, ${by}, ${reason})`
      await tx.$executeRaw`UPDATE alert_rule SET muted_until = ${to}::timestamptz, muted_at = ${from}::timestamptz, muted_by = ${by},
          mute_reason = ${reason}, version = version + 1
        WHERE workspace_id = ${w} AND id = ${ruleId}::uuid`
    },
    unmuteRule: async (ruleId, ending) => {
      await end(ruleId, ending)
      await tx.$executeRaw`UPDATE alert_rule SET muted_until = NULL, muted_at = NULL, muted_by = NULL, mute_reason = NULL, version = version + 1
        WHERE workspace_id = ${w} AND id = ${ruleId}::uuid`
    },
    mutes: async (ruleId) =>
      (
        await rows<MuteRow>(
          tx,
          Prisma.sql`SELECT u.id, u.at, u.until, u.by, u.reason, u.ended_at AS "endedAt", u.ended_by AS "endedBy",
              (SELECT count(*)::int FROM alert a WHERE a.workspace_id = u.workspace_id AND a.rule_id = u.rule_id AND a.muted
                AND a.found_at >= u.at AND a.found_at < coalesce(u.ended_at, u.until)) AS alerts
            FROM alert_rule_mute u WHERE u.workspace_id = ${w} AND u.rule_id = ${ruleId}::uuid ORDER BY u.at DESC, u.id DESC LIMIT ${MOST}`,
        )
      ).map(toMute),
  }
}
