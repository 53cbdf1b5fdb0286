import type { NoticePlace, NoticeTarget, NoticeTopic } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { refuseDrill } from '../drills/refuse-in-drill.ts'
import { permit } from '../permit.ts'
import type { PlaceChange } from '../ports/notices.ts'
import type { Secrets } from '../ports/secrets.ts'
import type { Repositories } from '../ports/store.ts'
import { changeEvent } from '../rules/change-event.ts'
import { expectVersion } from '../rules/expect-version.ts'

/** What an address is sealed for: it opens nowhere else. */
export const placeContext = (id: string) => `notice-place:${id}`

export interface PlaceInput {
  name: string
  target: NoticeTarget
  topics: NoticeTopic[]
  waitMinutes: number
  enabled: boolean
}

export async function listNoticePlaces(ctx: Context): Promise<NoticePlace[]> {
  permit(ctx, 'workspace:write')
  return await ctx.store.transaction(ctx.workspaceId, async ({ notices }) => await notices.list())
}

export async function createNoticePlace(
  ctx: Context & { secrets: Secrets },
  { target, ...input }: PlaceInput,
): Promise<NoticePlace> {
  permit(ctx, 'workspace:write')
  await refuseDrill(ctx)
  const id = ctx.ids.next()
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await expectChannel(repositories, target)
    await repositories.notices.insert({
      id,
      ...input,
      topics: unique(input.topics),
      ...targetOf(ctx, id, target),
    })
    return await told(ctx, repositories, id)
  })
}

export async function updateNoticePlace(
  ctx: Context & { secrets: Secrets },
  {
    id,
    change,
    expectedVersion,
  }: {
    id: string
    change: { [K in keyof PlaceInput]?: PlaceInput[K] | undefined }
    expectedVersion: number | null
  },
): Promise<NoticePlace> {
  permit(ctx, 'workspace:write')
  const { target, topics, name, waitMinutes, enabled } = change
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const current = await repositories.notices.lock(id)
    if (current === null) throw notFound('notice-place')
    expectVersion('notice-place', expectedVersion, current.version)
    await expectChannel(repositories, target)
    await repositories.notices.update(id, {
      ...(name !== undefined && { name }),
      ...(waitMinutes !== undefined && { waitMinutes }),
      ...(enabled !== undefined && { enabled }),
      ...(topics !== undefined && { topics: unique(topics) }),
      ...(target !== undefined && targetOf(ctx, id, target)),
    })
    return await told(ctx, repositories, id)
  })
}

export async function deleteNoticePlace(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'workspace:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ notices, events }) => {
    const current = await notices.lock(id)
    if (current === null) throw notFound('notice-place')
    await notices.remove(id)
    const gone = { id, version: current.version + 1 }
    await events.append([changeEvent(ctx, 'notice-place.updated', gone, { deleted: true })])
  })
}

async function told(ctx: Context, { notices, events }: Repositories, id: string): Promise<NoticePlace> {
  const place = await notices.find(id)
  if (place === null) throw notFound('notice-place')
  await events.append([changeEvent(ctx, 'notice-place.updated', place)])
  return place
}

async function expectChannel({ channels }: Repositories, target: NoticeTarget | undefined): Promise<void> {
  if (target?.kind === 'room' && (await channels.find(target.channelId)) === null) throw notFound('channel')
}

const unique = (topics: readonly NoticeTopic[]) => [...new Set(topics)]

function targetOf({ secrets }: { secrets: Secrets }, id: string, target: NoticeTarget) {
  const nothing = { channelId: null, room: null, host: null, address: '' } satisfies PlaceChange
  if (target.kind === 'room')
    return { ...nothing, kind: target.kind, channelId: target.channelId, room: target.room }
  const address = secrets.seal(target.url, placeContext(id))
  return { ...nothing, kind: target.kind, host: new URL(target.url).host, address }
}
