import { GatewayIntentBits as Intent } from 'discord-api-types/v10'
import type { Clock, InboundBatch } from '@hubbub/contracts'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { PullInput } from '../contract.ts'
import { createSeen } from '../seen.ts'
import { mayReadContent } from './api-types.ts'
import { backfill, readRoom } from './backfill.ts'
import type { DiscordClient } from './client.ts'
import type { DiscordSettings } from './config.ts'
import { type Came, type Gateway, openGateway } from './open-gateway.ts'
import { readEvents } from './read-events.ts'
import type { Reading } from './read-message.ts'

const LIFE_MS = 20_000
/** Discord beats every 41 seconds; what misses two beats is dead, whatever the library still tries. */
const SILENT_MS = 95_000
const DAY_MS = 86_400_000
/** Clocks go wrong by less. */
const OVERLAP_MS = 60_000
const BATCH = 50
const MOST_DIRECTS = 500

const cursorSchema = z.object({
  v: z.literal(1),
  /** Where the gateway goes on: behind what is stored. */
  session: z
    .object({
      sessionId: z.string(),
      resumeURL: z.string(),
      sequence: z.int(),
      shardId: z.int(),
      shardCount: z.int(),
    })
    .nullable(),
  aliveAt: z.iso.datetime(),
  /** Since when it may have told nothing of a private talk that began; null where no session was ever lost. */
  lostFrom: z.iso.datetime().nullable().default(null),
  /** Whether what was said before is here, as far as it was wanted. */
  imported: z.boolean().default(true),
  directs: z.array(z.string()),
  recent: z.array(z.string()),
})
type Cursor = z.output<typeof cursorSchema>

export interface PullDeps {
  client: DiscordClient
  token: string
  settings: DiscordSettings
  clock: Clock
  /** Private talks that were heard; filled here, and used where gaps are closed. */
  directs: Set<string>
  reading(signal: AbortSignal): Promise<Reading>
}

/**
 * Resumes the gateway behind what is stored. Where Discord no longer knows the session, what was missed is a gap, which
 * the messages of every room close.
 */
export async function* pullDiscord(deps: PullDeps, input: PullInput): AsyncGenerator<InboundBatch> {
  const { client, token, settings, clock, directs } = deps
  const { signal } = input
  signal.throwIfAborted()
  const before = cursorSchema.safeParse(input.cursor).data ?? null
  for (const id of before?.directs ?? []) directs.add(id)
  const reading = await deps.reading(signal)
  const intents = await intentsOf(client, settings, signal)
  const gateway = await openGateway({ client, token, intents, session: before?.session ?? null, signal })
  const seen = createSeen(before?.recent ?? [], ({ externalId }) => externalId)
  let { session, aliveAt, lostFrom, imported } = before ?? {
    session: null,
    aliveAt: null,
    lostFrom: null,
    imported: false,
  }
  const cursorNow = (): Cursor => ({
    v: 1,
    session,
    aliveAt: aliveAt ?? clock.now().toISOString(),
    lostFrom,
    imported,
    directs: [...directs].slice(-MOST_DIRECTS),
    recent: seen.recent(),
  })
  try {
    for (let reportAt = 0; ;) {
      const came = await gateway.take(Math.max(0, reportAt - performance.now()))
      const heardAt = aliveSince(gateway, clock)
      if (came.began && aliveAt !== null) {
        const gap = gapSince(aliveAt, clock)
        lostFrom ??= gap.from.toISOString()
        yield { messages: [], unreadable: [], gaps: [gap], cursor: cursorNow() }
      }
      if (!imported) {
        const to = clock.now()
        // What is told while this takes its time, private talks too, is a gap if it breaks off.
        aliveAt ??= heardAt
        yield { messages: [], unreadable: [], cursor: cursorNow() }
        for await (const batch of importFirst(deps, reading, input, to))
          yield { ...seen.fresh(batch), cursor: cursorNow() }
        imported = true
      }
      for await (const batch of told(reading, came, clock)) {
        const strangers = talksOf(batch).filter((id) => !directs.has(id))
        if (lostFrom !== null && strangers.length > 0)
          for await (const older of beginnings(deps, reading, input, { strangers, lostFrom }))
            yield { ...seen.fresh(older), cursor: cursorNow() }
        note(directs, batch)
        yield { ...seen.fresh(batch), cursor: cursorNow() }
      }
      session = came.session
      aliveAt = heardAt
      if (performance.now() < reportAt && came.events.length === 0 && !came.began) continue
      yield { messages: [], unreadable: [], cursor: cursorNow() }
      reportAt = performance.now() + LIFE_MS
    }
  } finally {
    gateway.close()
  }
}

/** What needs a leave of Discord's is asked for only where it was given: else it would not let us in at all. */
async function intentsOf(
  client: DiscordClient,
  { content }: DiscordSettings,
  signal: AbortSignal,
): Promise<number> {
  const usual =
    Intent.Guilds |
    Intent.GuildMessages |
    Intent.GuildMessageReactions |
    Intent.DirectMessages |
    Intent.DirectMessageReactions
  return content && mayReadContent(await client.application(signal)) ? usual | Intent.MessageContent : usual
}

function aliveSince(gateway: Gateway, clock: Clock): string {
  const silent = gateway.silentMs()
  if (silent > SILENT_MS)
    throw new ChannelError({
      class: 'retry',
      message: `Discord said nothing for ${Math.round(silent / 1000)} s`,
    })
  return new Date(clock.now().getTime() - silent).toISOString()
}

function gapSince(aliveAt: string, clock: Clock) {
  const from = new Date(Date.parse(aliveAt) - OVERLAP_MS)
  const reason = 'Discord no longer knew our session, and told nothing of what was said since'
  return { from, to: clock.now(), reason }
}

/** What was said in private talks that begin only now for us: a bot learns of one by what is said in it. */
async function* beginnings(
  { clock }: PullDeps,
  reading: Reading,
  { signal, known }: PullInput,
  { strangers, lostFrom }: { strangers: readonly string[]; lostFrom: string },
) {
  const span = {
    from: new Date(lostFrom),
    to: clock.now(),
    signal,
    clock,
    directs: [],
    ...(known && { known }),
  }
  for (const id of strangers) yield* readRoom(reading, id, span)
}

async function* importFirst(
  { settings, clock }: PullDeps,
  reading: Reading,
  { signal, known }: PullInput,
  to: Date,
) {
  const from = new Date(to.getTime() - settings.importDays * DAY_MS - OVERLAP_MS)
  yield* backfill(reading, { from, to, signal, clock, directs: [], ...(known && { known }) })
}

async function* told(reading: Reading, { events }: Came, clock: Clock) {
  for (let from = 0; from < events.length; from += BATCH) {
    const batch = await readEvents(reading, events.slice(from, from + BATCH), clock.now())
    if (batch.messages.length + batch.unreadable.length + batch.changes.length > 0) yield batch
  }
}

function note(directs: Set<string>, batch: Pick<InboundBatch, 'messages'>) {
  for (const id of talksOf(batch)) {
    // The latest stands last.
    directs.delete(id)
    directs.add(id)
  }
}

/** The private talks in which something was said. */
const talksOf = ({ messages }: Pick<InboundBatch, 'messages'>): string[] =>
  messages.flatMap(({ post }) => {
    const id = post?.facts['channelId']
    return post?.audience === 'direct' && typeof id === 'string' ? [id] : []
  })
