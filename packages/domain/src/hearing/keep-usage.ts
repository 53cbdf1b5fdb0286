import type { WorkContext } from '../intake/work-context.ts'
import type { UsageKeeper } from '../ports/hearing.ts'
import { judgeUse, noteUse } from './note-use.ts'

/** As it is shared by all processes through the database. */
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
