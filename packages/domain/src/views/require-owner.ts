import { AppError } from '@hubbub/contracts'
import type { Context } from '../context.ts'

/** @returns the id of the member who calls. @throws `view.needs_person` for API keys. */
export function requireOwner(ctx: Pick<Context, 'caller'>): string {
  const { memberId } = ctx.caller
  if (memberId !== null) return memberId
  throw new AppError({
    code: 'view.needs_person',
    kind: 'forbidden',
    message: 'Views belong to people; an API key has none',
  })
}
