import type { DemoContext } from './seed-demo.ts'

const MOST = 2_000

/** What is linked to an incident, the widest reaching first. */
export const linkedTo = async (ctx: DemoContext, incidentId: string) =>
  await ctx.store.transaction(
    ctx.workspaceId,
    async ({ incidents, alerts }) =>
      await alerts.mentions(await incidents.mentionIds(incidentId, { limit: MOST }), ctx.caller),
  )
