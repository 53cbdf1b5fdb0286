import { AppError } from '@hubbub/contracts'
import type { Context } from '../context.ts'

/** Where something would be joined to the world outside, or it would be asked: a drill has no part in it. */
export async function refuseDrill({
  store,
  workspaceId,
}: Pick<Context, 'store' | 'workspaceId'>): Promise<void> {
  if (!(await store.transaction(workspaceId, async ({ settings }) => await settings.isDrill()))) return
  throw new AppError({
    code: 'drill.stays_inside',
    kind: 'conflict',
    message: 'This is a drill: nothing outside is connected to it',
  })
}
