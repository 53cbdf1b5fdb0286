import type { OutsideWay } from '@hubbub/contracts'
import type { PrismaClient } from '../generated/client.ts'

export interface DueEscalation {
  workspaceId: string
  escalationId: string
}

export interface DueAlerts {
  workspaceId: string
  memberId: string
  way: OutsideWay
  wayId: string | null
}

/** What the ladders of all workspaces wait for. */
export function createLadderWork(client: PrismaClient) {
  return {
    /** Alert rules that are to look now. */
    async dueAlertRules(limit: number): Promise<{ workspaceId: string; ruleId: string }[]> {
      return await client.$queryRaw<{ workspaceId: string; ruleId: string }[]>`
        SELECT workspace_id AS "workspaceId", rule_id AS "ruleId" FROM hubbub_due_alert_rules(${limit}::int)`
    },
    /** The bots by which people are told, which are to be heard. */
    async alertBots(): Promise<{ workspaceId: string; botId: string }[]> {
      return await client.$queryRaw<{ workspaceId: string; botId: string }[]>`
        SELECT workspace_id AS "workspaceId", bot_id AS "botId" FROM hubbub_alert_bots()`
    },
    /** Workspaces in which a drill is played. */
    async playingDrills(): Promise<string[]> {
      const found = await client.$queryRaw<
        { id: string }[]
      >`SELECT workspace_id AS id FROM hubbub_playing_drills()`
      return found.map(({ id }) => id)
    },
    /** Alerts that quiet hours keep no longer. */
    async dueHeldAlerts(limit: number): Promise<{ workspaceId: string; alertId: string }[]> {
      return await client.$queryRaw<{ workspaceId: string; alertId: string }[]>`
        SELECT workspace_id AS "workspaceId", alert_id AS "alertId" FROM hubbub_due_held_alerts(${limit}::int)`
    },
    /** Reports that are to be made, and runs of them that are to go on. */
    async dueReports(
      limit: number,
    ): Promise<{ workspaceId: string; reportId: string; runId: string | null }[]> {
      return await client.$queryRaw<{ workspaceId: string; reportId: string; runId: string | null }[]>`
        SELECT workspace_id AS "workspaceId", report_id AS "reportId", run_id AS "runId" FROM hubbub_due_reports(${limit}::int)`
    },
    /** Digests that are to be laid down, and those that are to go on. */
    async dueDigests(
      limit: number,
    ): Promise<{ workspaceId: string; memberId: string; issueId: string | null }[]> {
      return await client.$queryRaw<{ workspaceId: string; memberId: string; issueId: string | null }[]>`
        SELECT workspace_id AS "workspaceId", membership_id AS "memberId", issue_id AS "issueId" FROM hubbub_due_digests(${limit}::int)`
    },
    /** Incidents whose severity is to be looked at again. */
    async dueIncidents(limit: number): Promise<{ workspaceId: string; incidentId: string }[]> {
      return await client.$queryRaw<{ workspaceId: string; incidentId: string }[]>`
        SELECT workspace_id AS "workspaceId", incident_id AS "incidentId" FROM hubbub_due_incidents(${limit}::int)`
    },
    /** Statements whose approval has run out. */
    async dueStatements(limit: number): Promise<{ workspaceId: string; statementId: string }[]> {
      return await client.$queryRaw<{ workspaceId: string; statementId: string }[]>`
        SELECT workspace_id AS "workspaceId", statement_id AS "statementId" FROM hubbub_due_statements(${limit}::int)`
    },
    /** Answers to many that somebody began to write and did not end. */
    async dueBulkAnswers(limit: number): Promise<{ workspaceId: string; answerId: string }[]> {
      return await client.$queryRaw<{ workspaceId: string; answerId: string }[]>`
        SELECT workspace_id AS "workspaceId", answer_id AS "answerId" FROM hubbub_due_bulk_answers(${limit}::int)`
    },
    /** Escalations whose timer has run out, by the clock of the database. */
    async dueEscalations(limit: number): Promise<DueEscalation[]> {
      return await client.$queryRaw<DueEscalation[]>`
        SELECT workspace_id AS "workspaceId", escalation_id AS "escalationId" FROM hubbub_due_escalations(${limit}::int)`
    },
    /** People to whom something is to be sent; one who was told less than `restMs` ago by the same way waits. */
    async dueAlerts(restMs: number, limit: number): Promise<DueAlerts[]> {
      return await client.$queryRaw<DueAlerts[]>`
        SELECT workspace_id AS "workspaceId", membership_id AS "memberId", way, way_id AS "wayId"
        FROM hubbub_due_escalation_notices(make_interval(secs => ${restMs / 1000}::float8), ${limit}::int)`
    },
  }
}
