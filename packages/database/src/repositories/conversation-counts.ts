import type { ConversationCounts, ConversationFilter, Scope } from '@hubbub/domain'
import { matching, mentioned } from './conversation-filter.ts'
import { Prisma, rows, type Transaction } from './transaction.ts'

type Filter = Omit<ConversationFilter, 'view'>
interface TeamRow {
  id: string | null
  all: number
  mine: number
  unassigned: number
  mentioned: number
}

/** How many the views hold under a filter, and how many open ones each team and label has. */
export async function countConversations(
  tx: Transaction,
  workspaceId: string,
  scope: Scope,
  filter: Filter,
): Promise<ConversationCounts> {
  const found = await countByTeam(tx, workspaceId, scope, filter)
  const open = isPlain(filter) ? found : await countByTeam(tx, workspaceId, scope, { status: 'open' })
  const labels = await rows<{ id: string; all: number }>(
    tx,
    Prisma.sql`SELECT cl.label_id AS id, count(*)::int AS all FROM conversation c
      JOIN conversation_label cl ON cl.workspace_id = c.workspace_id AND cl.conversation_id = c.id
      WHERE ${matching(workspaceId, scope, { status: 'open' })} GROUP BY 1`,
  )
  const sum = (view: ConversationFilter['view']) => found.reduce((total, row) => total + row[view], 0)
  return {
    mine: sum('mine'),
    unassigned: sum('unassigned'),
    all: sum('all'),
    mentioned: sum('mentioned'),
    teams: byId(open),
    labels: byId(labels),
  }
}

/** Whether it asks for what is open and nothing else: then one reading answers for the teams too. */
const isPlain = ({ status, ...rest }: Filter) =>
  status === 'open' && Object.values(rest).every((value) => value === undefined)

async function countByTeam(
  tx: Transaction,
  workspaceId: string,
  scope: Scope,
  filter: Filter,
): Promise<TeamRow[]> {
  return await rows<TeamRow>(
    tx,
    Prisma.sql`SELECT c.team_id AS id, count(*)::int AS all, count(*) FILTER (WHERE c.assignee_id = ${scope.memberId}::uuid)::int AS mine,
        count(*) FILTER (WHERE c.assignee_id IS NULL)::int AS unassigned, count(*) FILTER (WHERE ${mentioned(scope.memberId)})::int AS mentioned
      FROM conversation c WHERE ${matching(workspaceId, scope, filter)} GROUP BY 1`,
  )
}

const byId = (found: readonly { id: string | null; all: number }[]) =>
  Object.fromEntries(found.flatMap(({ id, all }) => (id === null ? [] : [[id, all]])))
