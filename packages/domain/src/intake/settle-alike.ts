import { findSpam } from './find-spam.ts'
import { groupAlike } from './group-alike.ts'
import type { WorkContext } from './work-context.ts'

const GROUPS_AT_ONCE = 50
/** Messages that are looked at in one transaction. */
const AT_ONCE = 300

/**
 * Finds who is the first of groups from which somebody went, or to which somebody came who had said it before.
 * @returns how many groups there were; null where nothing is left.
 */
export async function settleAlike({ store, workspaceId }: WorkContext): Promise<number | null> {
  const settled = await store.transaction(
    workspaceId,
    async ({ alike }) => await alike.settle(GROUPS_AT_ONCE),
  )
  return settled === 0 ? null : settled
}

/**
 * Groups a stretch of what was stored before groups were known. Killed in the middle it goes on where it stood.
 * @returns how many were looked at; null where nothing is left, or another process is at it.
 */
export async function groupStored({ store, workspaceId }: WorkContext): Promise<number | null> {
  return await store.transaction(workspaceId, async ({ alike }) => {
    const posts = await alike.nextStored(AT_ONCE)
    if (posts === null) return null
    const repeating = await groupAlike(
      alike,
      posts.filter(({ isGrouped }) => !isGrouped),
    )
    await findSpam(alike, posts, repeating)
    return posts.length
  })
}
