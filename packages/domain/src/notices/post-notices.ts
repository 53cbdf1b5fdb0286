import type { WorkContext } from '../intake/work-context.ts'
import type { KeptPlace, NoticeBundle, NoticeOutlet, PostEnd } from '../ports/notices.ts'
import { bundleText } from '../rules/notice-words.ts'
import { systemActor } from '../rules/route-events.ts'
import { storable } from '../rules/storable.ts'

export interface PostTools {
  outlet: NoticeOutlet
  publicUrl: string | null
  /** What comes within this time is told together. */
  gatherMs: number
}

/** An attempt that is older has died. */
const CLAIM_MS = 90_000
/** Networks take one message a second in a room. */
const PAUSE_MS = 2_000
const FIRST_RETRY_MS = 5_000
/** What only a person can mend is looked at again now and then. */
const LASTING_MS = 15 * 60_000
const MOST = 200

/**
 * Posts what is to be told in a place, as one text. It is claimed before anybody is asked, so that no two post it; one
 * that was cut off is posted again under the same id, by which networks that know ids take it once.
 */
export async function postNotices(
  ctx: WorkContext,
  tools: PostTools,
  placeId: string,
): Promise<'posted' | 'failed' | 'nothing'> {
  const taken = await claim(ctx, tools, placeId)
  if (taken === null) return 'nothing'
  const { place, bundle } = taken
  const end = await attempt(ctx, tools, { place, bundle })
  await ctx.store.transaction(ctx.workspaceId, async ({ notices, events }) => {
    const isNews = await notices.settle(placeId, bundle.postId, end)
    if (!isNews) return
    const { id: subjectId, version } = place
    await events.append([
      { type: 'notice-place.updated', subjectId, version, actor: systemActor, trace: ctx.trace },
    ])
  })
  return end.kind
}

async function claim(ctx: WorkContext, { gatherMs }: PostTools, placeId: string) {
  const now = ctx.clock.now()
  return await ctx.store.transaction(ctx.workspaceId, async ({ notices }) => {
    const place = await notices.lock(placeId)
    if (place === null || !place.enabled) return null
    const bundle = await notices.claim(placeId, {
      postId: ctx.ids.next(),
      now,
      until: new Date(now.getTime() + CLAIM_MS),
      saidBefore: new Date(now.getTime() - gatherMs),
      max: MOST,
    })
    return bundle === null ? null : { place, bundle }
  })
}

async function attempt(
  ctx: WorkContext,
  { outlet, publicUrl }: PostTools,
  { place, bundle }: { place: KeptPlace; bundle: NoticeBundle },
): Promise<PostEnd> {
  const text = bundleText(bundle.notices, publicUrl)
  try {
    await outlet.post(place, { id: bundle.postId, text, again: bundle.again })
    const at = ctx.clock.now()
    return { kind: 'posted', at, restsUntil: new Date(at.getTime() + PAUSE_MS) }
  } catch (error) {
    const at = ctx.clock.now()
    const { message, until, lasting } = outlet.judge(error)
    const restsUntil = until ?? new Date(at.getTime() + (lasting ? LASTING_MS : FIRST_RETRY_MS))
    return { kind: 'failed', at, restsUntil, error: storable(message).slice(0, 500) }
  }
}
