import { AppError } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import type { Directory } from '../ports/directory.ts'
import { changeEvent } from '../rules/change-event.ts'
import { permitAccountReset } from './permit-account-reset.ts'

export interface SecondFactors {
  /** Takes it away and ends all sessions. @returns whether there was one. */
  removeSecondFactor(userId: string): Promise<boolean>
}

/** For somebody else who has lost theirs. Afterwards the password alone signs them in, so the log says who did it. */
export async function resetSecondFactor(
  ctx: Context & { directory: Directory; doors: SecondFactors },
  id: string,
): Promise<void> {
  const { userId, version } = await permitAccountReset(ctx, id)
  if (id === ctx.caller.memberId)
    throw new AppError({
      code: 'member.own_second_factor',
      kind: 'conflict',
      message: 'One’s own second factor is turned off in one’s own settings, with the password',
    })
  if (!(await ctx.doors.removeSecondFactor(userId)))
    throw new AppError({
      code: 'member.no_second_factor',
      kind: 'conflict',
      message: 'This person has no second factor',
    })
  await ctx.store.transaction(ctx.workspaceId, async ({ events }) => {
    const data = { secondFactor: 'reset' }
    await events.append([changeEvent(ctx, 'member.updated', { id, version }, data)])
  })
}
