import type { Clock, InboundBatch, InboundGap } from '@hubbub/contracts'
import { sleep } from '@hubbub/runtime'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { PullInput } from '../contract.ts'
import { createSeen } from '../seen.ts'
import { catchUp } from './catch-up.ts'
import type { SlackCredentials, SlackSettings } from './config.ts'
import { type Envelope, openSocket } from './open-socket.ts'
import { readEvents } from './read-events.ts'
import type { Reading } from './read-message.ts'

const LIFE_MS = 20_000
const DAY_MS = 86_400_000
/** Clocks go wrong, and what was said in the last moment may not have arrived. */
const OVERLAP_MS = 60_000
const BATCH = 50

const cursorSchema = z.object({
  v: z.literal(1),
  /** Up to then all is here. */
  aliveAt: z.iso.datetime(),
  /** What was told last: it is asked for again, and is known. */
  recent: z.array(z.string()).default([]),
})
type Cursor = z.output<typeof cursorSchema>

export interface PullDeps {
  settings: SlackSettings
  credentials: SlackCredentials
  root: string
  clock: Clock
  webhookUrl: string | null
  reading(signal: AbortSignal): Promise<Reading>
}

/**
 * Opens the socket first and then asks for what was said since it last lived, so that nothing falls in between. Slack
 * is told that an event is here only once its batch is stored.
 */
export async function* pullSlack(deps: PullDeps, input: PullInput): AsyncGenerator<InboundBatch> {
  const { settings, clock } = deps
  const { signal } = input
  signal.throwIfAborted()
  const reading = await deps.reading(signal)
  const socket = settings.receive === 'socket' ? await open(deps, signal) : null
  if (socket === null) expectAddress(deps)
  try {
    const before = cursorSchema.safeParse(input.cursor).data ?? null
    const seen = createSeen(before?.recent ?? [], ({ externalId }) => externalId)
    const begun = clock.now()
    const last = before ? Date.parse(before.aliveAt) : begun.getTime() - settings.importDays * DAY_MS
    const span = { from: new Date(last - OVERLAP_MS), to: begun, signal, known: input.known }
    // Until all that was missed is here, the cursor stays.
    for await (const batch of missed(reading, span))
      yield { ...seen.fresh(batch), cursor: input.cursor ?? null }
    let aliveAt = begun
    const cursorNow = (): Cursor => ({ v: 1, aliveAt: aliveAt.toISOString(), recent: seen.recent() })
    for (let reportAt = 0; ;) {
      if (performance.now() >= reportAt) {
        yield { messages: [], unreadable: [], cursor: cursorNow() }
        reportAt = performance.now() + LIFE_MS
      }
      const at = clock.now()
      const came = socket === null ? await none(signal) : await socket.take(reportAt - performance.now())
      for (let from = 0; from < came.length; from += BATCH) {
        const some = came.slice(from, from + BATCH)
        const read = await readEvents(
          reading,
          some.map(({ body }) => body),
        )
        yield { ...seen.fresh(read), cursor: cursorNow() }
        // An answer that no longer reaches Slack has the event come again, which is harmless.
        await Promise.allSettled(some.map(async ({ ack }) => await ack()))
      }
      aliveAt = at
      if (socket?.ended() === true) return
    }
  } finally {
    socket?.close()
  }
}

async function open({ credentials: { appToken }, root, clock }: PullDeps, signal: AbortSignal) {
  if (appToken !== null) return await openSocket({ appToken, root, clock, signal })
  throw new ChannelError({
    class: 'reauthorize',
    message: 'The socket needs an app-level token (xapp-…) with connections:write',
  })
}

function expectAddress({ webhookUrl }: PullDeps): void {
  if (webhookUrl?.startsWith('https:') === true) return
  throw new ChannelError({
    class: 'reauthorize',
    message:
      'Slack calls only a public https address, and this installation has none: use the socket instead',
  })
}

async function none(signal: AbortSignal): Promise<Envelope[]> {
  await sleep(LIFE_MS, signal)
  signal.throwIfAborted()
  return []
}

interface Missed {
  from: Date
  to: Date
  signal: AbortSignal
  known: PullInput['known']
}

async function* missed(reading: Reading, span: Missed): AsyncGenerator<Omit<InboundBatch, 'cursor'>> {
  const { known, ...rest } = span
  try {
    yield* catchUp(reading, { ...rest, ...(known && { known }) })
  } catch (error) {
    span.signal.throwIfAborted()
    if (!(error instanceof ChannelError) || error.class === 'reauthorize') throw error
    // @NOTE the live events must not wait for histories that are refused: what was missed is told, to be filled later
    const gap: InboundGap = {
      from: span.from,
      to: span.to,
      reason: `Histories could not be read: ${error.message}`,
    }
    yield { messages: [], unreadable: [], gaps: [gap] }
  }
}
