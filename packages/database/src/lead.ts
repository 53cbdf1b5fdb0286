import pg from 'pg'
import { sleep } from './bell.ts'

export interface LeadOptions {
  /** Of everyone who leads under this name, in whatever process, one at a time works. */
  name: string
  signal: AbortSignal
  /** Runs while this process leads; its signal aborts when it no longer does. Begins again when it ends. */
  work: (signal: AbortSignal) => Promise<void>
  onError?: (error: unknown) => void
  /** How soon another takes over. */
  retryMs?: number
}

/**
 * Leadership by an advisory lock on a connection of its own: it holds no transaction open, and falls with the process.
 * A leader cut off from the database may still be at work when the next one begins, so guard what it writes.
 */
export async function lead(
  url: string,
  { name, signal, work, onError, retryMs = 1_000 }: LeadOptions,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await leadOnce(url, { name, signal, work, retryMs })
    } catch (error) {
      if (!signal.aborted) onError?.(error)
      await sleep(retryMs, signal)
    }
  }
}

async function leadOnce(
  url: string,
  { name, signal, work, retryMs }: Required<Omit<LeadOptions, 'onError'>>,
): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `hubbub lead ${name}`,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  })
  const lost = new AbortController()
  client.on('error', () => lost.abort())
  client.once('end', () => lost.abort())
  const leading = AbortSignal.any([signal, lost.signal])
  try {
    await client.connect()
    while (!leading.aborted) {
      if (await tryLock(client, name)) {
        await work(leading)
        return
      }
      await sleep(retryMs, leading)
    }
  } finally {
    await client.end().catch(() => {})
  }
}

async function tryLock(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked',
    [`hubbub ${name}`],
  )
  return rows[0]?.locked ?? false
}
