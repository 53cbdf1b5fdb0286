import { AppError, type Member, type Role, rolePermissions, type Visibility } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { MemberPatch, PeopleRepository } from '../ports/people.ts'
import { changeEvent } from '../rules/change-event.ts'
import { expectVersion } from '../rules/expect-version.ts'
import { expectWithinReach } from '../rules/grants.ts'

export interface UpdateMember {
  id: string
  change: {
    role?: Role | undefined
    visibility?: Visibility | undefined
    teamIds?: readonly string[] | undefined
    active?: boolean | undefined
  }
  expectedVersion: number | null
}

/** Changes role, visibility or teams, deactivates or takes back. It holds from the member's very next request. */
export async function updateMember(
  ctx: Context,
  { id, change, expectedVersion }: UpdateMember,
): Promise<Member> {
  permit(ctx, 'member:write')
  return await ctx.store.transaction(ctx.workspaceId, async ({ people, events }) => {
    const admins = await people.lockActiveAdmins()
    const member = await people.lockMember(id)
    if (member === null) throw notFound('member')
    expectVersion('member', expectedVersion, member.version)
    expectAllowed(ctx, member, change)
    expectAnAdminStays(admins, id, change)

    const now = ctx.clock.now()
    await people.updateMember(id, patchOf(change, now))
    if (change.teamIds !== undefined) await people.setMemberTeams(id, change.teamIds)
    const changed = await found(people, id)
    await people.revokeApiKeysBeyond(id, reachOfKeys(changed), now)
    await events.append([changeEvent(ctx, 'member.updated', changed)])
    return changed
  })
}

function expectAllowed(ctx: Context, member: Member, change: UpdateMember['change']): void {
  if (change.role === undefined && change.active === undefined) return
  expectWithinReach(ctx.caller, member.role)
  expectWithinReach(ctx.caller, change.role ?? member.role)
}

function expectAnAdminStays(
  admins: readonly string[],
  id: string,
  { role, active }: UpdateMember['change'],
): void {
  const leaves = active === false || (role !== undefined && role !== 'admin')
  if (!leaves || admins.some((admin) => admin !== id) || !admins.includes(id)) return
  throw new AppError({
    code: 'member.last_admin',
    kind: 'conflict',
    message: 'A workspace keeps at least one active admin',
  })
}

function patchOf({ role, visibility, active }: UpdateMember['change'], now: Date): MemberPatch {
  return {
    ...(role === undefined ? {} : { role }),
    ...(visibility === undefined ? {} : { visibility }),
    ...(active === undefined ? {} : { deactivatedAt: active ? null : now }),
  }
}

// A key sees all conversations, so who may not see them all has none.
function reachOfKeys({ deactivatedAt, visibility, role }: Member): readonly string[] {
  return deactivatedAt === null && visibility === 'all' ? rolePermissions[role] : []
}

async function found(people: PeopleRepository, id: string): Promise<Member> {
  const member = await people.findMember(id)
  if (member === null) throw notFound('member')
  return member
}
