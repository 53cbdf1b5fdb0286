import type { PrismaClient } from '../generated/client.ts'

/** Figures that changed, in all workspaces. */
export function createPendingTallies(client: PrismaClient) {
  return {
    /** Workspaces in which changes of figures are not folded into the tallies. */
    async dueTallies(): Promise<string[]> {
      const rows = await client.$queryRaw<{ id: string }[]>`SELECT id FROM hubbub_due_tallies() AS id`
      return rows.map(({ id }) => id)
    },
  }
}
