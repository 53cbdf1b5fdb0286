import type { StoredEvent } from '@hubbub/contracts'
import type { WorkContext } from '../intake/work-context.ts'
import type { NewNotice, NoticeRepository } from '../ports/notices.ts'
import {
  assignedSaid,
  healthSaid,
  letterSaid,
  newSaid,
  type Wanted,
  wantedOf,
} from '../rules/notice-words.ts'
import { tellPlaces, topicsOf } from './tell-places.ts'

/** Finds in events of a workspace what people want to be told of. Safe to repeat. @returns how much is to be told. */
export async function noteEvents(ctx: WorkContext, events: readonly StoredEvent[]): Promise<number> {
  const wanted = events.flatMap((event) => wantedOf(event) ?? [])
  if (wanted.length === 0) return 0
  return await ctx.store.transaction(ctx.workspaceId, async ({ notices }) => {
    const places = await notices.wanting(topicsOf(wanted))
    if (places.length === 0) return 0
    const say = await describe(notices, wanted)
    return await tellPlaces(ctx, notices, { places, wanted, say })
  })
}

type Said = Pick<NewNotice, 'words' | 'path'>

async function describe(
  notices: NoticeRepository,
  wanted: readonly Wanted[],
): Promise<(one: Wanted) => Said | null> {
  const idsOf = (...topics: Wanted['topic'][]) =>
    wanted.filter(({ topic }) => topics.includes(topic)).map(({ subject }) => subject)
  const conversations = byId(await notices.conversations(idsOf('conversation-new', 'conversation-assigned')))
  const channels = byId(await notices.channels(idsOf('channel-health')))
  const letters = byId(await notices.letters(idsOf('dead-letter')))
  // What is gone by now needs no words.
  return ({ topic, subject, state }) => {
    const conversation = conversations.get(subject)
    const channel = channels.get(subject)
    const letter = letters.get(subject)
    if (topic === 'channel-health' && channel) return healthSaid(channel, state)
    if (topic === 'conversation-new' && conversation) return newSaid(conversation)
    if (topic === 'conversation-assigned' && conversation) return assignedSaid(conversation)
    return topic === 'dead-letter' && letter ? letterSaid(letter) : null
  }
}

const byId = <T extends { id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]))
