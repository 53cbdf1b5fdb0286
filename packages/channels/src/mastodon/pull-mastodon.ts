import type { InboundBatch, InboundChange, InboundMessage } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { PullInput } from '../contract.ts'
import { type Listener, textsOf } from '../listening/create-listener.ts'
import { keepOnly } from '../listening/keep-only.ts'
import { type MastoNotification, type MastoStatus, statusSchema } from './api-types.ts'
import { attachmentsOf } from './attachments.ts'
import type { MastodonClient } from './client.ts'
import type { MastodonSettings } from './config.ts'
import { type MastodonCursor, parseMastodonCursor } from './cursor.ts'
import { editOf, engagementChange, messageOf, type Ourselves } from './mapper.ts'
import { pagesAfter } from './pages.ts'

export interface MastodonDeps {
  client: MastodonClient
  settings: MastodonSettings
  clock: ChannelContext['clock']
  us: () => Promise<Ourselves>
  listener: Listener
  /** What the stream told besides, not handed on yet. */
  changes: InboundChange[]
}

const dayMs = 86_400_000

/** Our own statuses first, so that answers to them find them; then what is said to us; then what is said of a hashtag. */
export async function* pullMastodon(deps: MastodonDeps, input: PullInput): AsyncGenerator<InboundBatch> {
  const { client, settings, clock, changes, listener } = deps
  input.signal.throwIfAborted()
  const us = await deps.us()
  const since = new Date(clock.now().getTime() - settings.importDays * dayMs)
  let cursor = parseMastodonCursor(input.cursor)
  const emit = (batch: Omit<InboundBatch, 'cursor' | 'unreadable'>, at: MastodonCursor) => {
    cursor = at
    return { ...batch, unreadable: [], cursor }
  }
  const walk = { since, signal: input.signal }

  const own = client.statusesOf(us.id)
  for await (const { items, place } of pagesAfter(own, { ...walk, after: cursor.own }))
    yield emit({ messages: await read(deps, items, us, input) }, { ...cursor, own: place })

  const told = pagesAfter(client.notifications, { ...walk, after: cursor.notifications })
  for await (const { items, place } of told)
    yield emit(await readNotifications(deps, items, us, input), { ...cursor, notifications: place })

  const listened = await listener.now()
  const hashtags = textsOf(listened.plan)
  cursor = { ...cursor, tags: keepOnly(cursor.tags, hashtags) }
  for (const tag of hashtags) {
    const after = cursor.tags[tag] ?? null
    for await (const { items, place } of pagesAfter(client.tagged(tag), { ...walk, after })) {
      const tags = { ...cursor.tags, [tag]: place }
      yield emit({ messages: await read(deps, items, us, input) }, { ...cursor, tags })
    }
  }

  await listener.note(listened)

  const count = changes.length
  if (count === 0) return
  yield emit({ messages: [], changes: changes.slice(0, count) }, cursor)
  // Handed on and stored; what came meanwhile waits behind them.
  changes.splice(0, count)
}

async function readNotifications(
  deps: MastodonDeps,
  page: readonly MastoNotification[],
  us: Ourselves,
  input: PullInput,
): Promise<{ messages: InboundMessage[]; changes: InboundChange[] }> {
  const said: MastoStatus[] = []
  const changes: InboundChange[] = []
  for (const { type, status: raw, createdAt } of page) {
    const status = statusSchema.safeParse(raw).data
    if (status === undefined) continue
    if (type === 'mention' || type === 'quote') said.push(status)
    else if (type === 'update') changes.push(editOf(status, deps.clock.now()))
    else changes.push(engagementChange(status, new Date(createdAt)))
  }
  return { messages: await read(deps, said, us, input), changes }
}

async function read(
  { client }: MastodonDeps,
  statuses: readonly MastoStatus[],
  us: Ourselves,
  { known, signal }: PullInput,
): Promise<InboundMessage[]> {
  const stored = await known?.(statuses.map(({ id }) => id))
  const messages: InboundMessage[] = []
  for (const status of statuses) {
    // A repost says nothing of its own.
    if (status.reblog || stored?.has(status.id)) continue
    const parents = status.inReplyToId ? await parentsOf(client, status, signal) : []
    messages.push(
      messageOf(status, us, { parents, attachments: await attachmentsOf(client, status, signal) }),
    )
  }
  return messages
}

/** The way up to the first of the thread; where it cannot be told, the parent alone. */
async function parentsOf(
  client: MastodonClient,
  { id, inReplyToId }: MastoStatus,
  signal: AbortSignal,
): Promise<string[]> {
  const parent = inReplyToId ?? ''
  try {
    const ancestors = await client.ancestors(id, signal)
    const above = ancestors.map((one) => one.id).toReversed()
    return [...new Set([parent, ...above])]
  } catch (error) {
    if (error instanceof ChannelError && error.class === 'rejected') return [parent]
    throw error
  }
}
