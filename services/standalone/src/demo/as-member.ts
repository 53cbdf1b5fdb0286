import { type Member, rolePermissions } from '@hubbub/contracts'
import type { Context } from '@hubbub/domain'

/** Somebody of the demo, with what they may do. */
export function asMember(ctx: Context, { id, name, role }: Member): Context {
  return {
    ...ctx,
    caller: {
      actor: { kind: 'member', id, name },
      memberId: id,
      permissions: new Set(rolePermissions[role]),
      visibility: 'all',
      teamIds: [],
    },
  }
}

export function memberOf(members: readonly Member[], email: string): Member {
  const member = members.find((each) => each.email === email)
  if (member === undefined) throw new Error(`nobody is called ${email} any more`)
  return member
}
