import { markFigures, type MarkKind, type MarkStanding } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { changeEvent } from '../rules/change-event.ts'

export async function listMarks(ctx: Context): Promise<MarkStanding[]> {
  permit(ctx, 'sentiment-rule:read')
  const found = await ctx.store.transaction(ctx.workspaceId, async ({ marks }) => await marks.standing())
  return found.map(({ kind, ...standing }) => ({ kind, figures: markFigures[kind], ...standing }))
}

/** From now on what comes is routed by it; what is here stays as it is. */
export async function putMarkRoute(
  ctx: Context,
  route: { kind: MarkKind } & Pick<MarkStanding, 'priority' | 'teamId'>,
): Promise<MarkStanding> {
  permit(ctx, 'sentiment-rule:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ marks, people, events }) => {
    if (route.teamId !== null && (await people.lockTeam(route.teamId)) === null) throw notFound('team')
    await marks.putRoute(route)
    await events.append([changeEvent(ctx, 'sentiment-rule.updated', { id: ctx.workspaceId, version: 1 })])
  })
  const standing = (await listMarks(ctx)).find(({ kind }) => kind === route.kind)
  if (standing === undefined) throw notFound('mark')
  return standing
}
