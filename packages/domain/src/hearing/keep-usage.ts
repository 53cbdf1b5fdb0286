import type { Ability } from '@hubbub/contracts'
import type { WorkContext } from '../intake/work-context.ts'
import type { UsageRow } from '../ports/hearing.ts'
import { type BudgetVerdict, judgeUse, noteUse } from './note-use.ts'

/** What the network grants an account and what it may cost, shared by all processes through the database. */
export interface UsageKeeper {
  emptyUntil(bucket: string): Promise<Date | null>
  note(bucket: string, state: { remaining: number; resetsAt: Date }): Promise<void>
  judge(ability: Ability): Promise<BudgetVerdict>
  spend(use: UsageRow): Promise<void>
}

export function createUsageKeeper(ctx: WorkContext, channelId: string): UsageKeeper {
  const { store, workspaceId, clock } = ctx
  return {
    async emptyUntil(bucket) {
      const found = await store.transaction(workspaceId, ({ usage }) => usage.allotment(channelId, bucket))
      return found !== null && found.remaining <= 0 && found.resetsAt > clock.now() ? found.resetsAt : null
    },
    note: async (bucket, state) =>
      await store.transaction(workspaceId, ({ usage }) =>
        usage.noteAllotment(channelId, { bucket, ...state }),
      ),
    judge: async (ability) => await judgeUse(ctx, channelId, ability),
    spend: async (use) => await noteUse(ctx, channelId, use),
  }
}
