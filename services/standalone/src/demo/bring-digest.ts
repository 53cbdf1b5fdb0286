import { usualDigest } from '@hubbub/contracts'
import { getOwnDigest, listMembers, setOwnDigest } from '@hubbub/domain'
import { demoWorld } from './demo-world.ts'
import type { DemoContext } from './seed-demo.ts'

const DAY_MS = 86_400_000

/** The admin is told each morning of what was found; the worker makes the last one of the past that is in by now. */
export async function bringDigest(ctx: DemoContext): Promise<void> {
  const admin = (await listMembers(ctx)).find(({ email }) => email === demoWorld.admin.email)
  if (admin === undefined) return
  const own = { ...ctx, caller: { ...ctx.caller, memberId: admin.id } }
  if ((await getOwnDigest(own)).nextAt !== null) return
  const { nextAt } = await setOwnDigest(own, { ...usualDigest, enabled: true })
  if (nextAt === null) return
  const last = new Date(Date.parse(nextAt) - DAY_MS)
  await ctx.store.transaction(ctx.workspaceId, async ({ digests }) => {
    await digests.note(admin.id, { toldTo: new Date(last.getTime() - DAY_MS), nextAt: last })
  })
}
