import type { SentimentRepository } from '@hubbub/domain'
import { Prisma, type Transaction } from '../transaction.ts'
import { createCorrections } from './corrections.ts'
import { createJudgedMessages } from './judged-messages.ts'
import { createRuleReach } from './rule-reach.ts'
import { createSentimentRules } from './sentiment-rules.ts'

/** How messages count, and what people say of it. */
export function createSentimentRepository(tx: Transaction, workspaceId: string): SentimentRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    ...createJudgedMessages(tx, w),
    ...createCorrections(tx, w),
    ...createSentimentRules(tx, workspaceId),
    ...createRuleReach(tx, w),
  }
}
