import { type SessionInfo, WebSocketManager, WebSocketShardEvents as On } from '@discordjs/ws'
import type { GatewayDispatchPayload } from 'discord-api-types/v10'
import { ChannelError } from '../channel-error.ts'
import { classifyDiscordError, classifyGatewayError } from './classify-discord-error.ts'
import type { DiscordClient } from './client.ts'
import { type Dispatch, isWanted } from './read-events.ts'

export interface Came {
  events: Dispatch[]
  /** Where to go on once these are stored. */
  session: SessionInfo | null
  /** A session was begun in which nothing of before is told. */
  began: boolean
}

export interface Gateway {
  /** What came since the last call; waits for so long at most, and gives nothing then. */
  take(waitMs: number): Promise<Came>
  /** How long nothing came, not even a heartbeat's answer. */
  silentMs(): number
  close(): void
}

interface GatewayInput {
  client: DiscordClient
  token: string
  intents: number
  session: SessionInfo | null
  signal: AbortSignal
}

const OPEN_MS = 60_000
/** Closed with it a session lives on, to be resumed. */
const RESUMABLE = 4200
/** More than this waits only where storing cannot keep up; then it is left and begun again at the stored place. */
const MOST_WAITING = 20_000

/**
 * discord.js' connection to the gateway: it identifies, beats, leaves zombies and resumes by itself. Which place is
 * resumed after a restart is ours: the one behind what is stored.
 */
export async function openGateway({
  client,
  token,
  intents,
  session,
  signal,
}: GatewayInput): Promise<Gateway> {
  const inbox = createInbox(session)
  const manager = new WebSocketManager({
    token,
    intents,
    rest: client.rest,
    shardCount: 1,
    retrieveSessionInfo: inbox.session,
    updateSessionInfo: (_, info) => inbox.noteSession(info),
  })
  manager.on(On.Dispatch, inbox.dispatch)
  manager.on(On.Ready, inbox.begin)
  manager.on(On.Resumed, () => inbox.opened.resolve())
  manager.on(On.HeartbeatComplete, inbox.alive)
  manager.on(On.Error, (error) => inbox.lose(classifyGatewayError(error)))
  manager.on(On.SocketError, () => undefined)
  const close = () => {
    // A peer that says nothing more answers no goodbye either: nobody waits for it.
    void Promise.resolve(manager.destroy({ code: RESUMABLE })).catch(() => undefined)
    inbox.wake()
  }
  const abort = () => inbox.opened.reject(signal.reason as Error)
  signal.addEventListener('abort', abort, { once: true })
  const timer = setTimeout(() => inbox.lose(retry('The connection to Discord does not open')), OPEN_MS)
  try {
    manager.connect().catch((error: unknown) => inbox.lose(classifyDiscordError(error, { now: new Date() })))
    await inbox.opened.promise
  } catch (error) {
    close()
    signal.throwIfAborted()
    throw error
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
  }
  signal.addEventListener('abort', close, { once: true })
  return {
    take: async (waitMs) => await inbox.take(waitMs, signal),
    silentMs: inbox.silentMs,
    close() {
      signal.removeEventListener('abort', close)
      close()
    },
  }
}

const retry = (message: string) => new ChannelError({ class: 'retry', message })

/** What came and was not taken yet, and the place behind it. */
function createInbox(resumed: SessionInfo | null) {
  const opened = Promise.withResolvers<void>()
  opened.promise.catch(() => undefined)
  let current = resumed
  let sequence = resumed?.sequence ?? 0
  let waiting: Dispatch[] = []
  let began = false
  let aliveAt = performance.now()
  let lost: ChannelError | null = null
  let wake = () => {}

  const alive = () => {
    aliveAt = performance.now()
  }
  const lose = (error: ChannelError) => {
    lost ??= error
    opened.reject(lost)
    wake()
  }
  return {
    opened,
    alive,
    lose,
    wake: () => wake(),
    session: () => current,
    noteSession(info: SessionInfo | null) {
      current = info
    },
    begin() {
      began = true
      sequence = 0
      opened.resolve()
      wake()
    },
    dispatch({ t, d, s }: GatewayDispatchPayload) {
      alive()
      // The library notes a place before it hands over what stands there.
      sequence = s
      if (!isWanted({ t, d })) return
      waiting.push({ t, d })
      if (waiting.length > MOST_WAITING) lose(retry('More comes than can be stored'))
      wake()
    },
    silentMs: () => performance.now() - aliveAt,
    async take(waitMs: number, signal: AbortSignal): Promise<Came> {
      if (waiting.length === 0 && lost === null && !began && !signal.aborted) {
        const woken = Promise.withResolvers<void>()
        wake = woken.resolve
        const patience = setTimeout(woken.resolve, waitMs)
        await woken.promise
        clearTimeout(patience)
      }
      signal.throwIfAborted()
      // What came before it was lost is still told.
      if (waiting.length === 0 && lost !== null) throw lost
      const came = { events: waiting, session: current && { ...current, sequence }, began }
      waiting = []
      began = false
      return came
    },
  }
}
