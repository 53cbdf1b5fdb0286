import type { PrismaClient } from '../generated/client.ts'

interface DueKeys {
  workspaceId: string
  messageId: string
}

interface DueMonitor {
  workspaceId: string
  monitorId: string
}

interface DueSentimentRule {
  workspaceId: string
  ruleId: string
}

/** What is to be matched or judged anew, in all workspaces. */
export function createPendingMatches(client: PrismaClient) {
  return {
    /** Rules by which what is stored is not judged yet, or no longer; oldest first. */
    async dueSentimentRules(limit: number): Promise<DueSentimentRule[]> {
      return await client.$queryRaw<DueSentimentRule[]>`
        SELECT workspace_id AS "workspaceId", rule_id AS "ruleId" FROM hubbub_due_sentiment_rules(${limit}::int)`
    },
    /** Workspaces in which messages wait to be judged anew. */
    async dueJudgements(): Promise<string[]> {
      const found = await client.$queryRaw<
        { id: string }[]
      >`SELECT due AS id FROM hubbub_due_judgements() AS due`
      return found.map(({ id }) => id)
    },
    /** Messages of which something is new that a monitor asks for. */
    async dueKeys(limit: number): Promise<DueKeys[]> {
      return await client.$queryRaw<DueKeys[]>`
        SELECT workspace_id AS "workspaceId", message_id AS "messageId" FROM hubbub_due_keys(${limit}::int)`
    },
    /** Monitors by which what is stored is not matched yet, or no longer. */
    async dueMonitors(limit: number): Promise<DueMonitor[]> {
      return await client.$queryRaw<DueMonitor[]>`
        SELECT workspace_id AS "workspaceId", monitor_id AS "monitorId" FROM hubbub_due_monitors(${limit}::int)`
    },
  }
}
