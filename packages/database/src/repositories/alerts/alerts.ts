import type { AlertRepository } from '@hubbub/domain'
import { Prisma, type Transaction } from '../transaction.ts'
import { createFoundAlerts } from './found-alerts.ts'
import { createMuteRepository } from './mutes.ts'
import { createRuleRepository } from './rules.ts'
import { readMentioned } from '../analytics/matched.ts'
import { readByLargeAuthors, readWithin } from './watched-mentions.ts'

/** What people are to be told of, and what was found. */
export function createAlertsRepository(tx: Transaction, workspaceId: string): AlertRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    ...createMuteRepository(tx, workspaceId),
    ...createRuleRepository(tx, workspaceId),
    ...createFoundAlerts(tx, workspaceId),
    byLargeAuthors: async (monitorId, asked) => await readByLargeAuthors(tx, w, { monitorId, ...asked }),
    within: async (monitorId, asked) => await readWithin(tx, w, { monitorId, ...asked }),
    mentions: async (ids, scope) => await readMentioned(tx, w, { ids, scope }),
  }
}
