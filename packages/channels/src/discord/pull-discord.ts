import { GatewayIntentBits as Intent } from 'discord-api-types/v10'
import type { Clock, InboundBatch } from '@hubbub/contracts'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { PullInput } from '../contract.ts'
import { createSeen } from '../seen.ts'
import { mayReadContent } from './api-types.ts'
import { backfill } from './backfill.ts'
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
  let { session, aliveAt } = before ?? { session: null, aliveAt: null }
  const cursorNow = (): Cursor => ({
    v: 1,
    session,
    aliveAt: aliveAt ?? clock.now().toISOString(),
    directs: [...directs].slice(-MOST_DIRECTS),
    recent: seen.recent(),
  })
  try {
    for (let reportAt = 0; ;) {
      const came = await gateway.take(Math.max(0, reportAt - performance.now()))
      const heardAt = aliveSince(gateway, clock)
      if (came.began && aliveAt !== null) yield { ...gapSince(aliveAt, clock), cursor: cursorNow() }
      if (came.began && aliveAt === null)
        for await (const batch of importFirst(deps, reading, input))
          yield { ...seen.fresh(batch), cursor: null }
      for await (const batch of told(reading, came, clock)) {
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
  return { messages: [], unreadable: [], gaps: [{ from, to: clock.now(), reason }] }
}

async function* importFirst({ settings, clock }: PullDeps, reading: Reading, { signal, known }: PullInput) {
  const to = clock.now()
  const from = new Date(to.getTime() - settings.importDays * DAY_MS - OVERLAP_MS)
  yield* backfill(reading, { from, to, signal, clock, directs: [], ...(known && { known }) })
}

async function* told(reading: Reading, { events }: Came, clock: Clock) {
  for (let from = 0; from < events.length; from += BATCH) {
    const batch = await readEvents(reading, events.slice(from, from + BATCH), clock.now())
    if (batch.messages.length + batch.unreadable.length + batch.changes.length > 0) yield batch
  }
}

function note(directs: Set<string>, { messages }: Pick<InboundBatch, 'messages'>) {
  for (const { post } of messages) {
    const id = post?.facts['channelId']
    if (post?.audience !== 'direct' || typeof id !== 'string') continue
    // The latest stands last.
    directs.delete(id)
    directs.add(id)
  }
}
