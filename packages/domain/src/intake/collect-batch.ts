import {
  AppError,
  errorMessage,
  type InboundBatch,
  type InboundChange,
  type InboundGap,
  isAppError,
  type NewEvent,
  type UnreadableMessage,
} from '@hubbub/contracts'
import { deliveryEvents } from '../delivery/delivery-events.ts'
import type { IncomingMessage } from '../ports/intake.ts'
import type { Repositories } from '../ports/store.ts'
import { notePublications } from '../statements/note-publications.ts'
import { systemActor } from '../rules/route-events.ts'
import { storable } from '../rules/storable.ts'
import { boundedId, type IntakeTools, prepareMessage } from './prepare-message.ts'
import { applyChanges, storableChange } from './apply-changes.ts'
import { adoptEchoes, nowAddressed } from './own-echoes.ts'
import type { WorkContext } from './work-context.ts'

const HOUR_MS = 3_600_000

export interface CollectBatch {
  channelId: string
  /** Without a cursor the channel's stays where it is: what came by a call, or again to close a gap. */
  batch: Omit<InboundBatch, 'cursor'> & Partial<Pick<InboundBatch, 'cursor'>>
  /** The cursor that the batch goes on from. Where the channel no longer stands there, nothing is stored: fetch anew. */
  after?: unknown
}

export interface Collected {
  /** Of what is new, or has to go its way anew. */
  messageIds: string[]
  /** How many were here already. */
  known: number
  quarantined: number
  /** Messages of which something was told, and which are not here, or not yet. */
  missing: number
}

/**
 * Stores what a channel fetched: messages, originals, files, what could not be read, and the cursor, all in one
 * transaction. Fetched twice, it is stored once.
 */
export async function collectBatch(
  ctx: WorkContext,
  tools: IntakeTools,
  input: CollectBatch,
): Promise<Collected> {
  const { channelId, batch, after } = input
  const messages: IncomingMessage[] = []
  for (const message of batch.messages)
    messages.push(await prepareMessage(ctx, tools, { channelId, message }))
  const unreadable = batch.unreadable.map(({ externalId, direction, reason, raw }) => ({
    id: ctx.ids.next(),
    direction,
    externalId: boundedId(tools, externalId),
    reason: storable(reason),
    raw,
  }))
  const cursor = batch.cursor === undefined ? undefined : { to: batch.cursor, from: after }
  const gaps = (batch.gaps ?? []).map((gap) => ({ ...gap, id: ctx.ids.next(), reason: storable(gap.reason) }))
  const changes = (batch.changes ?? []).map((change) => storableChange(tools, change))
  const collected = await storeAsFarAsPossible(ctx, {
    channelId,
    messages,
    unreadable,
    gaps,
    changes,
    cursor,
  })
  if (collected.messageIds.length > 0) {
    await ctx.signals.messagesCollected({
      workspaceId: ctx.workspaceId,
      channelId,
      messageIds: collected.messageIds,
    })
  }
  return collected
}

interface Prepared {
  channelId: string
  messages: IncomingMessage[]
  unreadable: (UnreadableMessage & { id: string })[]
  gaps: (InboundGap & { id: string })[]
  changes?: InboundChange[] | undefined
  /** Undefined: it stays where it is. */
  cursor?: { to: unknown; from?: unknown } | undefined
}

/** One message that the database refuses must not hold up the others: it is set aside, and they are stored. */
async function storeAsFarAsPossible(ctx: WorkContext, prepared: Prepared): Promise<Collected> {
  try {
    return await storeBatch(ctx, prepared)
  } catch (error) {
    if (prepared.messages.length === 0 || !isRefusal(error)) throw error
  }
  const { channelId, messages, unreadable, gaps, changes, cursor } = prepared
  const sum: Collected = { messageIds: [], known: 0, quarantined: 0, missing: 0 }
  const refused: Prepared['unreadable'] = []
  for (const message of messages) {
    try {
      add(sum, await storeBatch(ctx, { channelId, messages: [message], unreadable: [], gaps: [] }))
    } catch (error) {
      if (!isRefusal(error)) throw error
      const reason = storable(errorMessage(error)).slice(0, 500)
      const { externalId, direction, raw } = message
      refused.push({ id: ctx.ids.next(), externalId, direction, reason, raw })
    }
  }
  add(
    sum,
    await storeBatch(ctx, {
      channelId,
      messages: [],
      unreadable: [...unreadable, ...refused],
      gaps,
      changes,
      cursor,
    }),
  )
  return sum
}

/** Said of the message itself, not of the database's own troubles. */
const isRefusal = (error: unknown) => isAppError(error) && error.kind === 'invalid'

