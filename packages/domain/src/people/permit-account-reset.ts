import { AppError } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Directory } from '../ports/directory.ts'
import { expectWithinReach } from '../rules/grants.ts'

/**
 * Whose password or second factor may be reset from here: an active member's, of no greater role, who belongs nowhere else. The account is
 * one for all workspaces, so an admin of one must not open the others by it.
 */
export async function permitAccountReset(
  ctx: Context & { directory: Directory },
  id: string,
): Promise<{ userId: string; version: number }> {
  permit(ctx, 'member:write')
  const { member, userId } = await ctx.store.transaction(ctx.workspaceId, async ({ people }) => ({
    member: await people.findMember(id),
    userId: await people.userIdOf(id),
  }))
  if (member === null || userId === null || member.deactivatedAt !== null) throw notFound('member')
  expectWithinReach(ctx.caller, member.role)
  const memberships = await ctx.directory.memberships(userId)
  if (memberships.some(({ workspace }) => workspace.id !== ctx.workspaceId)) {
    const message = 'This person belongs to other workspaces too and can only do this themselves'
    throw new AppError({ code: 'member.account_shared', kind: 'conflict', message })
  }
  return { userId, version: member.version }
}
