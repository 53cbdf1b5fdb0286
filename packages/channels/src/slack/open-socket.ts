import { SocketModeClient } from '@slack/socket-mode'
import type { Clock } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import { classifySlackError } from './classify-slack-error.ts'
import { clientOptions } from './client.ts'
import { silentLogger } from './silent-logger.ts'

export interface Envelope {
  body: unknown
  /** Tells Slack that it is stored; what is not told so within seconds comes again. */
  ack(): Promise<void>
}

export interface EventSocket {
  /** What came since the last call; waits for so long at most. Throws once the socket is lost and all is taken. */
  take(waitMs: number): Promise<Envelope[]>
  /** Slack ended it in order: it is to be opened again. */
  ended(): boolean
  close(): void
}

interface SocketInput {
  appToken: string
  root: string
  clock: Clock
  signal: AbortSignal
}

/** A socket of Socket Mode. It is not opened again by itself: what was missed in between is asked for first. */
export async function openSocket({ appToken, root, clock, signal }: SocketInput): Promise<EventSocket> {
  const client = new SocketModeClient({
    appToken,
    autoReconnectEnabled: false,
    logger: silentLogger,
    clientPingTimeout: 10_000,
    clientOptions: clientOptions(root),
  })
  let waiting: Envelope[] = []
  let lost = false
  let asked = false
  let wake = () => {}
  client.on(
    'slack_event',
    ({ body, ack, type }: { body: unknown; ack: () => Promise<void>; type: string }) => {
      // Buttons and commands are not for us, and nobody else will answer them.
      if (type === 'events_api') waiting.push({ body, ack })
      else void ack().catch(() => undefined)
      wake()
    },
  )
  client.on('ws_message', (data: unknown) => {
    if (typeof data === 'string' && /"type"\s*:\s*"disconnect"/.test(data.slice(0, 200))) asked = true
  })
  client.on('disconnected', () => {
    lost = true
    wake()
  })
  const close = () => {
    void client.disconnect().catch(() => undefined)
    wake()
  }
  try {
    await client.start()
  } catch (error) {
    signal.throwIfAborted()
    throw error === undefined
      ? new ChannelError({ class: 'retry', message: 'Slack does not open the socket' })
      : classifySlackError(error, { now: clock.now() })
  }
  signal.addEventListener('abort', close, { once: true })

  return {
    async take(waitMs) {
      if (waiting.length === 0 && !lost && !signal.aborted) {
        const woken = Promise.withResolvers<void>()
        wake = woken.resolve
        const patience = setTimeout(woken.resolve, waitMs)
        await woken.promise
        clearTimeout(patience)
      }
      signal.throwIfAborted()
      if (waiting.length === 0 && lost && !asked)
        throw new ChannelError({ class: 'retry', message: 'The socket to Slack was lost' })
      const taken = waiting
      waiting = []
      return taken
    },
    ended: () => lost && waiting.length === 0,
    close() {
      signal.removeEventListener('abort', close)
      close()
    },
  }
}
