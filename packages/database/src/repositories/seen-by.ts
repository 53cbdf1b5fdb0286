import type { Scope } from '@hubbub/domain'
import { visibleTo } from './conversation-filter.ts'
import { isMention } from './mention-filter.ts'
import { Prisma } from './transaction.ts'

/** A message `m` of a channel `ch` is seen in its conversation `c`, or as a mention. */
export const seenBy = (w: Prisma.Sql, scope: Scope) =>
  Prisma.sql`(m.conversation_id IS NOT NULL AND ${visibleTo(scope)} OR ${isMention(w, scope)})`
