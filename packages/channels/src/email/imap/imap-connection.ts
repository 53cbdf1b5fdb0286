import type { Clock } from '@hubbub/contracts'
import type { ImapFlow, MailboxObject } from 'imapflow'
import { classifyImapError } from './classify-imap-error.ts'
import { connectImap, type ImapAccount } from './connect-imap.ts'

export type ImapConnection = ReturnType<typeof createImapConnection>

/** A connection that opens on first use, is shared by all callers, and opens again when it broke. */
export function createImapConnection(account: ImapAccount, clock: Clock) {
  let opening: Promise<ImapFlow> | null = null

  async function open(): Promise<ImapFlow> {
    const attempt = (opening ??= connectImap(account))
    try {
      const client = await attempt
      if (client.usable) return client
    } catch (error) {
      if (opening === attempt) opening = null
      throw error
    }
    if (opening === attempt) opening = null
    return open()
  }

  async function attempt<T>(work: (client: ImapFlow) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted()
    try {
      const client = await open()
      signal?.throwIfAborted()
      return await unlessAborted(work(client), signal)
    } catch (error) {
      signal?.throwIfAborted()
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
      if (client.usable) await Promise.race([client.logout().catch(() => {}), delay(2000)])
      client.close()
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

const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref())
