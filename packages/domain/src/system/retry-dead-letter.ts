import type { DeadLetter } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'

/** Marked first, enqueued after: if the queue cannot be reached the letter still stands there to be run again. */
export async function retryDeadLetter(ctx: Context, id: string): Promise<DeadLetter> {
  permit(ctx, 'dead-letter:write')
  const letter = await ctx.store.transaction(ctx.workspaceId, async ({ system, events }) => {
    if (!(await system.markRetried(id, ctx.clock.now()))) throw notFound('dead-letter')
    const marked = await system.findDeadLetter(id)
    if (marked === null) throw notFound('dead-letter')
    await events.append([
      {
        type: 'dead-letter.updated',
        subjectId: id,
        version: 1,
        actor: ctx.caller.actor,
        trace: ctx.trace,
        data: { retried: true },
      },
    ])
    return marked
  })
  await ctx.signals.deadLetterRetry({ job: letter.job, payload: letter.payload })
  return letter
}
