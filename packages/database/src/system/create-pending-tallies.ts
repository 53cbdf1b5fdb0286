import type { PrismaClient } from '../generated/client.ts'

/** Figures that changed, in all workspaces. */
export function createPendingTallies(client: PrismaClient) {
  return {
    /** Workspaces in which changes of figures are not folded into the tallies. */
    async dueTallies(): Promise<string[]> {
      const rows = await client.$queryRaw<{ id: string }[]>`SELECT id FROM hubbub_due_tallies() AS id`
      return rows.map(({ id }) => id)
    },
    /** Workspaces in which it is to be found what is alike: of what was stored before, or who is the first of a group now. */
    async dueAlike(): Promise<string[]> {
      const rows = await client.$queryRaw<{ id: string }[]>`SELECT id FROM hubbub_due_alike() AS id`
      return rows.map(({ id }) => id)
    },
    /** What was said so long ago that nobody repeats it any more. @returns how many keys were forgotten. */
    async forgetAlike(saidBefore: Date, most: number): Promise<number> {
      const [row] = await client.$queryRaw<{ gone: number }[]>`
        SELECT hubbub_forget_alike(${saidBefore}::timestamptz, ${most}::int) AS gone`
      return row?.gone ?? 0
    },
  }
}
