import type { Clock } from '@hubbub/contracts'
import { sleep } from '@hubbub/runtime'
import type { ImapFlow, MailboxObject } from 'imapflow'
import { classifyImapError } from './classify-imap-error.ts'
import { connectImap, type ImapAccount } from './connect-imap.ts'
import { expectAlive, type Liveness, usualLiveness } from './liveness.ts'

export type ImapConnection = ReturnType<typeof createImapConnection>

/** A connection that opens on first use, is shared by all callers, and opens again when it broke. */
export function createImapConnection(account: ImapAccount, clock: Clock, liveness: Liveness = usualLiveness) {
  let opening: Promise<ImapFlow> | null = null
  const work = createWork()

  async function open(): Promise<{ client: ImapFlow; reused: boolean }> {
    const reused = opening !== null
    const connecting = (opening ??= connectImap(account))
    const client = await connecting.catch((error: unknown) => {
      if (opening === connecting) opening = null
      throw error
    })
    if (client.usable) return { client, reused }
    if (opening === connecting) opening = null
    return open()
  }

  /** While others work with it, they find out. */
  async function expectHeard(client: ImapFlow) {
    if (work.isUnderWay() || work.quietMs() < liveness.quietMs) return
    if (!(await expectAlive(client, liveness))) throw new Error('The connection was lost')
  }

  async function attempt<T>(job: (client: ImapFlow) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted()
    let used: { client: ImapFlow; reused: boolean } | null = null
    try {
      used = await unlessAborted(open(), signal)
      if (used.reused) await unlessAborted(expectHeard(used.client), signal)
      return await unlessAborted(work.during(job(used.client)), signal)
    } catch (error) {
      signal?.throwIfAborted()
      // @NOTE a kept connection may have died unnoticed since it was last used; that is no failure yet
      if (used?.reused && !used.client.usable) return attempt(job, signal)
      throw classifyImapError(error, clock.now())
    }
  }

  return {
    use: attempt,

    /** Works in one folder, opened read-only unless asked; other callers wait until the work is done. */
    inFolder<T>(
      path: string,
      work: (client: ImapFlow, mailbox: MailboxObject) => Promise<T>,
      options: { signal?: AbortSignal; readOnly?: boolean } = {},
    ): Promise<T> {
      return attempt(async (client) => {
        const lock = await client.getMailboxLock(path, { readOnly: options.readOnly ?? true })
        try {
          if (!client.mailbox) throw new Error(`The folder ${path} could not be opened`)
          return await work(client, client.mailbox)
        } finally {
          lock.release()
        }
      }, options.signal)
    },

    isUsable: async () => (await opening?.catch(() => null))?.usable ?? false,

    async close() {
      const client = await opening?.catch(() => null)
      opening = null
      if (!client) return
      const loggedOut = new AbortController()
      if (client.usable) await Promise.race([client.logout().catch(() => {}), sleep(2000, loggedOut.signal)])
      loggedOut.abort()
      client.close()
    },
  }
}

/** What is under way, and when something last came to an end. */
function createWork() {
  let underWay = 0
  let heardAt = 0
  return {
    isUnderWay: () => underWay > 0,
    quietMs: () => performance.now() - heardAt,
    async during<T>(job: Promise<T>): Promise<T> {
      underWay += 1
      try {
        const done = await job
        heardAt = performance.now()
        return done
      } finally {
        underWay -= 1
      }
    },
  }
}

/** Stops waiting, not the work: the connection is shared, and the lock is held until the server has answered. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work
  const aborted = Promise.withResolvers<never>()
  const abort = () => aborted.reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([work, aborted.promise])
  } finally {
    signal.removeEventListener('abort', abort)
    // @NOTE the loser of the race must not become an unhandled rejection
    work.catch(() => {})
  }
}
