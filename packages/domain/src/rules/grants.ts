import { AppError, type Permission, type Role, rolePermissions } from '@hubbub/contracts'
import type { Caller } from '../context.ts'

/** Nobody gives, or takes from others, a role that reaches further than their own permissions. */
export function expectWithinReach(caller: Pick<Caller, 'permissions'>, role: Role): void {
  const beyond = rolePermissions[role].filter((permission) => !caller.permissions.has(permission))
  if (beyond.length === 0) return
  throw new AppError({
    code: 'member.role_beyond_own',
    kind: 'forbidden',
    message: `The role ${role} reaches further than your own permissions`,
    details: { permissions: beyond },
  })
}

/** The permissions a key asks for: known words, and none that its maker lacks. */
export function expectScopes(caller: Pick<Caller, 'permissions'>, scopes: readonly string[]): Permission[] {
  const wanted = [...new Set(scopes)]
  const refused = wanted.filter((scope) => !isHeld(caller, scope))
  if (refused.length === 0) return wanted.filter((scope) => isHeld(caller, scope))
  throw new AppError({
    code: 'api-key.scope_refused',
    kind: 'invalid',
    message: `You do not have: ${refused.join(', ')}`,
    details: { scopes: refused },
  })
}

function isHeld(caller: Pick<Caller, 'permissions'>, scope: string): scope is Permission {
  return (caller.permissions as ReadonlySet<string>).has(scope)
}
