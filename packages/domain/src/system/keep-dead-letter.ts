import type { WorkContext } from '../intake/work-context.ts'
import type { NewDeadLetter } from '../ports/dead-letters.ts'
import { systemActor } from '../rules/route-events.ts'
import { storable, storableDeep } from '../rules/storable.ts'

/** Keeps a job that failed for good where people see it and can run it again. */
export async function keepDeadLetter(ctx: WorkContext, letter: NewDeadLetter): Promise<void> {
  await ctx.store.transaction(ctx.workspaceId, async ({ deadLetters, events }) => {
    await deadLetters.record({
      ...letter,
      error: storable(letter.error),
      payload: storableDeep(letter.payload),
    })
    await events.append([
      { type: 'dead-letter.updated', subjectId: letter.id, version: 1, actor: systemActor, trace: ctx.trace },
    ])
  })
}
