import type { WorkContext } from '../intake/work-context.ts'
import { matchMessages } from './match-messages.ts'
import { holdBook } from './monitor-book.ts'

/** Matches messages anew of which something is new: how they sound, how many liked them. @returns how many. */
export async function matchDue(ctx: WorkContext, messageIds: readonly string[]): Promise<number> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    // Whoever makes a rule of a monitor waits, and then finds all that it matched.
    await repositories.sentiment.holdRules()
    const book = await holdBook(ctx, repositories)
    const due = await repositories.matches.lockDue(messageIds)
    if (due.length === 0) return 0
    await repositories.matches.keep(matchMessages(book, await repositories.matches.messages(due)))
    return due.length
  })
}
