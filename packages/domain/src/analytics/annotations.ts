import type { Annotation } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { changeEvent } from '../rules/change-event.ts'

/** Notes on the charts, for all, what happened when. */
export async function createAnnotation(
  ctx: Context,
  input: Pick<Annotation, 'text' | 'from' | 'to'>,
): Promise<Annotation> {
  permit(ctx, 'mention:write')
  return await ctx.store.transaction(ctx.workspaceId, async ({ annotations, events }) => {
    const annotation = await annotations.insert({
      ...input,
      id: ctx.ids.next(),
      by: ctx.caller.memberId,
      now: ctx.clock.now(),
    })
    await events.append([changeEvent(ctx, 'annotation.updated', annotation)])
    return annotation
  })
}

export async function deleteAnnotation(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'mention:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ annotations, events }) => {
    const version = await annotations.delete(id)
    if (version === null) throw notFound('annotation')
    await events.append([changeEvent(ctx, 'annotation.updated', { id, version: version + 1 })])
  })
}
