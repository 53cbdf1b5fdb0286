import type { StreamColumn } from '@hubbub/contracts'
import { listMembers, listMonitors } from '@hubbub/domain'
import { demoWorld } from './demo-world.ts'
import type { DemoContext } from './seed-demo.ts'

/** Whoever looks into the demo finds the brand and those it is compared with side by side, until they arrange them. */
export async function bringColumns(ctx: DemoContext): Promise<void> {
  const monitors = await listMonitors(ctx)
  const columns = demoWorld.columns.flatMap((name): StreamColumn[] => {
    const monitor = monitors.find((one) => one.name === name)
    return monitor === undefined ? [] : [{ kind: 'monitor', id: monitor.id }]
  })
  for (const { id, role } of await listMembers(ctx)) {
    if (role === 'agent') continue
    await ctx.store.transaction(ctx.workspaceId, async ({ people }) => {
      const preferences = await people.preferences(id)
      if (preferences.columns.length > 0) return
      await people.updateMember(id, { preferences: { ...preferences, columns } })
    })
  }
}
