import pg from 'pg'
import { sleep } from './bell.ts'

/** The payload of a NOTIFY, or null after a new connection, when some may have been missed. */
export type OnNotify = (payload: string | null) => void

/** One connection that listens on any number of channels and comes back when it is lost. Connects at the first `listen`. */
export function createListener({ url, name }: { url: string; name: string }) {
  const handlers = new Map<string, Set<OnNotify>>()
  const closing = new AbortController()
  let client: pg.Client | undefined
  let running: Promise<void> | undefined

  const tell = (channel: string, payload: string | null) => {
    for (const handler of handlers.get(channel) ?? []) handler(payload)
  }

  async function run(): Promise<void> {
    for (let failures = 0; !closing.signal.aborted; failures++) {
      if (await listenOnce()) failures = 0
      await sleep(Math.min(2_000, 50 * 2 ** failures), closing.signal)
    }
  }

  /** Until the connection ends. @returns whether there was one. */
  async function listenOnce(): Promise<boolean> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: name,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    })
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    fresh.on('error', () => end())
    fresh.once('end', end)
    fresh.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''))
    closing.signal.addEventListener('abort', () => end(), { once: true })
    try {
      await fresh.connect()
      client = fresh
      for (const channel of handlers.keys()) await subscribe(fresh, channel)
      for (const channel of handlers.keys()) tell(channel, null)
      await ended
      return true
    } catch {
      return false
    } finally {
      client = undefined
      await fresh.end().catch(() => {})
    }
  }

  return {
    listen: (channel: string, onNotify: OnNotify): Disposable => {
      const known = handlers.get(channel)
      const set = known ?? new Set()
      set.add(onNotify)
      handlers.set(channel, set)
      // A broken connection is made anew with all channels, so a failure here needs no answer.
      if (known === undefined && client) {
        subscribe(client, channel).then(
          () => tell(channel, null),
          () => {},
        )
      }
      running ??= run()
      return { [Symbol.dispose]: () => void set.delete(onNotify) }
    },
    async [Symbol.asyncDispose]() {
      closing.abort()
      await running
    },
  }
}

async function subscribe(client: pg.Client, channel: string): Promise<void> {
  await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
}
