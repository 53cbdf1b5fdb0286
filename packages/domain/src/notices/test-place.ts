import { AppError, type NoticePlace, type Room } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { NoticeOutlet, NoticeRooms, PostEnd } from '../ports/notices.ts'
import { changeEvent } from '../rules/change-event.ts'
import { storable } from '../rules/storable.ts'

/** Posts one notice at once. Throws `notice-place.unreachable` with the network's own words. */
export async function testNoticePlace(
  ctx: Context & { noticeOutlet: (workspaceId: string) => NoticeOutlet },
  id: string,
): Promise<NoticePlace> {
  permit(ctx, 'workspace:write')
  const place = await ctx.store.transaction(ctx.workspaceId, async ({ notices }) => await notices.lock(id))
  if (place === null) throw notFound('notice-place')
  const outlet = ctx.noticeOutlet(ctx.workspaceId)
  const postId = ctx.ids.next()
  const text = `A test from Hubbub by ${ctx.caller.actor.name}: notices for “${place.name}” arrive here.`
  const failure = await outlet.post(place, { id: postId, text, again: false }).then(
    () => null,
    (error: unknown) => outlet.judge(error),
  )
  const at = ctx.clock.now()
  const end: PostEnd =
    failure === null
      ? { kind: 'posted', at, restsUntil: at }
      : {
          kind: 'failed',
          at,
          restsUntil: failure.until ?? at,
          error: storable(failure.message).slice(0, 500),
        }
  const shown = await ctx.store.transaction(ctx.workspaceId, async ({ notices, events }) => {
    await notices.settle(id, postId, end)
    const now = await notices.find(id)
    if (now === null) throw notFound('notice-place')
    await events.append([changeEvent(ctx, 'notice-place.updated', now)])
    return now
  })
  if (failure === null) return shown
  throw new AppError({ code: 'notice-place.unreachable', kind: 'invalid', message: failure.message })
}

/** The rooms that a connected account can post into. */
export async function listChannelRooms(
  ctx: Context & { noticeRooms: (workspaceId: string) => NoticeRooms },
  channelId: string,
): Promise<Room[]> {
  permit(ctx, 'workspace:write')
  const channel = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ channels }) => await channels.find(channelId),
  )
  if (channel === null) throw notFound('channel')
  return await ctx.noticeRooms(ctx.workspaceId).rooms(channelId)
}
