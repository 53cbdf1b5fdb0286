import type { WorkContext } from '../intake/work-context.ts'
import { dueDigest } from '../rules/digest-periods.ts'

/** By then what was said in the last moments is matched, counted and judged. */
const SETTLED_MS = 60_000
const KEPT_ISSUES = 100

/**
 * Lays down that a person is to be told, up to when they are told by it, and when they are next, in one transaction. Its end
 * is unique among theirs, so that whoever else finds it due adds nothing.
 */
export async function planDigest(ctx: WorkContext, memberId: string): Promise<boolean> {
  return await ctx.store.transaction(ctx.workspaceId, async ({ digests }) => {
    const digest = await digests.lockDue(memberId)
    if (digest === null || digest.nextAt === null) return false
    const { toldTo, timeZone } = digest
    const { span, periods, slot, nextAt } = dueDigest(digest, {
      toldTo,
      dueAt: digest.nextAt,
      now: await digests.now(),
    })
    if (span !== null)
      await digests.insertIssue({
        id: ctx.ids.next(),
        memberId,
        ...span,
        timeZone,
        periods,
        nextAt: new Date(slot.getTime() + SETTLED_MS),
      })
    await digests.note(memberId, { toldTo: span?.to ?? toldTo ?? slot, nextAt })
    await digests.forgetIssues(memberId, KEPT_ISSUES)
    return true
  })
}
