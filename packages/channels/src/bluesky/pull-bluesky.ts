import type { InboundAttachment, InboundBatch, InboundChange, InboundMessage } from '@hubbub/contracts'
import type { ChannelContext } from '../context.ts'
import type { PullInput } from '../contract.ts'
import { downloadFile } from '../http/download-file.ts'
import type { Notification, PostView } from './api-types.ts'
import type { BlueskyClient } from './client.ts'
import type { BlueskySettings } from './config.ts'
import { type BlueskyCursor, parseBlueskyCursor } from './cursor.ts'
import { engagementChange, imagesOf, messageOf } from './mapper.ts'
import { newerThan } from './newer.ts'
import { pullChat } from './pull-chat.ts'

export interface BlueskyDeps {
  client: BlueskyClient
  settings: BlueskySettings
  clock: ChannelContext['clock']
}

type Told = Pick<InboundBatch, 'messages' | 'changes' | 'gaps'>

const dayMs = 86_400_000
const perBatch = 50
const says = new Set(['mention', 'reply', 'quote', 'subscribed-post'])
const counts = new Set(['like', 'repost', 'like-via-repost', 'repost-via-repost'])

/** Our own posts first, so that answers to them find them; then what is said to us, in public and in private; then searches. */
export async function* pullBluesky(deps: BlueskyDeps, input: PullInput): AsyncGenerator<InboundBatch> {
  const { client, settings, clock } = deps
  const { signal } = input
  signal.throwIfAborted()
  const us = await client.did()
  const since = new Date(clock.now().getTime() - settings.importDays * dayMs)
  let cursor = parseBlueskyCursor(input.cursor)
  const emit = (told: Told, at: BlueskyCursor): InboundBatch => {
    cursor = at
    return { ...told, unreadable: [], cursor }
  }

  const own = await newerThan(async (at) => await client.feedOf(us, at, signal), { place: cursor.own, since })
  for (const { part, done } of parts(own.items))
    yield emit(
      { messages: await read(deps, part, us, input), gaps: gapsAt(own, done) },
      { ...cursor, own: own.placeAfter(done) },
    )

  const news = await newerThan(async (at) => await client.notifications(at, signal), {
    place: cursor.notifications,
    since,
  })
  for (const { part, done } of parts(news.items)) {
    const told = await readNotifications(deps, part, us, input)
    yield emit({ ...told, gaps: gapsAt(news, done) }, { ...cursor, notifications: news.placeAfter(done) })
  }

  for await (const { chat, ...told } of pullChat(deps, { us, since, cursor: cursor.chat, signal }))
    yield emit(told, { ...cursor, chat })

  for (const query of settings.searches) {
    const place = cursor.searches[query] ?? null
    const from = place === null ? since : new Date(Date.parse(place.at) - 600_000)
    const found = await newerThan(async (at) => await client.search(query, from, at, signal), {
      place,
      since,
    })
    for (const { part, done } of parts(found.items)) {
      const after = found.placeAfter(done)
      const searches = { ...cursor.searches, ...(after && { [query]: after }) }
      yield emit(
        { messages: await read(deps, part, us, input), gaps: gapsAt(found, done) },
        { ...cursor, searches },
      )
    }
  }
}

function* parts<T>(items: readonly T[]): Generator<{ part: T[]; done: number }> {
  for (let at = 0; at < items.length; at += perBatch)
    yield { part: items.slice(at, at + perBatch), done: Math.min(at + perBatch, items.length) }
}

const gapsAt = (
  { gaps, items }: { gaps: NonNullable<InboundBatch['gaps']>; items: unknown[] },
  done: number,
) => (done === items.length ? gaps : [])

async function readNotifications(
  deps: BlueskyDeps,
  page: readonly Notification[],
  us: string,
  input: PullInput,
): Promise<{ messages: InboundMessage[]; changes: InboundChange[] }> {
  const said = page.filter(({ reason }) => says.has(reason)).map(({ uri }) => uri)
  const counted = page
    .filter(({ reason }) => counts.has(reason))
    .flatMap(({ reasonSubject }) => reasonSubject ?? [])
  const views = await deps.client.posts([...new Set([...said, ...counted])], input.signal)
  const byUri = new Map(views.map((view) => [view.uri, view]))
  const pick = (uris: readonly string[]) => [...new Set(uris)].flatMap((uri) => byUri.get(uri) ?? [])
  return {
    messages: await read(deps, pick(said), us, input),
    changes: pick(counted).map((view) => engagementChange(view, deps.clock.now())),
  }
}

async function read(
  { client }: BlueskyDeps,
  views: readonly PostView[],
  us: string,
  { known, signal }: PullInput,
): Promise<InboundMessage[]> {
  const stored = await known?.(views.map(({ uri }) => uri))
  const messages: InboundMessage[] = []
  for (const view of views) {
    if (stored?.has(view.uri)) continue
    const attachments: InboundAttachment[] = []
    for (const { fullsize } of imagesOf(view)) {
      const file = await downloadFile(client.file, fullsize, signal)
      if (file !== null) attachments.push(file)
    }
    messages.push(messageOf(view, us, attachments))
  }
  return messages
}