function add(sum: Collected, more: Collected): void {
  sum.messageIds.push(...more.messageIds)
  sum.known += more.known
  sum.quarantined += more.quarantined
  sum.missing += more.missing
}

async function storeBatch(ctx: WorkContext, prepared: Prepared): Promise<Collected> {
  // The cursor is forgotten with what it covers, and both are fetched again.
  return await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => await writeBatch(ctx, repositories, prepared),
    // Alone, without its cursor, it would not be fetched again.
    { repeatable: prepared.cursor !== undefined },
  )
}

async function writeBatch(
  ctx: WorkContext,
  repositories: Repositories,
  prepared: Prepared,
): Promise<Collected> {
  const { channelId, messages, unreadable } = prepared
  const now = ctx.clock.now()
  await adoptEchoes(repositories, prepared)
  const { stored, known } =
    messages.length === 0 ? { stored: [], known: [] } : await repositories.intake.store(channelId, messages)
  const quarantined =
    unreadable.length === 0 ? [] : await repositories.intake.quarantine(channelId, unreadable, now)
  if (prepared.cursor !== undefined && !(await repositories.intake.moveCursor(channelId, prepared.cursor)))
    throw cursorMoved()
  await noteHeard(repositories, prepared, { stored, now })
  await adoptNames(repositories, { channelId, messages, known })
  const turned = await nowAddressed(repositories, { channelId, messages, known })
  const changed = await applyChanges(ctx, repositories, prepared)
  const events: NewEvent[] = quarantined.map(({ id, tries }) => quarantineEvent(ctx, { id, tries }))
  events.push(...changed.events)
  const proven = [...known, ...takenOf(prepared)]
  events.push(...(await settleProven(ctx, repositories, { channelId, known: proven, now })))
  if (events.length > 0) await repositories.events.append(events)
  const messageIds = [...new Set([...stored, ...turned, ...changed.toScore])]
  return {
    messageIds,
    known: known.length,
    quarantined: quarantined.length,
    missing: changed.missing,
  }
}

const takenOf = ({ changes = [] }: Prepared) =>
  changes.flatMap(({ kind, externalId }) => (kind === 'sent' ? [externalId] : []))

/** What was missed, and how much came in which hour: against that, silence is told apart from calm. */
async function noteHeard(
  { hearing }: Pick<Repositories, 'hearing'>,
  { channelId, messages, gaps }: Prepared,
  { stored, now }: { stored: readonly string[]; now: Date },
): Promise<void> {
  if (gaps.length > 0) await hearing.noteGaps(channelId, gaps, now)
  const fresh = new Set(stored)
  const hours = Map.groupBy(
    // How much was said long ago says nothing of how much is said now.
    messages.filter(
      ({ id, direction, imported }) => direction === 'in' && fresh.has(id) && imported === null,
    ),
    ({ sentAt }) => Math.floor(sentAt.getTime() / HOUR_MS),
  )
  if (hours.size === 0) return
  await hearing.addVolume(
    channelId,
    [...hours].map(([hour, heard]) => ({ hour: new Date(hour * HOUR_MS), messages: heard.length })),
  )
}

/** The channel was set up anew, or a crash of the database has forgotten the batch before. */
function cursorMoved(): AppError {
  return new AppError({
    code: 'channel.cursor_moved',
    kind: 'conflict',
    message: 'The channel no longer stands where this batch goes on',
  })
}

export function quarantineEvent(ctx: WorkContext, { id, tries }: { id: string; tries: number }): NewEvent {
  return { type: 'quarantine.updated', subjectId: id, version: tries, actor: systemActor, trace: ctx.trace }
}

/** A server may give our reply an id of its own, by which answers refer to it; a worker that was killed never heard of it. */
async function adoptNames(
  { deliveries }: Repositories,
  { channelId, messages, known }: Pick<Prepared, 'channelId' | 'messages'> & { known: string[] },
): Promise<void> {
  const ours = new Set(known)
  const names = messages.flatMap(({ direction, externalId, thread: { ownRef } }) =>
    direction === 'out' && ours.has(externalId) && ownRef !== null && ownRef !== externalId
      ? [{ externalId, ownRef }]
      : [],
  )
  if (names.length > 0) await deliveries.adoptNames(channelId, names)
}

/** Our own reply, seen at the network: whatever we believed of its delivery, it has left. */
async function settleProven(
  ctx: WorkContext,
  repositories: Repositories,
  seen: { channelId: string; known: string[]; now: Date },
): Promise<NewEvent[]> {
  if (seen.known.length === 0) return []
  const proven = await repositories.deliveries.provenSent(seen.channelId, seen.known, seen.now)
  await notePublications(ctx, repositories, proven)
  return deliveryEvents(proven, ctx.trace)
}
