import { AppError, type Permission } from '@hubbub/contracts'
import type { Context } from './context.ts'

/** The one place where permissions are checked. */
export function permit(ctx: Pick<Context, 'caller'>, permission: Permission): void {
  if (ctx.caller.permissions.has(permission)) return
  throw new AppError({
    code: 'access.forbidden',
    kind: 'forbidden',
    message: `This needs the permission ${permission}`,
    details: { permission },
  })
}
