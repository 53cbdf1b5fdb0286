import { setTimeout } from 'node:timers/promises'
import { AppError } from '@hubbub/contracts'
import pg from 'pg'

export interface Lease {
  /** Aborts when the lease is no longer ours: its connection broke, and someone else may hold it. */
  lost: AbortSignal
  release(): Promise<void>
}

/**
 * Who may do what only one process at a time should do: advisory locks, all of them on one connection of their own.
 * They hold no transaction open and fall with the process.
 */
export function createLeases({ url, name }: { url: string; name: string }) {
  const held = new Set<string>()
  let session: Promise<Session> | undefined
  let closed = false

  const open = async (): Promise<Session> => {
    const opened = await openSession(url, name)
    opened.lost.addEventListener('abort', () => {
      session = undefined
    })
    return opened
  }
  const connect = async (): Promise<Session> => {
    session ??= open()
    return await session.catch((error: unknown) => {
      session = undefined
      throw error
    })
  }

  const take = async (key: string): Promise<Lease | null> => {
    if (closed || held.has(key)) return null
    held.add(key)
    try {
      const { call, lost } = await connect()
      if (!(await call('pg_try_advisory_lock', key))) {
        held.delete(key)
        return null
      }
      lost.addEventListener('abort', () => held.delete(key), { once: true })
      return {
        lost,
        async release() {
          if (!held.delete(key) || lost.aborted) return
          // A connection that breaks over it gives the lock back as well.
          await call('pg_advisory_unlock', key).catch(() => {})
        },
      }
    } catch (error) {
      held.delete(key)
      throw error
    }
  }

  return {
    /** Null where another process holds it, or this one already does. */
    take,
    /** Waits until nobody else works under the key, in whatever process. Throws `lease.timeout`. */
    async run<T>(key: string, work: () => Promise<T>): Promise<T> {
      const lease = await waitFor(async () => await take(key))
      try {
        return await work()
      } finally {
        await lease.release()
      }
    },
    async [Symbol.asyncDispose]() {
      closed = true
      const current = await session?.catch(() => undefined)
      await current?.client.end().catch(() => {})
    },
  }
}

const LOOK_MS = 50
const PATIENCE_MS = 60_000

async function waitFor(take: () => Promise<Lease | null>): Promise<Lease> {
  const until = performance.now() + PATIENCE_MS
  while (performance.now() < until) {
    const lease = await take()
    if (lease !== null) return lease
    await setTimeout(LOOK_MS * (0.5 + Math.random()))
  }
  throw new AppError({
    code: 'lease.timeout',
    kind: 'unavailable',
    message: 'Somebody else has been at this for too long',
  })
}

export type Leases = ReturnType<typeof createLeases>

interface Session {
  client: pg.Client
  lost: AbortSignal
  /** One after the other, in the order of the calls: a connection answers one question at a time. */
  call(lock: Lock, key: string): Promise<boolean>
}

type Lock = 'pg_try_advisory_lock' | 'pg_advisory_unlock'

async function openSession(url: string, name: string): Promise<Session> {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  })
  const lost = new AbortController()
  client.on('error', () => lost.abort())
  client.once('end', () => lost.abort())
  await client.connect()
  let last: Promise<unknown> = Promise.resolve()
  return {
    client,
    lost: lost.signal,
    async call(lock, key) {
      const answer = last.then(async () => await ask(client, lock, key))
      last = answer.catch(() => {})
      return await answer
    },
  }
}

async function ask(client: pg.Client, lock: Lock, key: string): Promise<boolean> {
  const { rows } = await client.query<{ done: boolean }>(`SELECT ${lock}(hashtextextended($1, 0)) AS done`, [
    `hubbub ${key}`,
  ])
  return rows[0]?.done ?? false
}
