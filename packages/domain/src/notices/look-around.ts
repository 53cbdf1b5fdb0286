import type { WorkContext } from '../intake/work-context.ts'
import type { KeptPlace, NoticeRepository } from '../ports/notices.ts'
import { gapSaid, waitingSaid } from '../rules/notice-words.ts'
import { tellPlaces } from './tell-places.ts'

/** What waits longer is known, or will not be answered. */
const LONGEST_MS = 7 * 86_400_000
const MOST = 100

/** Finds what no event tells of: gaps, and who waits for an answer too long. Safe to repeat. */
export async function lookAround(ctx: WorkContext): Promise<number> {
  return await ctx.store.transaction(ctx.workspaceId, async ({ notices }) => {
    let told = 0
    for (const place of await notices.wanting(['channel-gap', 'conversation-waiting'])) {
      if (place.topics.includes('channel-gap')) told += await tellGaps(ctx, notices, place)
      if (place.topics.includes('conversation-waiting')) told += await tellWaiting(ctx, notices, place)
    }
    return told
  })
}

async function tellGaps(ctx: WorkContext, notices: NoticeRepository, place: KeptPlace): Promise<number> {
  const now = ctx.clock.now()
  const gaps = await notices.gaps(place.id, new Date(now.getTime() - LONGEST_MS))
  const found = new Map(gaps.map((gap) => [gap.id, gap]))
  return await tellPlaces(ctx, notices, {
    places: [place],
    wanted: gaps.map(({ id }) => ({
      topic: 'channel-gap',
      key: `gap:${id}`,
      subject: id,
      state: null,
      at: now,
    })),
    say: ({ subject }) => {
      const gap = found.get(subject)
      return gap === undefined ? null : gapSaid(gap)
    },
  })
}

async function tellWaiting(ctx: WorkContext, notices: NoticeRepository, place: KeptPlace): Promise<number> {
  const now = ctx.clock.now()
  const waiting = await notices.waitingLong(place.id, {
    before: new Date(now.getTime() - place.waitMinutes * 60_000),
    after: new Date(now.getTime() - LONGEST_MS),
    max: MOST,
  })
  const found = new Map(waiting.map((conversation) => [conversation.id, conversation]))
  return await tellPlaces(ctx, notices, {
    places: [place],
    wanted: waiting.map(({ id, waitingSince }) => ({
      topic: 'conversation-waiting',
      key: `waiting:${id}:${waitingSince?.toISOString() ?? ''}`,
      subject: id,
      state: null,
      at: now,
    })),
    say: ({ subject }) => {
      const conversation = found.get(subject)
      return conversation === undefined ? null : waitingSaid(conversation, now)
    },
  })
}
