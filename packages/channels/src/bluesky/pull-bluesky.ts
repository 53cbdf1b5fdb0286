import type {
  InboundAttachment,
  InboundBatch,
  InboundChange,
  InboundMessage,
  ListeningProblem,
} from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { PullInput } from '../contract.ts'
import { downloadFile } from '../http/download-file.ts'
import type { Notification, PostView } from './api-types.ts'
import type { BlueskyClient } from './client.ts'
import type { BlueskySettings } from './config.ts'
import { type BlueskyCursor, parseBlueskyCursor } from './cursor.ts'
import { engagementChange, imagesOf, messageOf } from './mapper.ts'
import { type Listener, textsOf } from '../listening/create-listener.ts'
import { keepOnly } from '../listening/keep-only.ts'
import { inParts } from '../paging/in-parts.ts'
import { newerThan } from '../paging/newer-than.ts'
import { pullChat } from './pull-chat.ts'

export interface BlueskyDeps {
  client: BlueskyClient
  settings: BlueskySettings
  clock: ChannelContext['clock']
  listener: Listener
}

type Told = Pick<InboundBatch, 'messages' | 'changes' | 'gaps'>

const dayMs = 86_400_000
const says = new Set(['mention', 'reply', 'quote', 'subscribed-post'])
const counts = new Set(['like', 'repost', 'like-via-repost', 'repost-via-repost'])

/** Our own posts first, so that answers to them find them; then what is said to us; then searches, then what is private. */
export async function* pullBluesky(deps: BlueskyDeps, input: PullInput): AsyncGenerator<InboundBatch> {
  const { client, settings, clock, listener } = deps
  const { signal } = input
  signal.throwIfAborted()
  const us = await client.did()
  const since = new Date(clock.now().getTime() - settings.importDays * dayMs)
  let cursor = parseBlueskyCursor(input.cursor)
  const emit = (told: Told, at: BlueskyCursor): InboundBatch => {
    cursor = at
    return { ...told, unreadable: [], cursor }
  }

  const own = await newerThan(async (at) => await client.feedOf(us, at, signal), {
    ...listed,
    place: cursor.own,
    since,
  })
  for (const { part, place, gaps } of inParts(own))
    yield emit({ messages: await read(deps, part, us, input), gaps }, { ...cursor, own: place })

  const news = await newerThan(async (at) => await client.notifications(at, signal), {
    ...listed,
    place: cursor.notifications,
    since,
  })
  for (const { part, place, gaps } of inParts(news)) {
    const told = await readNotifications(deps, part, us, input)
    yield emit({ ...told, gaps }, { ...cursor, notifications: place })
  }

  const listened = await listener.now()
  const queries = textsOf(listened.plan)
  // What is searched for no more is forgotten, so that it begins like any other where it comes back.
  cursor = { ...cursor, searches: keepOnly(cursor.searches, queries) }
  const refused: ListeningProblem[] = []
  for (const { text: query, own: isOwn, monitorIds } of listened.plan.terms) {
    const stored = cursor.searches[query] ?? null
    const from = stored === null ? since : new Date(Date.parse(stored.at) - 600_000)
    const found = await newerThan(async (at) => await client.search(query, from, at, signal), {
      ...listed,
      place: stored,
      since,
    }).catch((error: unknown) => {
      if (isOwn || !(error instanceof ChannelError) || error.class !== 'rejected') throw error
      refused.push({ monitorIds, message: `Bluesky does not take “${query}”: ${error.message}` })
      return null
    })
    if (found === null) continue
    for (const { part, place, gaps } of inParts(found)) {
      const searches = { ...cursor.searches, ...(place && { [query]: place }) }
      yield emit({ messages: await read(deps, part, us, input), gaps }, { ...cursor, searches })
    }
  }

  await listener.note(listened, refused)

  // Last, for it is another service: that it cannot be reached must not keep back what the rest tells.
  for await (const { chat, ...told } of pullChat(deps, { us, since, cursor: cursor.chat, signal }))
    yield emit(told, { ...cursor, chat })
}

interface Indexed {
  uri: string
  indexedAt: string
}

/** A person's feed, notifications and what is found are listed by the time at which they were indexed. */
const listed = { idOf: ({ uri }: Indexed) => uri, atOf: ({ indexedAt }: Indexed) => indexedAt }

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
